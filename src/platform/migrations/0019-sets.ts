import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The papers of a letter in one: each edition as it was built, and the columns that an authority wants its list in. */
export class Sets1700000000019 implements MigrationInterface {
  readonly name = 'Sets1700000000019';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check,
        ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('tell', 'email', 'deliver', 'set'));
      CREATE INDEX outbox_set ON outbox ((payload ->> 'submissionId')) WHERE kind = 'set' AND done_at IS NULL;

      /* Known by the id of what asked for it, so that the same asking never builds a second one. */
      CREATE TABLE letter_set (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        submission_id uuid NOT NULL REFERENCES submission,
        edition integer NOT NULL CHECK (edition > 0),
        /* Of a letter that was signed by then. */
        signed boolean NOT NULL,
        dossier_ids uuid[] NOT NULL,
        /* Of everything that it was built from: with another one it is out of date. */
        source_digest text NOT NULL,
        /* Null where no LibreOffice was there. */
        pdf_sha256 text,
        pdf_size bigint,
        pdf_pages integer,
        xlsx_sha256 text NOT NULL,
        xlsx_size bigint NOT NULL,
        zip_sha256 text NOT NULL,
        zip_size bigint NOT NULL,
        /* Signed copies that are in the ZIP and could not be bound into the PDF. */
        unbound jsonb NOT NULL,
        created_by uuid REFERENCES person,
        created_at timestamptz(3) NOT NULL,
        UNIQUE (submission_id, edition)
      );
      CREATE INDEX ON letter_set (organisation_id);
      CREATE TRIGGER letter_set_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON letter_set
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();

      CREATE TABLE set_columns (
        organisation_id uuid NOT NULL REFERENCES organisation,
        receiver_id uuid NOT NULL REFERENCES organisation,
        version integer NOT NULL CHECK (version > 0),
        columns jsonb NOT NULL,
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (organisation_id, receiver_id, version)
      );
      CREATE TRIGGER set_columns_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON set_columns
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
