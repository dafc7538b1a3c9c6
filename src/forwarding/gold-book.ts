import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { toBeEntered } from '../domain/gold-book.js';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { Once } from '../platform/once.js';
import type { GoldBookDto } from './decision.dto.js';
import { keptBy, lockDecision } from './decision.row.js';
import type { Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';

/** Locked, so that none is revoked or taken back while it gets its number; in the order of the list for the hand-over. */
const STANDING = `SELECT r.dossier_id AS "dossierId", r.outcome, true AS stands, g.number AS "goldBook"
  FROM decision_outcome r JOIN past_award a ON a.dossier_id = r.dossier_id AND a.decision_id = r.decision_id
    JOIN nominee n ON n.id = a.nominee_id
    LEFT JOIN gold_book_entry g ON g.decision_id = r.decision_id AND g.dossier_id = r.dossier_id
  WHERE r.decision_id = $1 AND a.revoked_at IS NULL ORDER BY n.sort_key, n.id FOR SHARE OF a`;
/** Whoever comes second waits for the first, and goes on where he ended; what is rolled back leaves no gap. */
const DRAW = `INSERT INTO gold_book (organisation_id, next) VALUES ($1, $2::integer + $3::integer)
  ON CONFLICT (organisation_id) DO UPDATE SET next = gold_book.next + $3::integer RETURNING next - $3::integer AS first`;
const ENTER = `INSERT INTO gold_book_entry (organisation_id, number, decision_id, dossier_id)
  SELECT $1, e.number, $2, e."dossierId" FROM jsonb_to_recordset($3::jsonb) AS e("dossierId" uuid, number integer)`;

interface Standing extends Record<string, unknown> {
  dossierId: string;
  outcome: string;
  stands: boolean;
  goldBook: number | null;
}

/** ENTER_GOLD_BOOK: each award of a decision gets its number in the office's book of honour, once and for ever. */
@Injectable()
export class GoldBook {
  constructor(
    private readonly clock: Clock,
    private readonly once: Once,
  ) {}

  enter(by: Caller, id: string, { first }: GoldBookDto): Promise<Advanced> {
    return this.once.run(by.stamp, async (tx) => {
      const head = await lockDecision(tx, by, id);
      const kept = keptBy(by.person, head.organisationId);
      const waiting = toBeEntered(await tx.query<Standing>(STANDING, [id]));
      if (waiting.length === 0) throw refused('goldBook.nothingToEnter');
      const start = await draw(tx, head.organisationId, waiting.length, first);
      const goldBook = waiting.map(({ dossierId }, index) => ({ dossierId, number: start + index }));
      await tx.query(ENTER, [head.organisationId, id, JSON.stringify(goldBook)]);
      return answerOf(
        await advance(tx, head, { command: 'ENTER_GOLD_BOOK', ...kept, at: this.clock.now(), data: { goldBook } }),
      );
    });
  }
}

/** So many numbers, one after another. A book that was kept on paper before is gone on with: its next number is said once. */
async function draw(tx: Tx, organisationId: string, count: number, first: number | undefined): Promise<number> {
  const [drawn] = await tx.query<{ first: number }>(DRAW, [organisationId, first ?? 1, count]);
  if (first !== undefined && drawn!.first !== first) throw refused('goldBook.begun', { next: drawn!.first });
  return drawn!.first;
}
