import { setTimeout as pause } from 'node:timers/promises';
import { latenciesOf, median } from './figures.js';
import type { Ground, Served } from './ground.js';
import type { Extent } from './extent.js';
import { closedLoop } from './load.js';
import { Peer, installPeers } from './peer.js';
import { MISSING, PgBench } from './pgbench.js';
import type { PlainMoves } from './plain-moves.js';
import type { Program } from '../test/support/program.js';

const CONNECTIONS = 32;

export interface Measured {
  moves_per_s: number;
  p50_ms: number;
  p99_ms: number;
  pgbench_one_statement_tps: number | null;
  pgbench_six_statement_tps: number | null;
  pgbench_six_statement_p99_ms: number | null;
  dbos_per_s: number | null;
  typeorm_save_per_s: number | null;
}

/** One contestant of a round: its figures, by name. */
export interface Contestant {
  wake?: () => void;
  rest?: () => void;
  round: () => Promise<Record<string, number>>;
}

/**
 * Five rounds of all in turn, so that what the machine does besides falls on all alike; medians of the rounds. Whoever is
 * not measured stands still: the program would deliver its messages, and a peer ask for work.
 */
export async function rounds(
  { url, program }: Served,
  beside: readonly Contestant[],
  moves: PlainMoves,
  extent: Extent,
): Promise<Measured> {
  const contestants = [ourselves(url, program, moves, extent.seconds), ...beside];
  const figures: Record<string, number[]> = {};
  for (const { rest } of contestants) rest?.();
  for (let round = -1; round < extent.rounds; round += 1) {
    for (const { wake, rest, round: measure } of contestants) {
      wake?.();
      const found = await measure();
      rest?.();
      await pause(200);
      if (round < 0) continue; // the first is to warm up
      for (const [name, figure] of Object.entries(found)) (figures[name] ??= []).push(figure);
    }
  }
  for (const { wake } of contestants) wake?.();
  const of = (name: string) => (figures[name] ? median(figures[name]) : null);
  return {
    ...{ moves_per_s: of('moves_per_s')!, p50_ms: of('p50_ms')!, p99_ms: of('p99_ms')! },
    pgbench_one_statement_tps: of('one'),
    pgbench_six_statement_tps: of('six'),
    pgbench_six_statement_p99_ms: of('six_p99_ms'),
    dbos_per_s: of('dbos'),
    typeorm_save_per_s: of('typeorm'),
  };
}

function ourselves(url: string, { pid }: Program, moves: PlainMoves, seconds: number): Contestant {
  return {
    wake: () => void process.kill(pid, 'SIGCONT'),
    rest: () => void process.kill(pid, 'SIGSTOP'),
    round: async () => {
      const done = await closedLoop(url, CONNECTIONS, moves, seconds);
      if (done.some(({ status }) => status !== 200)) throw new Error('a move was not answered 200');
      const { p50_ms, p99_ms } = latenciesOf(done.map(({ ms }) => ms));
      return { moves_per_s: done.length / seconds, p50_ms, p99_ms };
    },
  };
}

async function pgbench(ground: Ground, seconds: number): Promise<Contestant[]> {
  const bench = await PgBench.on((await ground.copy()).superuserUrl, ground.folder);
  if (!bench) {
    console.log(MISSING);
    return [];
  }
  const six = async () => {
    const { tps, p99_ms } = await bench.run('six', seconds);
    return { six: tps, six_p99_ms: p99_ms };
  };
  return [{ round: async () => ({ one: (await bench.run('one', seconds)).tps }) }, { round: six }];
}

/** Each on a copy of the database, made while nobody is in it. */
export async function others(ground: Ground, moves: PlainMoves, seconds: number): Promise<Contestant[]> {
  const found = [...(await pgbench(ground, seconds)), await typeorm(ground, moves, seconds)];
  if (installPeers()) found.push(await dbos(ground, seconds));
  return found;
}

async function typeorm(ground: Ground, moves: PlainMoves, seconds: number): Promise<Contestant> {
  const { superuserUrl } = await ground.copy();
  const peer = Peer.start('typeorm-save.ts', superuserUrl);
  ground.onStop(() => peer.stop());
  const [, url] = await peer.hear(/listens on (\S+)/);
  const own = moves.again();
  const round = async () => ({ typeorm: (await closedLoop(url!, CONNECTIONS, own, seconds)).length / seconds });
  return { round, wake: () => peer.wake(), rest: () => peer.rest() };
}

async function dbos(ground: Ground, seconds: number): Promise<Contestant> {
  const { superuserUrl } = await ground.copy();
  await PgBench.on(superuserUrl, ground.folder);
  const system = new URL(superuserUrl);
  system.pathname += '_dbos';
  const peer = Peer.start('dbos.ts', superuserUrl, system.href);
  ground.onStop(() => peer.stop());
  await peer.hear(/^ready$/);
  const round = async () => {
    peer.tell(String(seconds));
    return { dbos: Number((await peer.hear(/"per_s":([\d.]+)/))[1]) };
  };
  return { round, wake: () => peer.wake(), rest: () => peer.rest() };
}
