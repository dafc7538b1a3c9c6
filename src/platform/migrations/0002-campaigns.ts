import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is decided about: campaigns with their immutable versions, the nominee register, papers and notes. */
export class Campaigns1700000000002 implements MigrationInterface {
  readonly name = 'Campaigns1700000000002';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE campaign (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        code text NOT NULL,
        title text NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
        current_version integer NOT NULL,
        created_at timestamptz(3) NOT NULL,
        UNIQUE (organisation_id, code)
      );

      CREATE TABLE campaign_version (
        campaign_id uuid NOT NULL REFERENCES campaign,
        version integer NOT NULL,
        content jsonb NOT NULL,
        digest text NOT NULL,
        reason_note_id uuid,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (campaign_id, version)
      );

      /* One row for each award of a campaign: SETTLE updates it, so that two sheets cannot overdraw one quota. */
      CREATE TABLE award_quota (
        campaign_id uuid NOT NULL REFERENCES campaign,
        award_code text NOT NULL,
        version integer NOT NULL DEFAULT 0,
        PRIMARY KEY (campaign_id, award_code)
      );

      CREATE TABLE nominee (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        kind text NOT NULL CHECK (kind IN ('individual', 'collective', 'household')),
        name text NOT NULL,
        year integer,
        unit_id uuid REFERENCES unit,
        search_key text NOT NULL,
        sort_key text NOT NULL,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX nominee_by_key ON nominee (organisation_id, search_key text_pattern_ops);
      CREATE INDEX nominee_by_name ON nominee (organisation_id, sort_key, id);

      CREATE TABLE past_award (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        nominee_id uuid NOT NULL REFERENCES nominee,
        title text NOT NULL,
        year integer NOT NULL,
        decision_number text,
        decision_date date,
        decision_id uuid,
        dossier_id uuid UNIQUE,
        revoked_at timestamptz(3)
      );
      CREATE INDEX ON past_award (nominee_id);

      CREATE TABLE paper (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        purpose text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        number text,
        date date,
        signer text,
        file_sha256 text,
        file_name text,
        media_type text,
        file_size integer,
        version integer NOT NULL DEFAULT 1,
        created_by uuid REFERENCES person,
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX ON paper (subject_kind, subject_id);

      CREATE TABLE nominee_block (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        nominee_id uuid NOT NULL REFERENCES nominee,
        code text NOT NULL,
        from_date date NOT NULL,
        to_date date,
        paper_id uuid NOT NULL REFERENCES paper,
        lift_paper_id uuid REFERENCES paper,
        lifted_at timestamptz(3),
        created_at timestamptz(3) NOT NULL
      );
      CREATE INDEX nominee_block_open ON nominee_block (nominee_id) WHERE lifted_at IS NULL;

      /* Reasons and free texts, referred to by id; erasure replaces salt and text, the digest stays. */
      CREATE TABLE note (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        text text,
        salt text,
        digest text NOT NULL,
        erased_at timestamptz(3),
        created_at timestamptz(3) NOT NULL
      );

      /* What was written, one immutable row for each save; erasure as in note. */
      CREATE TABLE content_version (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        content jsonb,
        salt text,
        digest text NOT NULL,
        erased_at timestamptz(3),
        created_at timestamptz(3) NOT NULL
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
