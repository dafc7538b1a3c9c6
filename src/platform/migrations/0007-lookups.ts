import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for what is asked often: whose vote is hidden from somebody, and whether a file is named by anything. */
export class Lookups1700000000007 implements MigrationInterface {
  readonly name = 'Lookups1700000000007';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE INDEX recusal_of_person ON recusal (person_id);
      CREATE INDEX content_by_file ON content_version ((content ->> 'sha256')) WHERE content ? 'sha256';
      CREATE INDEX paper_by_file ON paper (file_sha256) WHERE file_sha256 IS NOT NULL;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
