/**
 * `npm run test:soak` runs every test with its full counts; `npm run test:soak -- storms fuzz` only the files of these
 * names. What is weighed by a clock runs afterwards, alone, and faults are planted last (`mutation/`).
 */
import { spawnSync } from 'node:child_process';

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const patterns = process.argv.slice(2);

function jest(...options) {
  const env = { ...process.env, SOAK: '1' };
  return spawnSync(process.execPath, [...JEST, ...options], { stdio: 'inherit', env }).status ?? 1;
}

const statuses =
  patterns.length > 0
    ? [jest('--testPathPatterns', ...patterns)]
    : [
        jest('--testPathIgnorePatterns', 'browser/weight'),
        jest('--testPathPatterns', 'browser/weight'),
        spawnSync(process.execPath, ['mutation/run.mjs'], { stdio: 'inherit' }).status ?? 1,
      ];
process.exitCode = Math.max(...statuses);
