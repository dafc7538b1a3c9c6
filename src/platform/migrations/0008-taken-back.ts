import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a receiver was sent and no longer has; and indexes for what grows with the years. */
export class TakenBack1700000000008 implements MigrationInterface {
  readonly name = 'TakenBack1700000000008';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      /* Recalled or withdrawn once the letter was signed: its receiver reads it no more, while the letter stands. */
      ALTER TABLE submission_dossier ADD COLUMN recalled boolean NOT NULL DEFAULT false;
      UPDATE submission_dossier m SET recalled = true
      FROM line l
      WHERE NOT m.active AND m.signed_seq IS NOT NULL AND l.stream = 'dossier' AND l.stream_id = m.dossier_id
        AND l.body ->> 'command' IN ('RECALL', 'WITHDRAW') AND l.seq = (
          SELECT min(n.seq) FROM line n WHERE n.stream = 'dossier' AND n.stream_id = m.dossier_id
            AND n.seq > m.signed_seq AND n.body ->> 'from' <> n.body ->> 'to'
            AND n.body ->> 'to' NOT LIKE 'forward%');

      CREATE INDEX submission_dossier_of ON submission_dossier (dossier_id);
      CREATE INDEX sheet_dossier_of ON sheet_dossier (dossier_id);
      CREATE INDEX submission_replaced ON submission (replaces_id) WHERE replaces_id IS NOT NULL;
      CREATE INDEX submission_letter ON submission (letter_paper_id) WHERE letter_paper_id IS NOT NULL;
      CREATE INDEX notice_undelivered ON notice (organisation_id, created_at DESC, id)
        WHERE channel = 'email' AND state = 'failed';
      CREATE INDEX nominee_by_given_name ON nominee (organisation_id, sort_key text_pattern_ops);
      CREATE INDEX nominee_block_of ON nominee_block (nominee_id, from_date, id);

      /* What is not e-mail leaves first, however many letters wait for a slow mail server. */
      CREATE INDEX outbox_prompt ON outbox (next_at) WHERE done_at IS NULL AND kind <> 'email';
      CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
