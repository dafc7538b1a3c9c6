/**
 * `npm test` runs every test with its small counts; `npm test -- sets outbox` only the files of these names. What strikes
 * whole fleets of servers (`storms`) runs afterwards, alone: it takes the machine from whatever runs beside it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const asked = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };
let status = 0;

function jest(...options) {
  const told = join(tmpdir(), `vinhdanh-tests-${process.pid}.json`);
  const all = [...JEST, ...asked, ...options, '--passWithNoTests', '--json', '--outputFile', told];
  // What it would print of its own as JSON is in the file; what people read goes where errors go.
  const run = spawnSync(process.execPath, all, { stdio: ['inherit', 'ignore', 'inherit'] });
  status ||= run.status ?? 1;
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(told, 'utf8'));
    counts.passed += numPassedTests;
    counts.failed += numFailedTests + numRuntimeErrorTestSuites;
  } catch {
    counts.failed += 1;
    status ||= 1;
  }
  rmSync(told, { force: true });
}

jest('--selectProjects', 'domain', 'integration', 'e2e', 'browser');
jest('--selectProjects', 'storms', '--maxWorkers', '1');
console.log(`${counts.passed} passed, ${counts.failed} failed`);
// A name that no file has is a slip, and nothing that has passed.
process.exitCode = counts.passed + counts.failed === 0 ? 1 : status;
