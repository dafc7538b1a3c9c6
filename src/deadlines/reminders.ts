import { Injectable } from '@nestjs/common';
import { statesWith } from '../domain/arrows.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';

const DAYS_AHEAD = 3;
const AT_ONCE = 500;
const HOUR = 3_600_000;
/** Clocks of several processes may differ by so much. */
const APART = HOUR / 6;

const OPEN_STATES = statesWith('open')
  .map((state) => `'${state}'`)
  .join(', ');

const near = (which: string): string => `SELECT d.id, d.organisation_id, d.unit_id, d.memory, d.due_at FROM dossier d
  WHERE d.due_at > $1 AND d.due_at <= $2 AND NOT d.held AND d.state IN (${OPEN_STATES}) AND ${which}`;

/**
 * `$1` now, `$2` until when; up to `$3` was looked for before, and only what changed since `$4` is looked at again.
 *
 * One row for each dossier and due date: its id is made of both, so a second sweep, or another process, adds nothing. No
 * line says that a date draws near; the cause is the dossier, and in the place of a seq its last day, as -20251215, which
 * keeps the reminder apart from the notices of the dossier's lines.
 */
const REMIND = `
  WITH soon AS MATERIALIZED (
    SELECT d.*, o.time_zone, md5('deadline.soon ' || d.id || ' ' || (d.memory ->> 'dueAt'))::uuid AS reminder
    FROM (${near('d.due_at > greatest($1, $3)')} UNION ALL ${near('d.due_at <= $3 AND d.changed_at >= $4')}) d
      JOIN organisation o ON o.id = d.organisation_id
  )
  INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
  SELECT s.reminder, s.organisation_id, 'tell', jsonb_build_object(
      'message', 'deadline.soon',
      'audience', jsonb_build_object('role', 'nominator', 'organisationId', s.organisation_id, 'unitId', s.unit_id),
      'cause', jsonb_build_object('stream', 'dossier', 'id', s.id,
        'seq', -to_char((s.due_at - interval '1 ms') AT TIME ZONE s.time_zone, 'YYYYMMDD')::integer),
      'params', jsonb_build_object('dossierId', s.id, 'dueAt', s.memory ->> 'dueAt')), $1
  FROM soon s WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.id = s.reminder)
  ORDER BY s.due_at, s.id LIMIT ${AT_ONCE} ON CONFLICT (id) DO NOTHING RETURNING id`;

/** Says three days ahead that a dossier is about to lapse; silence would be taken for time to spare. */
@Injectable()
export class Reminders {
  /** When all was looked at last, and up to which due date everybody was reminded. */
  private known?: { at: Date; until: Date };

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Every hour all are looked at; in between those that have come near or were changed, which are few. */
  async remindAll(stopped: () => boolean): Promise<number> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + DAYS_AHEAD * 86_400_000);
    const age = this.known ? now.getTime() - this.known.at.getTime() : Infinity;
    const known = age >= 0 && age < HOUR ? this.known : undefined;
    const from = known ? [known.until, new Date(known.at.getTime() - APART)] : [now, now];
    let told = 0;
    for (;;) {
      const rows = await this.database.query(REMIND, [now, until, ...from]);
      told += rows.length;
      if (stopped()) return told;
      if (rows.length === AT_ONCE) continue;
      this.known = { at: known?.at ?? now, until };
      return told;
    }
  }
}
