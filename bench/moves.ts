import { Client } from 'pg';
import { bar, rounded, table } from './figures.js';
import { Ground } from './ground.js';
import { PlainMoves } from './plain-moves.js';
import { closedLoop } from './load.js';
import type { Answer } from './connection.js';
import type { Extent } from './extent.js';
import { sheets, referred } from './sheets.js';
import { overload, steady, type Overload } from './steady.js';
import { others, rounds, type Measured } from './rounds.js';
import { Town, blockedDossiers } from './town.js';

/** What a server that is asked too much may say. */
const isRefusal = ({ status, retryAfter }: Answer): boolean =>
  (status === 503 || status === 429) && retryAfter !== null;

/** Moves beside limits and peers, at a constant rate, at three times of what can be done, and a council that votes. */
export async function runMoves(extent: Extent): Promise<Record<string, unknown>> {
  const ground = await Ground.prepare();
  try {
    const town = await Town.found(ground);
    const seeding = await ground.serve();
    town.url = seeding.url;
    const ids = await blockedDossiers(town, extent.dossiers);
    const onTheList = await referred(town);
    // Each a few times, so that the copies hold what a move writes.
    await closedLoop(seeding.url, 4, await PlainMoves.of(town, ids.slice(0, 6)), 2);
    const first = await PlainMoves.of(town, ids, isRefusal);
    await seeding.stop();
    await ground.counted();
    const beside = await others(ground, first, extent.seconds);
    const served = await ground.serve();
    town.url = served.url;
    const moves = first.again();
    const measured = await rounds(served, beside, moves, extent);
    show(measured);
    const open_loop = await steady(served.url, moves, extent.openSeconds);
    console.log(`\nopen loop, ${JSON.stringify(open_loop)}`);
    const { moves_per_s: capacity, p99_ms: normalP99 } = measured;
    const pressed = await overload(served.url, moves, {
      seconds: extent.openSeconds,
      capacity,
      normalP99,
      lost: () => lostOf(ground, moves),
    });
    console.log(`\noverload, ${JSON.stringify(pressed)}`);
    judge(pressed);
    const voted = await sheets(town, onTheList);
    console.log(`\nsheets, ${JSON.stringify(voted)}`);
    return { ...measured, open_loop, overload: pressed, sheets: voted };
  } finally {
    await ground.stop();
  }
}

async function lostOf({ postgres }: Ground, moves: PlainMoves): Promise<number> {
  const client = new Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  return moves.lost(client).finally(() => client.end());
}

function judge({ accepted_p99_ms, normal_p99_ms, normal_after_s, lost, ...rest }: Overload): void {
  console.log(bar('p99 of what is accepted, of the normal one', accepted_p99_ms / normal_p99_ms, { most: 2 }));
  console.log(bar('refused without Retry-After', rest.refused_without_retry_after, { most: 0 }));
  console.log(bar('lost or half done', lost, { most: 0 }));
  console.log(bar('seconds until all is as before', normal_after_s, { most: 5 }));
}

function show(measured: Measured): void {
  const { moves_per_s: own, pgbench_one_statement_tps: limit, pgbench_six_statement_tps: six } = measured;
  const { dbos_per_s: dbos, typeorm_save_per_s: typeorm, pgbench_six_statement_p99_ms: sixP99 } = measured;
  const row = (what: string, perSecond: number | null) =>
    perSecond === null ? [] : [[what, String(rounded(perSecond)), rounded(own / perSecond, 2).toFixed(2)]];
  const head = ['32 at once, medians of five rounds', 'per second', 'moves are × of it'];
  console.log(
    table([
      head,
      ...row(`moves over HTTP (p50 ${measured.p50_ms} ms, p99 ${measured.p99_ms} ms)`, own),
      ...row('the same writes in one statement, pgbench', limit),
      ...row(`the same in six statements, pgbench (p99 ${sixP99} ms)`, six),
      ...row('a DBOS workflow of three steps', dbos),
      ...row('NestJS and TypeORM save() × 3 over HTTP', typeorm),
    ]),
  );
  if (limit) console.log(bar('moves of the one-statement limit', own / limit, { least: 0.2 }));
  if (dbos) console.log(bar('moves of DBOS', own / dbos, { least: 3 }));
  if (typeorm) console.log(bar('moves of TypeORM save()', own / typeorm, { least: 2 }));
  if (sixP99) console.log(bar('p99 of that of six statements', measured.p99_ms / sixP99, { most: 4 }));
}
