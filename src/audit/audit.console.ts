import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/database.js';
import { appendOnly, type AppendOnly } from './append-only.js';
import { verifyChains } from './chain.verifier.js';
import type { Fault } from './stream.check.js';
import { partsOf, type Part } from './stream.parts.js';
import { StreamReaders, type StreamReader } from './stream.reader.js';
import { Verifier } from './verifier.js';
import { add, beginReport, type VerifyReport } from './verify.report.js';
import { inThreads, type Program } from './verify.threads.js';
import type { Witness } from './witness.js';

const WARNINGS: Record<AppendOnly, string> = {
  'role and trigger': 'Lines are append-only by role and trigger.',
  'by trigger only': 'Lines are append-only by trigger only: the program runs as a role that may change them.',
  'by role only': 'WARNING: the triggers that keep lines from being changed are missing or disabled.',
  'not enforced': 'WARNING: nothing in the database keeps lines from being changed.',
};

/** Who knows what is stored beside the lines. */
export interface Trail {
  owners: readonly StreamReader[];
  witnesses: readonly Witness[];
}

/** How a whole installation is verified: chains and arrows alone, or everything; in this thread where there are none. */
export interface Manner {
  quick: boolean;
  threads: number;
  /** What a thread runs. */
  program: Program;
  clock: Clock;
}

/** Parts for each thread: enough that none waits long for the last. */
const PARTS = 16;

export function readersOf({ owners, witnesses }: Trail): StreamReaders {
  const readers = new StreamReaders();
  for (const owner of owners) readers.register(owner);
  readers.call(...witnesses);
  return readers;
}

/** Verifies the whole installation in this thread; 0 where nothing differs, 1 where something does. */
export async function verifyOnConsole(
  database: Database,
  write: (line: string) => void,
  trail: Trail,
): Promise<number> {
  return tell(await new Verifier(database, readersOf(trail)).verify({ organisations: null }), write);
}

/** The same in parts, which threads share, and with its speed. */
export async function verifyAsAsked(
  database: Database,
  write: (line: string) => void,
  trail: Trail,
  { quick, threads, program, clock }: Manner,
): Promise<number> {
  const began = clock.now().getTime();
  const verifier = new Verifier(database, readersOf(trail));
  const report = beginReport(await appendOnly(database));
  const parts = await partsOf(database, PARTS * threads || 1);
  if (threads > 0) for (const one of await inThreads(program, parts, threads)) add(report, one);
  else for (const part of parts) await verifyHere(database, verifier, quick, part, report);
  await verifier.strangers({ organisations: null }, report);
  const code = tell(report, write);
  const seconds = Math.max(1, clock.now().getTime() - began) / 1000;
  const manner = quick ? 'Chains and arrows only' : 'Everything';
  write(`${manner}, ${threads} threads: ${Math.round(report.lines / seconds)} lines per second.`);
  return code;
}

const verifyHere = (database: Database, verifier: Verifier, quick: boolean, part: Part, report: VerifyReport) =>
  quick ? verifyChains(database, part, report) : verifier.verifyPart({ organisations: null }, part, report);

function tell(report: VerifyReport, write: (line: string) => void): number {
  for (const fault of report.faults) write(told(fault));
  if (report.more > 0) write(`… and ${report.more} more faults`);
  write(`${report.streams} streams, ${report.lines} lines, ${report.erased} erased values`);
  write(WARNINGS[report.appendOnly]);
  write(report.faults.length === 0 ? 'Nothing differs.' : `${report.faults.length + report.more} faults.`);
  return report.faults.length === 0 ? 0 : 1;
}

const told = ({ stream, id, seq, kind, detail }: Fault): string =>
  `${kind}: ${stream} ${id}${seq === null ? '' : ` line ${seq}`}: ${detail}`;
