import 'reflect-metadata';
import { oneSeason } from './demo/one-season.js';
import { twoLevels } from './demo/two-levels.js';

const wanted = process.argv.includes('--two-levels') ? twoLevels : oneSeason;

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
