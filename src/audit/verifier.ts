import { Injectable } from '@nestjs/common';
import type { StoredLine } from '../domain/chain.js';
import { STREAM_KINDS, type StreamKind } from '../domain/vocabulary.js';
import { Database, type Tx } from '../platform/database.js';
import { appendOnly, type AppendOnly } from './append-only.js';
import { checkReferences } from './content.check.js';
import { checkStream, type Fault } from './stream.check.js';
import { StreamReaders, type StoredStream, type StreamReader } from './stream.reader.js';

/** Null for every organisation; one stream where it is named. */
export interface Scope {
  organisations: readonly string[] | null;
  only?: { kind: StreamKind; id: string };
}

export interface VerifyReport {
  streams: number;
  lines: number;
  /** Values that were erased, as the law asks; their digests still stand. */
  erased: number;
  faults: Fault[];
  /** Faults beyond those that are listed. */
  more: number;
  appendOnly: AppendOnly;
}

/** One page after an id; gives the id to go on from, or null where it was the last. */
type Work = (tx: Tx, after: string | null) => Promise<string | null>;

interface LineRow extends StoredLine {
  id: string;
}

const MOST_FAULTS = 1000;
const STREAMS_AT_ONCE = 200;
/** Lines held in memory at once, but for a stream that is longer by itself. */
const LINES_AT_ONCE = 500;

const SNAPSHOT = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY';
const LINES = `SELECT stream_id AS id, seq, organisation_id AS "organisationId", body, hash FROM line
  WHERE stream = $1 AND stream_id = ANY($2::uuid[]) ORDER BY stream_id, seq`;
const STREAM_IDS = `SELECT DISTINCT stream_id AS id FROM line WHERE stream = $1 AND ($2::uuid IS NULL OR stream_id > $2)
  AND ($3::uuid[] IS NULL OR organisation_id = ANY($3)) AND ($4::uuid IS NULL OR stream_id = $4)
  ORDER BY stream_id LIMIT $5`;
const STRANGE_KINDS = `SELECT DISTINCT stream AS kind, stream_id AS id FROM line WHERE stream <> ALL($1::text[])
  AND ($2::uuid[] IS NULL OR organisation_id = ANY($2)) LIMIT $3`;

/**
 * Recomputes every chain, judges every line again, and compares with what is stored: page by page, each page in one
 * snapshot, so that a server may go on working meanwhile.
 */
@Injectable()
export class Verifier {
  constructor(
    private readonly database: Database,
    private readonly readers: StreamReaders,
  ) {}

  async verify(scope: Scope): Promise<VerifyReport> {
    const report: VerifyReport = { streams: 0, lines: 0, erased: 0, faults: [], more: 0, appendOnly: 'not enforced' };
    report.appendOnly = await appendOnly(this.database);
    const readers = scope.only ? [this.readers.of(scope.only.kind)] : this.readers.all();
    for (const reader of readers) {
      await this.pages((tx, after) => this.storedPage(tx, reader, scope, after, report));
      await this.pages((tx, after) => this.orphanPage(tx, reader, scope, after, report));
    }
    if (!scope.only) await this.strangers(scope, report);
    return report;
  }

  /** Until a page says that it was the last. */
  private async pages(work: Work): Promise<void> {
    let after: string | null = null;
    do {
      after = await this.inSnapshot(work, after);
    } while (after !== null);
  }

  private inSnapshot(work: Work, after: string | null): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      await tx.query(SNAPSHOT);
      return work(tx, after);
    });
  }

  private async storedPage(tx: Tx, reader: StreamReader, scope: Scope, after: string | null, report: VerifyReport) {
    const { organisations, only } = scope;
    const ids = only ? [only.id] : null;
    const page = await reader.read(tx, { ids, organisations, after, limit: STREAMS_AT_ONCE });
    for (const part of portions(page)) await this.check(tx, reader.kind, part, report);
    return page.length < STREAMS_AT_ONCE ? null : page.at(-1)!.id;
  }

  private async check(tx: Tx, kind: StreamKind, streams: readonly StoredStream[], report: VerifyReport): Promise<void> {
    const lines = await tx.query<LineRow>(LINES, [kind, streams.map((stream) => stream.id)]);
    const byStream = new Map<string, LineRow[]>(streams.map((stream) => [stream.id, []]));
    for (const line of lines) byStream.get(line.id)!.push(line);
    for (const stream of streams) list(report, checkStream(kind, stream, byStream.get(stream.id)!));
    const { faults, erased } = await checkReferences(tx, kind, lines);
    list(report, faults);
    report.streams += streams.length;
    report.lines += lines.length;
    report.erased += erased;
  }

  /** Lines whose object is gone. */
  private async orphanPage(tx: Tx, reader: StreamReader, scope: Scope, after: string | null, report: VerifyReport) {
    const { organisations, only } = scope;
    const values = [reader.kind, after, organisations, only?.id ?? null, STREAMS_AT_ONCE];
    const page = (await tx.query<{ id: string }>(STREAM_IDS, values)).map((row) => row.id);
    const stored = await reader.read(tx, { ids: page, organisations: null, after: null, limit: STREAMS_AT_ONCE });
    const known = new Set(stored.map((stream) => stream.id));
    list(
      report,
      page.filter((id) => !known.has(id)).map((id) => orphan(reader.kind, id, `there is no ${reader.kind} of this id`)),
    );
    return page.length < STREAMS_AT_ONCE ? null : page.at(-1)!;
  }

  private async strangers({ organisations }: Scope, report: VerifyReport): Promise<void> {
    const rows = await this.database.query<{ kind: string; id: string }>(STRANGE_KINDS, [
      [...STREAM_KINDS],
      organisations,
      MOST_FAULTS,
    ]);
    list(
      report,
      rows.map(({ kind, id }) => orphan(kind, id, 'no stream is of this kind')),
    );
  }
}

const orphan = (stream: string, id: string, detail: string): Fault => ({
  ...{ stream, id, seq: null },
  ...{ kind: 'orphanLines', detail },
});

function list(report: VerifyReport, faults: readonly Fault[]): void {
  const room = MOST_FAULTS - report.faults.length;
  report.faults.push(...faults.slice(0, room));
  report.more += Math.max(0, faults.length - room);
}

/** Streams in portions of so many lines; a version that was tampered with counts as one line at most a portion. */
function* portions(streams: readonly StoredStream[]): Generator<StoredStream[]> {
  let portion: StoredStream[] = [];
  let lines = 0;
  for (const stream of streams) {
    const more = Math.min(Math.max(stream.version, 1), LINES_AT_ONCE);
    if (lines + more > LINES_AT_ONCE && portion.length > 0) {
      yield portion;
      [portion, lines] = [[], 0];
    }
    portion.push(stream);
    lines += more;
  }
  if (portion.length > 0) yield portion;
}
