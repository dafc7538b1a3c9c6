import { Injectable } from '@nestjs/common';
import type { LineBody } from '../domain/line.js';
import { refused } from '../domain/refusals.js';
import type { SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { Mask } from './mask.js';
import { DossierReader, type Reading } from './reading.js';
import type { LineNote, LinePaper } from './trail.answers.js';

export interface TrailLine {
  body: LineBody;
  /** Null, and `body.prev` too, after a line that its reader may not see: it could be guessed from them. */
  hash: string | null;
  /** The actor's name now; it is not part of the line, and neither is what follows. */
  who: string | null;
  /** The reason that the line names, and the paper that it rests on. */
  note: LineNote | null;
  paper: LinePaper | null;
}

/** A line before it is shown to its reader. */
type SeenLine = Omit<StoredLine, 'afterGap'>;

const LAST = 2_147_483_647;

interface StoredLine extends TrailLine {
  /** Whether a line before it is left out. */
  afterGap: boolean;
  /** Whether it is an act of the reader's own authority, or was entered for it. */
  ofReceiver: boolean;
}

/** To which receiver the dossier had been handed over last, before the line `l`. */
const HOLDER = `(SELECT h.body #>> '{data,receiverId}' FROM line h WHERE h.stream = 'dossier' AND h.stream_id = $1
    AND h.seq < l.seq AND h.body ->> 'command' = 'DELIVERED' ORDER BY h.seq DESC LIMIT 1)`;

/**
 * `$2` after, `$3` up to, `$4` whether those of the receiver's side are shown beyond, `$5` how many, `$6` the sheets of
 * which no line is shown: the place of a sheet's line in its own stream tells how many had voted; `$7` the reader's authorities.
 */
const TRAIL = `SELECT l.body, l.hash, p.full_name AS who, l.seq > (SELECT coalesce(min(h.seq), ${LAST}) FROM line h
    WHERE h.stream = 'dossier' AND h.stream_id = $1 AND h.body #>> '{data,batch,id}' = ANY($6)) AS "afterGap",
    l.body ->> 'capacity' = 'authorityOfficer' AND coalesce(${HOLDER} = ANY($7), false) AS "ofReceiver",
    CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('text', n.text, 'erased', n.erased_at IS NOT NULL) END AS note,
    CASE WHEN b.id IS NOT NULL THEN
      jsonb_build_object('id', b.id, 'purpose', b.purpose, 'number', b.number, 'date', b.date) END AS paper
  FROM line l
  LEFT JOIN person p ON p.id = (l.body ->> 'actorId')::uuid
  LEFT JOIN note n ON n.id = (l.body #>> '{data,noteId}')::uuid
  LEFT JOIN paper b ON b.id = (l.body #>> '{basis,paperId}')::uuid
  WHERE l.stream = 'dossier' AND l.stream_id = $1 AND l.seq > $2
    AND (l.seq <= $3 OR ($4 AND (l.body ->> 'capacity' = 'authorityOfficer' OR l.body ->> 'command' = 'DELIVERED')))
    AND (l.body #>> '{data,batch,id}' = ANY($6)) IS NOT TRUE
  ORDER BY l.seq LIMIT $5`;
const OPENING = `SELECT max(seq) AS seq FROM line WHERE stream = 'dossier' AND stream_id = $1
  AND body ->> 'command' IN ('OPEN_VOTE', 'RECORD_COUNT')`;

/** The lines of a dossier with their hashes, as far as their reader sees them. */
@Injectable()
export class TrailView {
  constructor(
    private readonly database: Database,
    private readonly reader: DossierReader,
    private readonly mask: Mask,
  ) {}

  async page(person: SignedIn, id: string, { cursor, limit }: PageQuery): Promise<Page<TrailLine>> {
    const after = positionAt(cursor, 'whole')?.key ?? 0;
    const reading = await this.reader.read(person, id);
    if (reading.signed && !reading.signed.holds) throw refused('notFound');
    const rows = await this.lines(reading, after, await this.lastSeen(reading), limit + 1);
    const shown = ({ ofReceiver, ...line }: SeenLine) => (reading.signed && !ofReceiver ? withoutStaff(line) : line);
    return pageOf(rows, limit, ({ body }) => ({ key: body.seq, id }), shown);
  }

  /** Every line up to `asOf`, which must be one that the reader sees. */
  async until(reading: Reading, asOf: number): Promise<TrailLine[]> {
    if (asOf > (await this.lastSeen(reading))) throw refused('notFound');
    const lines = await this.lines({ ...reading, signed: undefined }, 0, asOf, null);
    if (lines.at(-1)?.body.seq !== asOf) throw refused('notFound');
    return lines;
  }

  private async lines(reading: Reading, after: number, upTo: number, limit: number | null): Promise<SeenLine[]> {
    const { row, personId, signed } = reading;
    const sheets = await this.mask.hiddenSheets(this.database, personId, row.id);
    const values = [row.id, after, upTo, signed !== undefined, limit, sheets, signed?.receiverIds ?? []];
    const rows = await this.database.query<StoredLine & Record<string, unknown>>(TRAIL, values);
    return rows.map(({ afterGap, ...line }) => (afterGap ? unchained(line) : line));
  }

  private async lastSeen({ row, hidden, signed }: Reading): Promise<number> {
    if (signed) return signed.seq;
    if (!hidden) return LAST;
    const [opening] = await this.database.query<{ seq: number | null }>(OPENING, [row.id]);
    return (opening?.seq ?? 0) - 1;
  }
}

const unchained = <Shown extends TrailLine>(line: Shown): Shown => ({
  ...line,
  body: { ...line.body, prev: null },
  hash: null,
});

/** To another organisation the commune's people are the offices that they acted for, and their reasons are their own. */
const withoutStaff = (line: TrailLine): TrailLine => ({ ...line, who: null, note: null, paper: null });
