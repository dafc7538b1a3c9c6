import { UNSEEN } from './unseen.js';

const INTRODUCTION = `# What \`audit verify\` does not find

<!-- Generated from src/audit/unseen.ts by \`npm run docs\`. Do not edit. -->

Somebody with every right over the database can change these without a fault being told: where only some rows are meant, the row is such
a one before and after. Every other change of a value, every
row that is taken away or added, values that change places, lines in another stream, a table put back from an old copy and a line
rewritten with its hash are found and named; \`npm run test:soak -- tampering\` tries 2,000 of them at random. Rows that refer to
rows that are not there are told by the foreign keys, at the latest when a backup is restored.`;

const BESIDE = `A consistent rewrite of a whole chain with all that names it, and an end that was cut off with its row and that nothing else names,
are found only by a copy elsewhere: see [decision 0002](decisions/0002-lines-and-chains.md).`;

/** docs/tampering.md. */
export const tamperingPage = (): string =>
  [
    `${INTRODUCTION}\n`,
    '| Table | Values | Rows may come and go | Only rows | Why |',
    '|---|---|---|---|---|',
    ...UNSEEN.map(
      ({ table, columns, rows: come, only, why }) =>
        `| \`${table}\` | ${columns === '*' ? 'all' : columns.map((one) => `\`${one}\``).join(', ')} | ${come ? 'yes' : 'no'} | ${only?.words ?? ''} | ${why} |`,
    ),
    `\n${BESIDE}\n`,
  ].join('\n');
