import { Injectable } from '@nestjs/common';
import { STREAM_KINDS, type StreamKind } from '../domain/vocabulary.js';
import { Database, type Tx } from '../platform/database.js';
import { appendOnly } from './append-only.js';
import { checkBatches } from './batch.check.js';
import { checkReferences } from './content.check.js';
import { checkStream, type Fault } from './stream.check.js';
import { portions } from './portions.js';
import { between, type Part } from './stream.parts.js';
import { StreamReaders, type StoredStream, type StreamReader } from './stream.reader.js';
import { beginReport, list, MOST_FAULTS, unreadable, type VerifyReport } from './verify.report.js';
import type { Testify } from './witness.js';
import { linesIn, readLine, WRITTEN_LINES } from './written-line.js';

/** Null for every organisation; one stream where it is named. For a person, without what is hidden from him. */
export interface Scope {
  organisations: readonly string[] | null;
  only?: { kind: StreamKind; id: string };
  personId?: string;
}

/** One page after an id; gives the id to go on from, or null where it was the last. */
type Work = (tx: Tx, after: string | null) => Promise<string | null>;

const STREAMS_AT_ONCE = 200;

const SNAPSHOT = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY';
const LINES = `SELECT stream_id AS id, ${WRITTEN_LINES} AS lines FROM line
  WHERE stream = $1 AND stream_id = ANY($2::uuid[]) GROUP BY stream_id`;
const streamIds = (range: string): string => `SELECT DISTINCT stream_id AS id FROM line WHERE stream = $1
  AND ($2::uuid[] IS NULL OR organisation_id = ANY($2)) AND ($3::uuid IS NULL OR stream_id = $3) AND ${range}
  ORDER BY stream_id LIMIT $4`;
