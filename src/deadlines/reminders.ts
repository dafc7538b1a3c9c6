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

const SOON = `SELECT d.id, d.organisation_id, d.unit_id, d.memory, d.due_at, d.changed_at FROM dossier d
  WHERE d.due_at IS NOT NULL AND NOT d.held AND d.state IN (${OPEN_STATES})`;

/**
 * One row for each dossier and due date: its id is made of both, so a second sweep, or another process, adds nothing. No
 * line says that a date draws near; the cause is the dossier, and in the place of a seq its last day, as -20251215, which
 * keeps the reminder apart from the notices of the dossier's lines. `$1` is now, `$2` until when.
 */
const remind = (soon: string): string => `
  WITH soon AS MATERIALIZED (${soon}), told AS (
    INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
    SELECT s.reminder, s.organisation_id, 'tell', jsonb_build_object(
        'message', 'deadline.soon',
        'audience', jsonb_build_object('role', 'nominator', 'organisationId', s.organisation_id, 'unitId', s.unit_id),
        'cause', jsonb_build_object('stream', 'dossier', 'id', s.id,
          'seq', -to_char((s.due_at - interval '1 ms') AT TIME ZONE s.time_zone, 'YYYYMMDD')::integer),
        'params', jsonb_build_object('dossierId', s.id, 'dueAt', s.memory ->> 'dueAt')), $1
    FROM (SELECT s.*, (SELECT o.time_zone FROM organisation o WHERE o.id = s.organisation_id) AS time_zone,
        md5('deadline.soon ' || s.id || ' ' || (s.memory ->> 'dueAt'))::uuid AS reminder FROM soon s) s
    WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.id = s.reminder)
    ORDER BY s.due_at, s.id ON CONFLICT (id) DO NOTHING RETURNING id
  )
  SELECT (SELECT count(*)::int FROM told) AS told, l.due_at AS "dueAt", l.id
  FROM (SELECT) one LEFT JOIN (SELECT due_at, id FROM soon ORDER BY due_at DESC, id DESC LIMIT 1) l ON true`;

/** So many behind the last one, `$3` and `$4`. */
const NEXT = remind(`${SOON} AND d.due_at BETWEEN $3 AND $2 AND (d.due_at, d.id) > ($3, $4::uuid)
  ORDER BY d.due_at, d.id LIMIT ${AT_ONCE}`);
/** Those changed since `$3`: by when they were changed, since many may be due in these days (`OFFSET 0`). */
const CHANGED = remind(
  `SELECT * FROM (${SOON} AND d.changed_at > '-infinity' AND d.changed_at >= $3 OFFSET 0) d WHERE d.due_at > $1 AND d.due_at <= $2`,
);
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface Reminded {
  told: number;
  /** The last one that was looked at. */
  dueAt: Date | null;
  id: string | null;
}

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
    let told = known ? (await this.remind(CHANGED, [now, known.until, before(known.at)])).told : 0;
    for (let last: unknown[] = [known?.until ?? now, LAST_ID]; ;) {
      const reminded = await this.remind(NEXT, [now, until, ...last]);
      told += reminded.told;
      if (stopped()) return told;
      if (!reminded.id) break;
      last = [reminded.dueAt, reminded.id];
    }
    this.known = { at: known?.at ?? now, until };
    return told;
  }

  private async remind(statement: string, values: unknown[]): Promise<Reminded> {
    const [reminded] = await this.database.query<Reminded & Record<string, unknown>>(statement, values);
    return reminded!;
  }
}

const before = (at: Date): Date => new Date(at.getTime() - APART);
