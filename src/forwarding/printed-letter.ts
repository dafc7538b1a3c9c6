import { lockHead } from '../audit/heads.js';
import { advance, type BatchHead } from '../audit/ledger.js';
import { issuedDigest, marksCounted, stateMarked, type Mark } from '../domain/outgoing.js';
import { batchRefusal } from '../domain/batches.js';
import { Refused, refused } from '../domain/refusals.js';
import type { Capacity } from '../domain/vocabulary.js';
import type { Numbered } from '../people/number-register.js';
import type { Tx } from '../platform/database.js';

/** A letter that was printed here goes along with its list: signed when the list is, issued when it gets its number. */

const LIVE = `SELECT id FROM outgoing WHERE form = 'submissionLetter' AND subject_id = $1
  AND state NOT IN ('replaced', 'discarded') ORDER BY edition DESC LIMIT 1`;
const OF = `SELECT subject_id AS "subjectId", marks, originals FROM outgoing WHERE id = $1`;
/** The last print is older than the list that it tells. */
const PRINTED_BEFORE = `SELECT FROM line p JOIN line c ON c.stream = 'submission' AND c.stream_id = $2
  WHERE p.stream = 'outgoing' AND p.stream_id = $1 AND p.body ->> 'command' IN ('PRINT_PAPER', 'CORRECT_PAPER')
    AND c.body ->> 'command' IN ('DRAFT_SUBMISSION', 'CHANGE_LIST')
  HAVING max(p.body ->> 'at') < max(c.body ->> 'at')`;
const MARK = `UPDATE outgoing SET marks = $2 WHERE id = $1`;

interface Stored extends Record<string, unknown> {
  subjectId: string;
  marks: Mark[];
  originals: number | null;
}

/** Who acts, as what, and when. */
export interface Along {
  actorId: string;
  capacity: Capacity;
  at: Date;
}

/** The letter that was printed for a list, where one was. */
export async function printedFor(tx: Tx, submissionId: string): Promise<string | undefined> {
  const [letter] = await tx.query<{ id: string }>(LIVE, [submissionId]);
  return letter?.id;
}

/** The list is signed with it: it bears that signature, unless somebody has noted it already. */
export async function signPrinted(tx: Tx, id: string, submissionId: string, mark: Mark, by: Along): Promise<void> {
  const printed = await lockPrinted(tx, id);
  if (!printed) return;
  const { head, stored } = printed;
  if (stored.subjectId !== submissionId) throw refused('paper.otherLetter');
  const refusal = batchRefusal('outgoing', head.state, 'MARK_PAPER');
  if (refusal) throw new Refused(refusal);
  if ((await tx.query(PRINTED_BEFORE, [id, submissionId])).length > 0) throw refused('outgoing.listChanged');
  if (head.state !== 'printed') return;
  const marks = [...stored.marks, mark];
  await tx.query(MARK, [id, JSON.stringify(marks)]);
  const data = { ...marksCounted(marks), originals: stored.originals };
  await advance(tx, head, { command: 'MARK_PAPER', ...byHand(by), data, to: stateMarked(head.state, marks) });
}

/** The list's route has numbered it. */
export async function issuePrinted(
  tx: Tx,
  id: string,
  { number, date, numbered }: { number: string; date: string; numbered: Numbered | null },
  by: Along,
): Promise<void> {
  const printed = await lockPrinted(tx, id);
  if (printed?.head.state !== 'signed') return;
  const data = { ...(numbered && { serial: numbered.serial, drawn: numbered.drawn }) };
  const contentDigest = issuedDigest(number, date);
  await advance(tx, printed.head, { command: 'ISSUE_PAPER', ...byHand(by), data, contentDigest });
}

async function lockPrinted(tx: Tx, id: string): Promise<{ head: BatchHead; stored: Stored } | undefined> {
  if ((await tx.query(OF, [id])).length === 0) return undefined;
  const head = await lockHead(tx, 'outgoing', id);
  const [stored] = await tx.query<Stored>(OF, [id]);
  return { head, stored: stored! };
}

const byHand = ({ actorId, capacity, at }: Along) => ({ actorId, capacity, at, basis: { kind: 'screen' as const } });
