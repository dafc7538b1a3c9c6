import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes by which a list reads as much from many communes and years as from one: in the very order that it is shown in. */
export class Growth1700000000012 implements MigrationInterface {
  readonly name = 'Growth1700000000012';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE INDEX dossier_newest ON dossier (organisation_id, state, changed_at DESC, id DESC);
      CREATE INDEX dossier_newest_of_unit ON dossier (unit_id, state, changed_at DESC, id DESC);
      CREATE INDEX dossier_newest_of_receiver ON dossier (receiver_id, state, changed_at DESC, id DESC)
        WHERE receiver_id IS NOT NULL;
      DROP INDEX dossier_by_state, dossier_by_change, dossier_by_unit, dossier_by_receiver;

      /* A receiver searches the names of many communes at once. */
      CREATE INDEX nominee_key_anywhere ON nominee (search_key text_pattern_ops);
      CREATE INDEX nominee_given_name_anywhere ON nominee (sort_key text_pattern_ops);

      DROP INDEX submission_inbox;
      CREATE INDEX submission_inbox ON submission (receiver_id, delivered_at DESC, id DESC)
        WHERE delivered_at IS NOT NULL;

      DROP INDEX notice_of_person;
      CREATE INDEX notice_of_person ON notice (recipient_id, channel, created_at DESC, id DESC);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