/** Where an object is stored; what it holds was compared already. */
const knownOf = (kind: StreamKind): string =>
  `SELECT id, ${kind === 'organisation' ? 'id' : 'organisation_id'} AS "organisationId" FROM ${kind} WHERE id = ANY($1::uuid[])`;
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
    const report = beginReport(await appendOnly(this.database));
    const kinds = scope.only ? [scope.only.kind] : STREAM_KINDS;
    for (const kind of kinds) await this.verifyPart(scope, { kind, after: null, until: null }, report);
    if (!scope.only) await this.strangers(scope, report);
    return report;
  }

  /** The streams of a part; those of no kind are left to `strangers`. */
  async verifyPart(scope: Scope, { kind, after, until }: Part, report: VerifyReport): Promise<void> {
    const reader = this.readers.of(kind);
    await this.pages(after, until, (tx, from) => this.storedPage(tx, reader, scope, { after: from, until }, report));
    await this.pages(after, until, (tx, from) => this.orphanPage(tx, reader, scope, { after: from, until }, report));
  }

  /** Until a page says that it was the last, or the end is reached. */
  private async pages(from: string | null, until: string | null, work: Work): Promise<void> {
    for (let after = from, more = true; more;) {
      after = await this.inSnapshot(work, after);
      more = after !== null && (until === null || after < until);
    }
  }

  private inSnapshot(work: Work, after: string | null): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      await tx.query(SNAPSHOT);
      return work(tx, after);
    });
  }

  private async storedPage(tx: Tx, reader: StreamReader, scope: Scope, { after, until }: Range, report: VerifyReport) {
    const { organisations, only } = scope;
    const ids = only ? [only.id] : null;
    const read = await reader.read(tx, { ids, organisations, after, limit: STREAMS_AT_ONCE });
    const page = within(read, until);
    const shown = await this.shown(tx, reader, scope, page);
    report.hidden += page.length - shown.length;
    for (const part of portions(shown)) await this.check(tx, reader.kind, part, report);
    return read.length < STREAMS_AT_ONCE ? null : read.at(-1)!.id;
  }

  /** A recused person learns nothing of a vote from its faults, nor from how many lines there are. */
  private async shown(tx: Tx, reader: StreamReader, { personId, only }: Scope, page: StoredStream[]) {
    if (personId === undefined || only || !reader.hiddenFrom) return page;
    const ids = page.map((stream) => stream.id);
    const hidden = await reader.hiddenFrom(tx, personId, ids);
    return page.filter((stream) => !hidden.has(stream.id));
  }

  /** What cannot be checked is a fault of the stream that it is in, and keeps no other from being checked. */
  private async check(tx: Tx, kind: StreamKind, streams: readonly StoredStream[], report: VerifyReport): Promise<void> {
    await tx.query('SAVEPOINT portion');
    try {
      const { faults, lines, erased } = await this.examine(tx, kind, streams);
      list(report, faults);
      report.streams += streams.length;
      report.lines += lines;
      report.erased += erased;
    } catch (error) {
      await tx.query('ROLLBACK TO SAVEPOINT portion');
      if (streams.length > 1) for (const one of streams) await this.check(tx, kind, [one], report);
      else {
        list(report, [unreadable(kind, streams[0]!.id, error)]);
        report.streams += 1;
      }
    }
  }

  private async examine(tx: Tx, kind: StreamKind, streams: readonly StoredStream[]) {
    const ids = streams.map((stream) => stream.id);
    const written = await tx.query<{ id: string; lines: string }>(LINES, [kind, ids]);
    const byStream = new Map(written.map((one) => [one.id, linesIn(one.lines).map((line) => readLine(one.id, line))]));
    const lines = [...byStream.values()].flat();
    const heard = await this.heard(tx, kind, ids);
    const own = streams.flatMap((one) => checkStream(kind, one, byStream.get(one.id) ?? [], heard.get(one.id)));
    const { faults, erased } = await checkReferences(tx, kind, lines);
    const batches = await checkBatches(tx, kind, lines);
    return { faults: [...own, ...faults, ...batches], lines: lines.length, erased };
  }

  private async heard(tx: Tx, kind: StreamKind, ids: readonly string[]): Promise<Map<string, Testify[]>> {
    const heard = new Map<string, Testify[]>(ids.map((id) => [id, []]));
    for (const one of this.readers.witnessesOf(kind))
      for (const [id, testify] of await one.hear(tx, ids)) heard.get(id)!.push(testify);
    return heard;
  }

  /** Lines whose object is gone, or was put where the lines are not. */
  private async orphanPage(tx: Tx, reader: StreamReader, scope: Scope, { after, until }: Range, report: VerifyReport) {
    const { organisations, only } = scope;
    const { sql, values } = between('stream_id', { after, until }, 5);
    const asked = [reader.kind, organisations, only?.id ?? null, STREAMS_AT_ONCE, ...values];
    const read = await tx.query<{ id: string }>(streamIds(sql), asked);
    const page = read.map((row) => row.id);
    const stored = await tx.query<{ id: string; organisationId: string }>(knownOf(reader.kind), [page]);
    const known = new Map(stored.map((stream) => [stream.id, stream.organisationId]));
    list(
      report,
      page.flatMap((id) => {
        const at = known.get(id);
        if (at === undefined) return [orphan(reader.kind, id, `there is no ${reader.kind} of this id`)];
        return organisations === null || organisations.includes(at) ? [] : [elsewhere(reader.kind, id)];
      }),
    );
    return read.length < STREAMS_AT_ONCE ? null : read.at(-1)!.id;
  }

  /** Lines of a kind that no stream is of. */
  async strangers({ organisations }: Pick<Scope, 'organisations'>, report: VerifyReport): Promise<void> {
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

type Range = Pick<Part, 'after' | 'until'>;

const within = <Row extends { id: string }>(rows: readonly Row[], until: string | null): Row[] =>
  rows.filter(({ id }) => until === null || id <= until);

const orphan = (stream: string, id: string, detail: string): Fault => ({
  ...{ stream, id, seq: null },
  ...{ kind: 'orphanLines', detail },
});

const elsewhere = (stream: string, id: string): Fault => ({
  ...{ stream, id, seq: null },
  ...{ kind: 'stateDiffers', detail: 'its object is stored under another organisation' },
});
