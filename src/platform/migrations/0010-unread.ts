import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An index for the badge that every open screen asks for, however many notices a person has read over the years. */
export class Unread1700000000010 implements MigrationInterface {
  readonly name = 'Unread1700000000010';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE INDEX notice_unread ON notice (recipient_id) WHERE channel = 'inApp' AND state <> 'read';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
