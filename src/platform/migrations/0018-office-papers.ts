import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an office puts on its papers: numbers of its gold book, amounts of prizes, its letterhead, slips that go with a paper. */
export class OfficePapers1700000000018 implements MigrationInterface {
  readonly name = 'OfficePapers1700000000018';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      /* The number that the next award gets. */
      CREATE TABLE gold_book (
        organisation_id uuid PRIMARY KEY REFERENCES organisation,
        next integer NOT NULL CHECK (next > 0)
      );

      CREATE TABLE gold_book_entry (
        organisation_id uuid NOT NULL REFERENCES organisation,
        number integer NOT NULL CHECK (number > 0),
        decision_id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        PRIMARY KEY (organisation_id, number),
        UNIQUE (decision_id, dossier_id),
        FOREIGN KEY (decision_id, dossier_id) REFERENCES decision_outcome
      );
      CREATE TRIGGER gold_book_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON gold_book_entry
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();

      /* What the office itself says that an award of this decision is paid, in dong. */
      CREATE TABLE decision_prize (
        decision_id uuid NOT NULL REFERENCES decision,
        campaign_id uuid NOT NULL REFERENCES campaign,
        award_code text NOT NULL,
        amount integer NOT NULL CHECK (amount >= 0),
        PRIMARY KEY (decision_id, campaign_id, award_code)
      );

      /* What stands on it is kept as contents are: immutable, and erased with the digest left. */
      CREATE TABLE letterhead (
        organisation_id uuid NOT NULL REFERENCES organisation,
        version integer NOT NULL,
        content_id uuid NOT NULL REFERENCES content_version,
        numbering text NOT NULL CHECK (numbering IN ('typed', 'drawn')),
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (organisation_id, version)
      );
      CREATE TRIGGER letterhead_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON letterhead
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();

      /* Which file a slip was printed for: no name, and nothing of the paper but its digest. */
      CREATE TABLE cover_slip (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        form text NOT NULL,
        subject_id uuid NOT NULL,
        file_sha256 text NOT NULL,
        code text NOT NULL,
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX ON cover_slip (organisation_id, code, created_at DESC, id);
      CREATE TRIGGER cover_slip_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON cover_slip
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
