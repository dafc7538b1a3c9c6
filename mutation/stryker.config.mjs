/**
 * Faults are planted in `src/domain`, but not in tables of words: those are read by people, and other tests look at them.
 * What is worked out once when a module is loaded (the machine itself, tables) cannot be told apart by test; the file
 * `test/domain/life-cycle.test.ts` compares all of it with the page.
 */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { projectType: 'custom', configFile: 'mutation/jest.config.mjs', enableFindRelatedTests: true },
  mutate: ['src/domain/**/*.ts', '!src/domain/*-labels.ts', '!src/domain/refusal-catalogue.ts'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  maxTestRunnerReuse: 150,
  timeoutMS: 6_000,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false },
  jsonReporter: { fileName: 'data/mutation.json' },
  tempDirName: 'data/mutation',
  ignorePatterns: ['.git', 'data', 'dist', 'docs/screens', 'bench', 'mutation/node_modules'],
};
