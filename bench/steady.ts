import { latenciesOf, percentile, rounded, type Latencies } from './figures.js';
import { openLoop, type Done } from './load.js';
import type { PlainMoves } from './plain-moves.js';

const RATE = 300;

export interface OpenLoop extends Latencies {
  rate_per_s: number;
  sent: number;
}

/** Moves at a constant rate, as they come from people who do not wait for one another. */
export async function steady(url: string, moves: PlainMoves, seconds: number): Promise<OpenLoop> {
  const done = await openLoop(url, moves, { rate: RATE, seconds });
  return { rate_per_s: RATE, sent: done.length, ...latenciesOf(done.map(({ ms }) => ms)) };
}

export interface Overload {
  offered_per_s: number;
  accepted_per_s: number;
  accepted_p50_ms: number;
  accepted_p99_ms: number;
  normal_p99_ms: number;
  refused: number;
  refused_without_retry_after: number;
  refused_p99_ms: number;
  /** Of dossiers: a 200 without its line, or a line without its 200. */
  lost: number;
  normal_after_s: number;
}

const AFTERWARDS = 6;
const WINDOW = 500;

/** Three times of what the server can do; afterwards what it can, until it answers as before. */
export async function overload(
  url: string,
  moves: PlainMoves,
  {
    seconds,
    capacity,
    normalP99,
    lost,
  }: { seconds: number; capacity: number; normalP99: number; lost: () => Promise<number> },
): Promise<Overload> {
  const offered = Math.round(capacity * 3);
  const done = await openLoop(url, moves, { rate: offered, seconds });
  const after = await openLoop(url, moves, { rate: Math.min(RATE, capacity / 2), seconds: AFTERWARDS });
  const accepted = done.filter(({ status }) => status === 200);
  const refused = done.filter(({ status }) => status !== 200);
  const spent = Math.max(...done.map(({ at, ms }) => at + ms)) / 1000;
  const { p50_ms, p99_ms } = latenciesOf(accepted.map(({ ms }) => ms));
  return {
    offered_per_s: offered,
    accepted_per_s: rounded(accepted.length / spent),
    accepted_p50_ms: p50_ms,
    accepted_p99_ms: p99_ms,
    normal_p99_ms: normalP99,
    refused: refused.length,
    refused_without_retry_after: refused.filter(({ retryAfter }) => retryAfter === null).length,
    refused_p99_ms: latenciesOf(refused.map(({ ms }) => ms)).p99_ms,
    lost: await lost(),
    normal_after_s: normalAfter(after, normalP99),
  };
}

/** From when on every half second was answered as quickly as before the overload, and nothing was refused. */
function normalAfter(done: readonly Done[], normalP99: number): number {
  let from = 0;
  for (let start = 0; start < AFTERWARDS * 1000; start += WINDOW) {
    const within = done.filter(({ at }) => at >= start && at < start + WINDOW);
    const isNormal = within.every(({ status }) => status === 200);
    const p99 = percentile(
      within.map(({ ms }) => ms),
      0.99,
    );
    if (!isNormal || p99 > normalP99 * 2) from = start + WINDOW;
  }
  return from / 1000;
}
