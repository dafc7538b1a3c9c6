import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the council decides: sittings, sheets, rolls, ballots and written opinions. */
export class Council1700000000004 implements MigrationInterface {
  readonly name = 'Council1700000000004';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE sitting (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        campaign_id uuid NOT NULL REFERENCES campaign,
        title text NOT NULL,
        place text NOT NULL,
        planned_at timestamptz(3) NOT NULL,
        presider_id uuid NOT NULL REFERENCES person,
        secretary_id uuid NOT NULL REFERENCES person,
        state text NOT NULL,
        version integer NOT NULL,
        head_hash text NOT NULL
      );
      CREATE INDEX ON sitting (organisation_id, planned_at DESC, id);

      CREATE TABLE sitting_agenda (
        sitting_id uuid NOT NULL REFERENCES sitting,
        award_code text NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (sitting_id, award_code)
      );

      CREATE TABLE sitting_attendance (
        sitting_id uuid NOT NULL REFERENCES sitting,
        person_id uuid NOT NULL REFERENCES person,
        present boolean NOT NULL,
        PRIMARY KEY (sitting_id, person_id)
      );

      /* Why somebody is recused is nobody's business: there is no column for it. */
      CREATE TABLE recusal (
        sitting_id uuid NOT NULL REFERENCES sitting,
        person_id uuid NOT NULL REFERENCES person,
        nominee_id uuid NOT NULL REFERENCES nominee,
        PRIMARY KEY (sitting_id, person_id, nominee_id)
      );

      CREATE TABLE sheet (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        sitting_id uuid NOT NULL REFERENCES sitting,
        campaign_id uuid NOT NULL REFERENCES campaign,
        award_code text NOT NULL,
        card jsonb NOT NULL,
        ballot_kind text NOT NULL,
        round integer NOT NULL,
        presider_id uuid,
        secretary_id uuid,
        all_members integer,
        present integer,
        minutes_paper_id uuid REFERENCES paper,
        minutes_promised boolean NOT NULL DEFAULT false,
        key_name text,
        /* The key of a recount box, while the card asks to retain one; see sealed_choice. */
        recount_key_name text,
        /* The counts, sealed in the line as a salted digest until the sheet is settled. */
        tally jsonb,
        tally_salt text,
        state text NOT NULL,
        version integer NOT NULL,
        head_hash text NOT NULL
      );
      CREATE INDEX ON sheet (sitting_id);

      CREATE TABLE sheet_dossier (
        sheet_id uuid NOT NULL REFERENCES sheet,
        dossier_id uuid NOT NULL REFERENCES dossier,
        position integer NOT NULL,
        content_digest text,
        outcome text,
        /* On a sheet that is not settled or void; false once it left or the sheet ended. */
        active boolean NOT NULL DEFAULT true,
        /* Taken off before the sheet was settled. */
        removed boolean NOT NULL DEFAULT false,
        PRIMARY KEY (sheet_id, dossier_id)
      );
      CREATE UNIQUE INDEX sheet_dossier_once ON sheet_dossier (dossier_id) WHERE active;

      CREATE TABLE sheet_roll (
        sheet_id uuid NOT NULL REFERENCES sheet,
        person_id uuid NOT NULL REFERENCES person,
        present boolean NOT NULL,
        voted boolean NOT NULL DEFAULT false,
        PRIMARY KEY (sheet_id, person_id)
      );

      /* Voter-linked rows exist only while a secret sheet is open; an open ballot's choices stay readable. */
      CREATE TABLE ballot (
        sheet_id uuid NOT NULL REFERENCES sheet,
        person_id uuid NOT NULL REFERENCES person,
        ciphertext bytea,
        choices jsonb,
        PRIMARY KEY (sheet_id, person_id),
        CHECK ((ciphertext IS NULL) <> (choices IS NULL))
      );

      CREATE TABLE opinion (
        sheet_id uuid NOT NULL REFERENCES sheet,
        person_id uuid NOT NULL REFERENCES person,
        paper_id uuid NOT NULL REFERENCES paper,
        choices jsonb NOT NULL,
        PRIMARY KEY (sheet_id, person_id)
      );

      /* The seam for a recount box: choices without voters, under a second key; empty until cards ask to retain them. */
      CREATE TABLE sealed_choice (
        sheet_id uuid NOT NULL REFERENCES sheet,
        nominee_id uuid NOT NULL REFERENCES nominee,
        ciphertext bytea NOT NULL
      );
      CREATE INDEX ON sealed_choice (sheet_id);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
