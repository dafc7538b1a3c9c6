import { Client } from 'pg';
import { bar, rounded, table } from './figures.js';
import { Ground } from './ground.js';
import { PlainMoves } from './plain-moves.js';
import { closedLoop, connections } from './load.js';
import { others, rounds, type Measured } from './rounds.js';
import { Town, blockedDossiers } from './town.js';

const DOSSIERS = Number(process.env['N'] ?? 640);

export async function runMoves(): Promise<Record<string, unknown>> {
  const ground = await Ground.prepare();
  try {
    const town = await Town.found(ground);
    const seeding = await ground.serve();
    town.url = seeding.url;
    const ids = await blockedDossiers(town, DOSSIERS);
    const first = await PlainMoves.of(town, ids);
    await closedLoop(await connections(seeding.url, 8), first, 1);
    await seeding.stop();
    await ground.counted();
    const beside = await others(ground, first);
    const served = await ground.serve();
    town.url = served.url;
    const moves = first.again();
    const measured = await rounds(served, beside, moves);
    show(measured);
    await nothingLost(ground, moves);
    return { ...measured };
  } finally {
    await ground.stop();
  }
}

async function nothingLost({ postgres }: Ground, moves: PlainMoves): Promise<void> {
  const client = new Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  const lost = await moves.lost(client).finally(() => client.end());
  if (lost > 0) throw new Error(`${lost} dossiers do not stand where their last answer said`);
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
