import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Awards of past years that came as a list, and who decided on each award of the register. */
export class PastImports1700000000017 implements MigrationInterface {
  readonly name = 'PastImports1700000000017';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE past_import (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        /* Awards that came with it, those of the list that were there before, and nominees that it added. */
        count integer NOT NULL,
        already integer NOT NULL,
        nominees integer NOT NULL,
        /* Null where it came from the console. */
        created_by uuid REFERENCES person,
        created_at timestamptz(3) NOT NULL,
        taken_back_by uuid REFERENCES person,
        taken_back_at timestamptz(3),
        reason_note_id uuid REFERENCES note
      );
      CREATE INDEX ON past_import (organisation_id, id);

      ALTER TABLE past_award ADD COLUMN decided_by text, ADD COLUMN import_id uuid REFERENCES past_import,
        ADD CHECK (import_id IS NULL OR (decision_id IS NULL AND dossier_id IS NULL));
      CREATE INDEX past_award_of_import ON past_award (import_id) WHERE import_id IS NOT NULL;
      CREATE INDEX past_award_titles ON past_award (organisation_id, title);
      UPDATE past_award a SET decided_by = o.name FROM decision d JOIN organisation o ON o.id = d.decided_by_id
        WHERE d.id = a.decision_id;

      /* What came with a list that was taken back stays, and counts no more. */
      CREATE FUNCTION counts_no_more(import uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM past_import i WHERE i.id = import AND i.taken_back_at IS NOT NULL)
      $$;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
