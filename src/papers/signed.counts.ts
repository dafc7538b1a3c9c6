import { lockHead } from '../audit/heads.js';
import { advance, type Entry } from '../audit/ledger.js';
import { signedCountsOf } from '../council/signed-counts.view.js';
import { sameCount, TELLING_COUNTS, type Differing, type ToldCount } from '../domain/outgoing.js';
import { refused } from '../domain/refusals.js';
import type { Tx } from '../platform/database.js';
import type { IssueDto } from './outgoing.dto.js';
import type { OutgoingRow } from './outgoing.row.js';

/**
 * What is recorded of each nominee of the votes that a paper tells of, of one voted on again the last: one sheet's, or all
 * of a sitting; as a signed paper told it, where one did already.
 */
const RECORDED = `SELECT c ->> 'dossierId' AS "dossierId", s.id AS "sheetId", s.state, (t ->> 'yes')::int AS yes,
    (t ->> 'no')::int AS no, (t ->> 'blank')::int AS blank
  FROM sheet s CROSS JOIN LATERAL ${signedCountsOf('s.id')} w(signed) CROSS JOIN LATERAL jsonb_array_elements(s.tally -> 'counts') c
    CROSS JOIN LATERAL coalesce(w.signed -> (c ->> 'dossierId'), c) t
  WHERE (s.id = $1 OR s.sitting_id = $1) AND s.state IN ('counted', 'settled')
  ORDER BY s.round, s.id`;

const HELD = `SELECT FROM sheet WHERE id = $1 OR sitting_id = $1 ORDER BY id FOR NO KEY UPDATE`;

interface Recorded extends ToldCount, Record<string, unknown> {
  dossierId: string;
  sheetId: string;
  state: string;
}

/** The votes that a paper may tell of, before it is locked itself: another paper of theirs may be correcting them in this moment. */
export const holdVotes = (tx: Tx, subjectId: string): Promise<unknown> => tx.query(HELD, [subjectId]);

/**
 * The signed paper prevails: whoever issues one that tells counts says whether it tells the recorded ones, and where it
 * does not, each sheet gets a line that corrects it (CORRECT_COUNT). Before the result is read out the count is mended
 * instead.
 */
export async function differingFrom(
  tx: Tx,
  paper: OutgoingRow,
  { countsAgree, counts = [] }: Pick<IssueDto, 'countsAgree' | 'counts'>,
  entry: Pick<Entry, 'actorId' | 'capacity' | 'at'>,
): Promise<Differing[]> {
  if (!TELLING_COUNTS.includes(paper.form)) return [];
  if (countsAgree === undefined && counts.length === 0) throw refused('outgoing.countsNeeded');
  if (countsAgree) return [];
  const rows = await tx.query<Recorded>(RECORDED, [paper.subjectId]);
  const recorded = new Map(rows.map((row) => [row.dossierId, row]));
  const strangers = counts.filter(({ dossierId }) => !recorded.has(dossierId));
  if (strangers.length > 0) throw refused('count.wrongDossiers', { dossiers: [...recorded.keys()] });
  const differing = counts
    .map(({ dossierId, yes, no, blank }) => ({ row: recorded.get(dossierId)!, signed: { yes, no, blank } }))
    .filter(({ row, signed }) => !sameCount(row, signed));
  if (differing.length === 0) throw refused('outgoing.countsNeeded');
  if (differing.some(({ row }) => row.state === 'counted')) throw refused('outgoing.recountFirst');
  for (const sheetId of [...new Set(differing.map(({ row }) => row.sheetId))].sort()) {
    const head = await lockHead(tx, 'sheet', sheetId);
    const data = { paperId: paper.id, differing: differing.filter(({ row }) => row.sheetId === sheetId).map(told) };
    const { actorId, capacity, at } = entry;
    const basis = { kind: 'paper' as const, paperId: paper.id };
    await advance(tx, head, { command: 'CORRECT_COUNT', actorId, capacity, at, basis, data });
  }
  return differing.map(told);
}

const told = ({ row, signed }: { row: Recorded; signed: ToldCount }): Differing => ({
  dossierId: row.dossierId,
  recorded: { yes: row.yes, no: row.no, blank: row.blank },
  signed,
});
