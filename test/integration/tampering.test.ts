import { readFileSync } from 'node:fs';
import { StreamReaders } from '../../src/audit/stream.reader.js';
import { tamperingPage } from '../../src/audit/unseen.page.js';
import { UNSEEN } from '../../src/audit/unseen.js';
import { Verifier } from '../../src/audit/verifier.js';
import type { VerifyReport } from '../../src/audit/verify.report.js';
import { TRAIL } from '../../src/trail.js';
import { inFull } from '../support/in-full.js';
import { KINDS, RandomTamperer, type Done } from '../support/random-tampering.js';
import { Season } from '../support/season.js';
import { referred } from '../support/steps.js';
import { fullYear } from './audit.world.js';

const SEED = Number(process.env['SEED'] ?? 20_260_302);

/** Only these tables are changed, where some are named. */
const ONLY = (process.env['TABLES'] ?? '').split(',').filter(Boolean);

let season: Season;
let tamperer: RandomTamperer;

let drawn = SEED;
const random = () => {
  drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
  return drawn / 2 ** 32;
};

beforeAll(async () => {
  season = await Season.start();
  await fullYear(season);
  await season.settled();
  tamperer = await RandomTamperer.on(season.database, random);
  await tamperer.keepCopies();
  await referred(season, 1);
}, 60_000);
afterAll(async () => {
  await tamperer?.leave();
  await season.stop();
});

function verify(): Promise<VerifyReport> {
  const readers = new StreamReaders();
  for (const owner of TRAIL.owners) readers.register(owner);
  readers.call(...TRAIL.witnesses);
  return new Verifier(tamperer.database, readers).verify({ organisations: null });
}

/** Whether the page says that this is not found. */
async function isListed(done: Done): Promise<boolean> {
  const { table, column } = done;
  for (const { columns, rows, only } of UNSEEN.filter((one) => one.table === table)) {
    const covers = columns === '*' || (column === null ? rows : columns.includes(column));
    if (covers && (!only || (await tamperer.concernsOnly(done, only.where)))) return true;
  }
  return false;
}

/** Some fault is of a stream that the changed rows are about, or tells the id of one of them. */
const isNamed = ({ ids }: Done, { faults }: VerifyReport): boolean =>
  faults.some(({ id, detail }) => ids.has(id) || [...ids].some((one) => detail.includes(one)));

/** Listed without a condition and whole: nothing of it is compared. */
const isWhole = (table: string) => UNSEEN.some((one) => one.table === table && one.columns === '*');

/** Only in full runs it is asked, too, whether the page claims too much: that costs a verification for each. */
async function seen(done: Done): Promise<'listed' | 'found' | 'missed' | 'listed and found'> {
  const listed = await isListed(done);
  if (listed && (inFull(0, 1) || isWhole(done.table))) return 'listed';
  const report = await verify();
  if (listed) return report.faults.length > 0 ? 'listed and found' : 'listed';
  return isNamed(done, report) ? 'found' : 'missed';
}

test(`whatever somebody with every right over the database changes is found and named, or listed (SEED=${SEED})`, async () => {
  const tables = [...tamperer.columns.keys()].filter((table) => ONLY.length === 0 || ONLY.includes(table));
  const wrong: string[] = [];
  const counted = { found: 0, listed: 0 };
  const wanted = inFull(2_000, 24);
  while (counted.found + counted.listed + wrong.length < wanted) {
    const kind = random() < 0.5 ? 'edit' : tamperer.pick(KINDS);
    const table = kind === 'move' || kind === 'rewrite' || random() < 0.1 ? 'line' : tamperer.pick(tables);
    const column = tamperer.pick(tamperer.columns.get(table)!).name;
    const result = await tamperer.once(kind, table, column, seen);
    if (result?.seen === 'found' || result?.seen === 'listed') counted[result.seen] += 1;
    else if (result) wrong.push(`${result.seen}: ${kind} ${table} ${result.done.column ?? ''} ${result.done.what}`);
  }
  console.log(`SEED=${SEED}:`, counted, wrong.length === 0 ? '' : wrong);
  expect(wrong).toEqual([]);
  expect((await tamperer.untouched(verify)).faults).toEqual([]);
}, 3_000_000);

test('what is not found is listed by names that are there, in the page that people read', () => {
  const known = UNSEEN.flatMap(({ table, columns }) =>
    (columns === '*' ? [] : columns).map((column) => `${table}.${column}`),
  );
  const there = new Set([...tamperer.columns].flatMap(([table, of]) => of.map(({ name }) => `${table}.${name}`)));
  expect(known.filter((one) => !there.has(one))).toEqual([]);
  expect(UNSEEN.filter(({ table }) => !tamperer.columns.has(table))).toEqual([]);
  expect(readFileSync('docs/tampering.md', 'utf8')).toBe(tamperingPage());
});
