import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The salt of what a written opinion chose: its line commits to the choices by their salted digest. */
export class OpinionSalt1700000000009 implements MigrationInterface {
  readonly name = 'OpinionSalt1700000000009';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`ALTER TABLE opinion ADD COLUMN salt text`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
