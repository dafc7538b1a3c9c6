import { Injectable } from '@nestjs/common';
import type { LineBody } from '../domain/line.js';
import { refused } from '../domain/refusals.js';
import type { StreamKind } from '../domain/vocabulary.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { StreamReaders } from './stream.reader.js';
import { Verifier } from './verifier.js';
import type { VerifyReport } from './verify.report.js';

/** Who looks: a person, and the organisations whose streams he may check. */
export interface Checker {
  personId: string;
  organisations: readonly string[];
}

export interface StreamLine {
  seq: number;
  body: LineBody;
  hash: string;
  /** The actor's name now; it is not part of the line. */
  who: string | null;
}

const LINES = `SELECT l.seq, l.body, l.hash, p.full_name AS who
  FROM line l LEFT JOIN person p ON p.id = (l.body ->> 'actorId')::uuid
  WHERE l.stream = $1 AND l.stream_id = $2 AND l.organisation_id = ANY($3::uuid[]) AND l.seq > $4
  ORDER BY l.seq LIMIT $5`;

/** Streams as their checkers may see them: another organisation's, and one whose vote is hidden, are not there. */
@Injectable()
export class StreamView {
  private busy = false;

  constructor(
    private readonly database: Database,
    private readonly readers: StreamReaders,
    private readonly verifier: Verifier,
  ) {}

  async lines(checker: Checker, kind: StreamKind, id: string, { cursor, limit }: PageQuery): Promise<Page<StreamLine>> {
    await this.mustNotBeHidden(checker, kind, id);
    const after = positionAt(cursor, 'whole');
    const values = [kind, id, checker.organisations, after?.key ?? 0, limit + 1];
    const rows = await this.database.query<StreamLine & Record<string, unknown>>(LINES, values);
    if (rows.length === 0) throw refused('notFound');
    return pageOf(
      rows,
      limit,
      ({ seq }) => ({ key: seq, id }),
      (row) => row,
    );
  }

  /** One at a time: it reads everything. */
  async verify({ organisations, personId }: Checker): Promise<VerifyReport> {
    if (this.busy) throw refused('server.busy');
    this.busy = true;
    try {
      return await this.verifier.verify({ organisations, personId });
    } finally {
      this.busy = false;
    }
  }

  async verifyOne(checker: Checker, kind: StreamKind, id: string): Promise<VerifyReport> {
    await this.mustNotBeHidden(checker, kind, id);
    const report = await this.verifier.verify({ organisations: checker.organisations, only: { kind, id } });
    if (report.streams === 0 && report.faults.length === 0) throw refused('notFound');
    return report;
  }

  private async mustNotBeHidden({ personId }: Checker, kind: StreamKind, id: string): Promise<void> {
    const hidden = await this.readers.of(kind).hiddenFrom?.(this.database, personId, [id]);
    if (hidden?.has(id)) throw refused('notFound');
  }
}
