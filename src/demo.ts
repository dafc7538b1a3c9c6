import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { oneSeason } from './demo/one-season.js';
import { twoLevels } from './demo/two-levels.js';

async function wanted(): Promise<number> {
  const { values } = parseArgs({ options: { 'two-levels': { type: 'boolean' }, papers: { type: 'string' } } });
  return values['two-levels'] ? twoLevels() : oneSeason(values.papers);
}

wanted().then(
  (differences) => {
    console.log(differences === 0 ? 'The season went as expected, and can prove it.' : `${differences} things differ.`);
    process.exitCode = differences === 0 ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
