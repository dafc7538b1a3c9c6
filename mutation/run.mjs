/** `npm run test:mutation`: how many planted faults of the pure core no test sees; names of files to do only those. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const FOLDER = 'mutation';
const TOOL = `${FOLDER}/node_modules/@stryker-mutator/core/bin/stryker.js`;

const run = (command, ...options) => {
  const { status } = spawnSync(command, options, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(TOOL)) run('npm', 'ci', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund');
const files = process.argv.slice(2).map((name) => `src/domain/${name}.ts`);
run(
  process.execPath,
  TOOL,
  'run',
  `${FOLDER}/stryker.config.mjs`,
  ...(files.length > 0 ? ['--mutate', files.join(',')] : []),
);
