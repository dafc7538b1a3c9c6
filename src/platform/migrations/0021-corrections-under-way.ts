import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An issued paper stands until the one that corrects it is issued, too; a correction that was given up leaves room for another. */
export class CorrectionsUnderWay1700000000021 implements MigrationInterface {
  readonly name = 'CorrectionsUnderWay1700000000021';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP INDEX outgoing_live;
      CREATE UNIQUE INDEX outgoing_in_force ON outgoing (form, subject_id)
        WHERE state IN ('issued', 'locked') AND form NOT IN ('supplementRequest', 'decision');
      ALTER TABLE outgoing DROP CONSTRAINT outgoing_replaces_id_key;
      CREATE UNIQUE INDEX outgoing_corrected_once ON outgoing (replaces_id) WHERE state <> 'discarded';

      /* The paper itself, or the last issued one that stands in its place. */
      CREATE FUNCTION paper_in_force(named uuid) RETURNS SETOF paper LANGUAGE sql STABLE ROWS 1 AS $$
        WITH RECURSIVE chain AS (
          SELECT named AS id, 0 AS step
          UNION ALL SELECT o.id, c.step + 1 FROM chain c JOIN outgoing o ON o.replaces_id = c.id AND o.state <> 'discarded'
            AND o.state IN ('issued', 'locked', 'replaced'))
        SELECT p.* FROM paper p WHERE p.id = (SELECT c.id FROM chain c ORDER BY c.step DESC LIMIT 1)
      $$;
      CREATE INDEX outgoing_decisions ON outgoing (organisation_id) WHERE form = 'decision';
      /* A decision as a paper, in force: what it was recorded with, else what was filed about it later. A copy of one of our own, which
         bears its number and date, is that one. */
      CREATE FUNCTION paper_of_decision(decided uuid) RETURNS SETOF paper LANGUAGE sql STABLE ROWS 1 AS $$
        SELECT f.* FROM decision d
          JOIN paper p ON p.id = coalesce(d.paper_id, (SELECT l.id FROM paper l
            WHERE l.subject_kind = 'decision' AND l.subject_id = d.id AND l.purpose = 'decision' ORDER BY l.id DESC LIMIT 1))
          LEFT JOIN LATERAL (SELECT o.id FROM outgoing o JOIN paper q ON q.id = o.id
            WHERE o.organisation_id = d.organisation_id AND d.decided_by_id = d.organisation_id AND o.form = 'decision'
              AND o.state IN ('issued', 'locked', 'replaced') AND q.number = p.number AND q.date = p.date LIMIT 1) own ON true
          CROSS JOIN LATERAL paper_in_force(coalesce(own.id, p.id)) f
        WHERE d.id = decided
      $$;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
