import { Injectable } from '@nestjs/common';
import type { LineBody } from '../domain/line.js';
import { refused } from '../domain/refusals.js';
import type { SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database, type Executor } from '../platform/database.js';
import { DossierReader, type Reading } from './reading.js';

export interface TrailLine {
  body: LineBody;
  hash: string;
  /** The actor's name now; it is not part of the line. */
  who: string | null;
}

/** `$2` after, `$3` up to, `$4` whether those of the receiver's side are shown beyond, `$5` how many. */
const TRAIL = `SELECT l.body, l.hash, p.full_name AS who FROM line l
  LEFT JOIN person p ON p.id = (l.body ->> 'actorId')::uuid
  WHERE l.stream = 'dossier' AND l.stream_id = $1 AND l.seq > $2
    AND (l.seq <= $3 OR ($4 AND (l.body ->> 'capacity' = 'authorityOfficer' OR l.body ->> 'command' = 'DELIVERED')))
  ORDER BY l.seq LIMIT $5`;
const OPENING = `SELECT max(seq) AS seq FROM line WHERE stream = 'dossier' AND stream_id = $1
  AND body ->> 'command' IN ('OPEN_VOTE', 'RECORD_COUNT')`;
const LAST = 2_147_483_647;

/** The lines of a dossier with their hashes, as far as their reader sees them. */
@Injectable()
export class TrailView {
  constructor(
    private readonly database: Database,
    private readonly reader: DossierReader,
  ) {}

  async page(person: SignedIn, id: string, { cursor, limit }: PageQuery): Promise<Page<TrailLine>> {
    const after = positionAt(cursor, 'whole')?.key ?? 0;
    const reading = await this.reader.read(person, id);
    if (reading.signed && !reading.signed.holds) throw refused('notFound');
    const upTo = await this.lastSeen(reading);
    const values = [id, after, upTo, reading.signed !== undefined, limit + 1];
    const rows = await this.database.query<TrailLine & Record<string, unknown>>(TRAIL, values);
    const shown = (line: TrailLine) => (reading.signed ? withoutStaff(line) : line);
    return pageOf(rows, limit, ({ body }) => ({ key: body.seq, id }), shown);
  }

  /** Every line up to `asOf`, which must be one that the reader sees. */
  async until({ row, ...reading }: Reading, asOf: number): Promise<TrailLine[]> {
    if (asOf > (await this.lastSeen({ row, ...reading }))) throw refused('notFound');
    const lines = await readLines(this.database, row.id, asOf);
    if (lines.at(-1)?.body.seq !== asOf) throw refused('notFound');
    return lines;
  }

  private async lastSeen({ row, hidden, signed }: Reading): Promise<number> {
    if (signed) return signed.seq;
    if (!hidden) return LAST;
    const [opening] = await this.database.query<{ seq: number | null }>(OPENING, [row.id]);
    return (opening?.seq ?? 0) - 1;
  }
}

const readLines = (on: Executor, id: string, upTo: number): Promise<TrailLine[]> =>
  on.query<TrailLine & Record<string, unknown>>(TRAIL, [id, 0, upTo, false, null]);

/** To another organisation the commune's people are the offices that they acted for. */
const withoutStaff = (line: TrailLine): TrailLine =>
  line.body.capacity === 'authorityOfficer' ? line : { ...line, who: null };
