import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers of ours from the printer to the office's register, and the numbers of that register. */
export class Outgoing1700000000015 implements MigrationInterface {
  readonly name = 'Outgoing1700000000015';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      /* A paper that was written from facts; number, date, signer and scan are those of its row in paper. */
      CREATE TABLE outgoing (
        id uuid PRIMARY KEY REFERENCES paper,
        organisation_id uuid NOT NULL REFERENCES organisation,
        form text NOT NULL,
        subject_id uuid NOT NULL,
        /* 1, and one more for each correction. */
        edition integer NOT NULL,
        replaces_id uuid UNIQUE REFERENCES outgoing,
        /* What was laid before its signers. */
        printed_sha256 text NOT NULL,
        printed_name text NOT NULL,
        printed_size integer NOT NULL,
        /* Who has signed, confirmed and stamped it. */
        marks jsonb NOT NULL DEFAULT '[]',
        originals integer,
        /* Where the signed paper counts otherwise than the record. */
        differing jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz(3) NOT NULL,
        state text NOT NULL,
        version integer NOT NULL,
        head_hash text NOT NULL,
        UNIQUE (form, subject_id, edition)
      );
      CREATE UNIQUE INDEX outgoing_live ON outgoing (form, subject_id) WHERE state NOT IN ('replaced', 'discarded');
      CREATE INDEX ON outgoing (subject_id);
      CREATE INDEX ON outgoing (printed_sha256);

      /* The last number of a year, by kind of paper: whoever draws the next one waits for it. */
      CREATE TABLE number_register (
        organisation_id uuid NOT NULL REFERENCES organisation,
        year integer NOT NULL,
        type text NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (organisation_id, year, type)
      );
      CREATE TABLE register_entry (
        paper_id uuid PRIMARY KEY REFERENCES paper,
        organisation_id uuid NOT NULL REFERENCES organisation,
        year integer NOT NULL,
        type text NOT NULL,
        serial integer NOT NULL,
        /* Whether it was drawn here, or typed from the office's own book. */
        drawn boolean NOT NULL,
        UNIQUE (organisation_id, year, type, serial)
      );
      CREATE TRIGGER register_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON register_entry
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
