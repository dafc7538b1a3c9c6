import type { StreamKind } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';
import { checkChain, type WrittenStream } from './chain.check.js';
import { between, type Part } from './stream.parts.js';
import { list, unreadable, type VerifyReport } from './verify.report.js';
import { WRITTEN_LINES } from './written-line.js';

const STREAMS_AT_ONCE = 200;

/** One statement sees one moment: what is stored of a stream and its lines belong together. */
const pageOf = (kind: StreamKind, range: string): string => `
  SELECT x.id, x."organisationId", x.version, x."headHash", x.state, l.lines
  FROM (SELECT id, ${kind === 'organisation' ? 'id' : 'organisation_id'} AS "organisationId", version,
      head_hash AS "headHash", state FROM ${kind} WHERE ${range} ORDER BY id LIMIT ${STREAMS_AT_ONCE}) x
    LEFT JOIN LATERAL (
      SELECT ${WRITTEN_LINES} AS lines FROM line WHERE stream = '${kind}' AND stream_id = x.id) l ON true
  ORDER BY x.id`;

const orphansOf = (kind: StreamKind, range: string): string => `
  SELECT DISTINCT l.stream_id AS id FROM line l WHERE l.stream = '${kind}' AND ${range}
    AND NOT EXISTS (SELECT FROM ${kind} x WHERE x.id = l.stream_id)`;

/** Chains, arrows and heads of a part: what can be told from the lines and the heads alone. */
export async function verifyChains(on: Executor, { kind, after, until }: Part, report: VerifyReport): Promise<void> {
  let page: WrittenStream[];
  let from = after;
  do {
    const { sql, values } = between('id', { after: from, until }, 1);
    page = await on.query<WrittenStream & Record<string, unknown>>(pageOf(kind, sql), values);
    for (const stream of page) check(kind, stream, report);
    from = page.at(-1)?.id ?? from;
  } while (page.length === STREAMS_AT_ONCE);
  const { sql, values } = between('l.stream_id', { after, until }, 1);
  const orphans = await on.query<{ id: string }>(orphansOf(kind, sql), values);
  list(
    report,
    orphans.map(({ id }) => ({
      ...{ stream: kind, id, seq: null },
      ...{ kind: 'orphanLines', detail: `there is no ${kind} of this id` },
    })),
  );
}

/** What cannot be checked is a fault of its stream, and keeps no other from being checked. */
function check(kind: StreamKind, stream: WrittenStream, report: VerifyReport): void {
  report.streams += 1;
  try {
    const { faults, lines } = checkChain(kind, stream);
    list(report, faults);
    report.lines += lines;
  } catch (error) {
    list(report, [unreadable(kind, stream.id, error)]);
  }
}
