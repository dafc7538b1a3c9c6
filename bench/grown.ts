/**
 * What becomes slower when there is more: the same measurements on one commune or ten, and on a thousand. Which figures a
 * machine gives depends on the machine; their ratios should not.
 */
import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { bar, latenciesOf, median, rounded, table } from './figures.js';
import { sizeOf } from './generator.js';
import { GrownGround, SIZES, type Size } from './grown.ground.js';
import { holdsIn } from './grown.moves.js';
import { measureReads, type ReadFigures } from './grown.reads.js';
import { closedLoop } from './load.js';

const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 32;
/** Far apart in the order of their ids. */
const SPREAD = [0, 1, 250, 500, 750, 999];

export async function runGrown(): Promise<Record<string, unknown>> {
  const ground = await GrownGround.prepare(SIZES);
  try {
    const size = await sizeOf(ground.url('grown', 'superuserUrl'));
    console.log(`${size.organisations} organisations, ${size.dossiers} dossiers, ${size.lines} lines`);
    const starts = await measureStarts(ground);
    const reads = await readsOf(ground);
    const moves = await movesOf(ground);
    const verify = { quick: await verified(ground, '--quick'), deep: await verified(ground, '--deep') };
    report(starts, reads, moves, verify);
    return { ...size, starts, reads, moves, verify_deep_lines_per_s: verify.deep, verify_lines_per_s: verify.quick };
  } finally {
    await ground.stop();
  }
}

interface Start {
  ms: number;
  megabytes: number;
}

async function measureStarts(ground: GrownGround): Promise<Record<'empty' | 'grown', Start>> {
  const all = { empty: [] as Start[], grown: [] as Start[] };
  for (let round = 0; round < 3; round += 1)
    for (const size of ['empty', 'grown'] as const) {
      const server = await ground.serve(size);
      await pause(2000);
      all[size].push({ ms: server.startedIn, megabytes: server.megabytes() });
      await server.stop();
    }
  const middle = (starts: Start[]) => ({
    ms: rounded(median(starts.map(({ ms }) => ms))),
    megabytes: rounded(median(starts.map(({ megabytes }) => megabytes))),
  });
  return { empty: middle(all.empty), grown: middle(all.grown) };
}

async function both<Result>(
  ground: GrownGround,
  sizes: [Size, Size],
  work: (urls: [string, string]) => Promise<Result>,
) {
  const servers = [await ground.serve(sizes[0]), await ground.serve(sizes[1])] as const;
  try {
    return await work([servers[0].url, servers[1].url]);
  } finally {
    for (const server of servers) await server.stop();
  }
}

const readsOf = (ground: GrownGround) =>
  both(ground, ['small', 'grown'], ([small, grown]) => measureReads({ small, grown }));

interface Moves {
  empty_per_s: number;
  grown_per_s: number;
  grown_p99_ms: number;
}

const movesOf = (ground: GrownGround): Promise<Moves> =>
  both(ground, ['empty', 'grown'], async (urls) => {
    const sources = [await holdsIn(urls[0], [0]), await holdsIn(urls[1], SPREAD)] as const;
    const rates: [number[], number[]] = [[], []];
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const place of [0, 1] as const) {
        const done = await closedLoop(urls[place], CONNECTIONS, sources[place], SECONDS);
        if (round === 0) continue;
        rates[place].push(done.length / SECONDS);
        if (place === 1) times.push(...done.map(({ ms }) => ms));
      }
    const [empty_per_s, grown_per_s] = rates.map((rate) => rounded(median(rate))) as [number, number];
    return { empty_per_s, grown_per_s, grown_p99_ms: latenciesOf(times).p99_ms };
  });

/** Lines per second, as the program itself says. */
async function verified(ground: GrownGround, manner: string): Promise<number> {
  const env = { DATABASE_URL: ground.url('grown'), DATABASE_OWNER_URL: ground.url('grown', 'ownerUrl') };
  const args = ['dist/cli.js', 'audit', 'verify', manner, '--threads', '2'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
  if (!/Nothing differs\./.test(stdout)) throw new Error(`audit verify found faults: ${stdout}`);
  return Number(/(\d+) lines per second/.exec(stdout)![1]);
}

function report(
  starts: Record<'empty' | 'grown', Start>,
  reads: Record<string, ReadFigures>,
  moves: Moves,
  verify: { quick: number; deep: number },
): void {
  const rows = Object.entries(reads).map(([name, { small_ms, grown_ms, grown_p99_ms }]) => [
    ...[name, small_ms.toFixed(2), grown_ms.toFixed(2), (grown_ms / small_ms).toFixed(2), grown_p99_ms.toFixed(1)],
  ]);
  console.log(table([['milliseconds', '2,000 dossiers', 'grown', 'ratio', 'grown p99'], ...rows]));
  console.log(
    table([
      ['', 'empty', 'grown'],
      ['moves per second', String(moves.empty_per_s), String(moves.grown_per_s)],
      ['start, ms', String(starts.empty.ms), String(starts.grown.ms)],
      ['memory, MB', String(starts.empty.megabytes), String(starts.grown.megabytes)],
    ]),
  );
  const ratios = Object.values(reads).map(({ small_ms, grown_ms }) => grown_ms / small_ms);
  console.log(bar('moves, grown to empty', moves.grown_per_s / moves.empty_per_s, { least: 0.8 }));
  console.log(bar('the slowest ratio of a list', Math.max(...ratios), { most: 1.5 }));
  const slowest = Math.max(...Object.values(reads).map(({ grown_p99_ms }) => grown_p99_ms));
  console.log(bar('the slowest p99 of a list, ms', slowest, { most: 50 }));
  console.log(bar('verify --quick, lines per second', verify.quick, { least: 100_000 }));
  console.log(bar('verify --deep, lines per second', verify.deep, { least: 20_000 }));
  console.log(bar('start-up time, grown to empty', starts.grown.ms / starts.empty.ms, { most: 1.1 }));
  console.log(bar('memory, grown to empty', starts.grown.megabytes / starts.empty.megabytes, { most: 1.1 }));
}
