import type { Database } from '../platform/database.js';
import type { AppendOnly } from './append-only.js';
import type { Fault } from './stream.check.js';
import { StreamReaders, type StreamReader } from './stream.reader.js';
import { Verifier } from './verifier.js';
import type { Witness } from './witness.js';

const WARNINGS: Record<AppendOnly, string> = {
  'role and trigger': 'Lines are append-only by role and trigger.',
  'by trigger only': 'Lines are append-only by trigger only: the program runs as a role that may change them.',
  'by role only': 'WARNING: the triggers that keep lines from being changed are missing or disabled.',
  'not enforced': 'WARNING: nothing in the database keeps lines from being changed.',
};

/** Verifies the whole installation; 0 where nothing differs, 1 where something does. */
export async function verifyOnConsole(
  database: Database,
  write: (line: string) => void,
  { owners, witnesses }: { owners: readonly StreamReader[]; witnesses: readonly Witness[] },
): Promise<number> {
  const readers = new StreamReaders();
  for (const owner of owners) readers.register(owner);
  readers.call(...witnesses);
  const report = await new Verifier(database, readers).verify({ organisations: null });
  for (const fault of report.faults) write(told(fault));
  if (report.more > 0) write(`… and ${report.more} more faults`);
  write(`${report.streams} streams, ${report.lines} lines, ${report.erased} erased values`);
  write(WARNINGS[report.appendOnly]);
  write(report.faults.length === 0 ? 'Nothing differs.' : `${report.faults.length + report.more} faults.`);
  return report.faults.length === 0 ? 0 : 1;
}

const told = ({ stream, id, seq, kind, detail }: Fault): string =>
  `${kind}: ${stream} ${id}${seq === null ? '' : ` line ${seq}`}: ${detail}`;
