import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { QUICK, WHOLE } from './extent.js';
import { runMoves } from './moves.js';

/**
 * `npm run bench` measures moves beside the limits of this machine and beside its peers; `-- --grown` measures a database
 * of many years, `-- --quick` only shows that all of it runs. `--json FILE` writes the figures, and keeps those in the file that this run did not measure.
 */
const { values: asked } = parseArgs({
  options: {
    grown: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

/** Everything that is measured, by either run; null is not measured yet. */
const FIELDS = [
  'moves_per_s',
  'p50_ms',
  'p99_ms',
  'pgbench_one_statement_tps',
  'pgbench_six_statement_tps',
  'pgbench_six_statement_p99_ms',
  'dbos_per_s',
  'typeorm_save_per_s',
  'open_loop',
  'overload',
  'sheets',
  'grown',
  'verify_lines_per_s',
] as const;
type Figures = Partial<Record<(typeof FIELDS)[number], unknown>>;

/** `verify_lines_per_s` may be among what the growth tells; the rest of it is `grown`. */
async function growth(): Promise<Figures> {
  const part = './grown.js';
  const { runGrown } = (await import(part)) as { runGrown: () => Promise<Record<string, unknown>> };
  const { verify_lines_per_s = null, ...grown } = await runGrown();
  return { grown, verify_lines_per_s };
}

function write(file: string, measured: Figures): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Figures) : {};
  const figures = Object.fromEntries(FIELDS.map((field) => [field, measured[field] ?? before[field] ?? null]));
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}

const measured = asked.grown ? await growth() : await runMoves(asked.quick ? QUICK : WHOLE);
if (asked.json) write(asked.json, measured);
