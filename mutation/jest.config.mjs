import config from '../jest.config.js';

const { displayName, ...domain } = config.projects[0];

/** The tests of the pure core, alone. */
export default {
  ...domain,
  rootDir: '..',
  setupFiles: ['<rootDir>/mutation/setup.mjs'],
  testTimeout: 30_000,
};
