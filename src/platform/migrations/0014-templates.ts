import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The templates that an office put in the place of those shipped; each version stays. */
export class Templates1700000000014 implements MigrationInterface {
  readonly name = 'Templates1700000000014';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE form_template (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        form text NOT NULL,
        version integer NOT NULL,
        /* Null where the office went back to the template that is shipped. */
        file_sha256 text,
        file_name text,
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz(3) NOT NULL,
        UNIQUE (organisation_id, form, version),
        CHECK ((file_sha256 IS NULL) = (file_name IS NULL))
      );
      CREATE INDEX ON form_template (file_sha256) WHERE file_sha256 IS NOT NULL;
      CREATE TRIGGER form_template_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON form_template
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
