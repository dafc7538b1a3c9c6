import config from '../jest.config.js';

const { displayName, ...domain } = config.projects[0];

/** The tests of the pure core, alone. */
export default {
  ...domain,
  rootDir: '..',
  setupFiles: [...domain.setupFiles, '<rootDir>/mutation/setup.mjs'],
  testRunner: '<rootDir>/mutation/jest-circus.mjs',
  testSequencer: '<rootDir>/mutation/sequencer.mjs',
  testTimeout: 30_000,
};
