/**
 * Runs a file of tests by jest-circus, but of a planted fault no more than it takes: the first test that sees it is the last
 * one, and a file in which no test reaches the fault is not loaded. Jest gives up after a failure by file only, and StrykerJS
 * forbids it to; then each fault would cost all tests that reach it.
 */
import { createRequire } from 'node:module';
import { knownTests, rememberTests } from './known-tests.mjs';

const require = createRequire(import.meta.url);
const circus = require('jest-circus/runner').default ?? require('jest-circus/runner');
const { createEmptyTestResult } = createRequire(require.resolve('jest-circus/package.json'))('@jest/test-result');

const fault = { id: undefined, seen: false };

export default async function run(globalConfig, config, environment, runtime, path, ...rest) {
  const id = process.env.__STRYKER_ACTIVE_MUTANT__;
  const all = [globalConfig, config, environment, runtime, path, ...rest];
  if (id === undefined) return remembered(config.rootDir, path, () => circus(...all));
  if (fault.id !== id) Object.assign(fault, { id, seen: false });
  const names = knownTests(config.rootDir).get(path)?.names;
  const reached = new RegExp(globalConfig.testNamePattern ?? '', 'i');
  if (fault.seen || (names && !names.some((name) => reached.test(name)))) return nothingOf(path);
  stopAtTheFirst(environment);
  return circus(...all);
}

async function remembered(root, path, tested) {
  const start = performance.now();
  const result = await tested();
  const names = result.testResults.map(({ fullName }) => fullName);
  rememberTests(root, path, names, Math.round(performance.now() - start));
  return result;
}

function stopAtTheFirst(environment) {
  const handle = environment.handleTestEvent?.bind(environment);
  environment.handleTestEvent = async (event, state) => {
    if (event.name === 'test_start' && fault.seen) event.test.mode = 'skip';
    if (event.name === 'test_done' && event.test.errors.length > 0) fault.seen = true;
    await handle?.(event, state);
  };
}

const LEFT_OUT = { ancestorTitles: [], failureMessages: [], fullName: '', status: 'pending', title: '' };

const nothingOf = (testFilePath) => ({
  ...createEmptyTestResult(),
  ...{ testFilePath, numPendingTests: 1, testResults: [LEFT_OUT] },
});
