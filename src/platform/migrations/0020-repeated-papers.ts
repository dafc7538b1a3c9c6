import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A supplement is asked for in rounds, and lists are decided one after another: such a paper is issued again beside the last. */
export class RepeatedPapers1700000000020 implements MigrationInterface {
  readonly name = 'RepeatedPapers1700000000020';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP INDEX outgoing_live;
      CREATE UNIQUE INDEX outgoing_live ON outgoing (form, subject_id)
        WHERE state NOT IN ('replaced', 'discarded') AND form NOT IN ('supplementRequest', 'decision');
      CREATE UNIQUE INDEX outgoing_under_way ON outgoing (form, subject_id) WHERE state IN ('printed', 'signed');
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
