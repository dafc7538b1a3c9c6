import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setFileName } from '../domain/set-places.js';
import { refused } from '../domain/refusals.js';
import type { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import type { Database } from '../platform/database.js';
import { FileStore } from '../platform/file.store.js';
import { LATEST, type Edition } from './set.row.js';

const LETTER = `SELECT s.id FROM submission s JOIN organisation o ON o.id = s.organisation_id
    JOIN paper p ON p.id = s.letter_paper_id
  WHERE o.code = $1 AND p.number = $2 ORDER BY s.created_at DESC LIMIT 1`;

interface AskedSet {
  organisation: string;
  /** Its number. */
  letter: string;
  to: string;
}

/** Writes the latest set of a letter into a folder, as it is kept; the names are those of a download. */
export async function setOnConsole(
  database: Database,
  config: Config,
  clock: Clock,
  { organisation, letter, to }: AskedSet,
  say: (line: string) => void,
): Promise<number> {
  const [found] = await database.query<{ id: string }>(LETTER, [organisation, letter]);
  if (!found) throw refused('notFound');
  const [set] = await database.query<Edition & Record<string, unknown>>(LATEST, [found.id]);
  if (!set) throw refused('set.none');
  const files = new FileStore(config, clock);
  await mkdir(to, { recursive: true });
  for (const ending of ['pdf', 'xlsx', 'zip'] as const) {
    const kept = set[ending];
    if (!kept) continue;
    const path = join(to, setFileName(letter, ending));
    await pipeline(await files.read(kept.sha256), createWriteStream(path));
    say(`${kept.sha256}  ${path}`);
  }
  return 0;
}
