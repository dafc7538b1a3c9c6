import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is decided: dossiers, what they hold, lists of units, and the lines of every stream. */
export class Dossiers1700000000003 implements MigrationInterface {
  readonly name = 'Dossiers1700000000003';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE nomination (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        campaign_id uuid NOT NULL REFERENCES campaign,
        unit_id uuid NOT NULL REFERENCES unit,
        meeting_paper_id uuid REFERENCES paper,
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz(3) NOT NULL
      );

      CREATE TABLE dossier (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        campaign_id uuid NOT NULL REFERENCES campaign,
        campaign_version integer NOT NULL,
        award_code text NOT NULL,
        nominee_id uuid NOT NULL REFERENCES nominee,
        unit_id uuid NOT NULL REFERENCES unit,
        nomination_id uuid REFERENCES nomination,
        life_cycle integer NOT NULL,
        state text NOT NULL,
        memory jsonb NOT NULL,
        content_digest text NOT NULL,
        version integer NOT NULL,
        head_hash text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        changed_at timestamptz(3) NOT NULL,
        due_at timestamptz(3),
        held boolean NOT NULL DEFAULT false,
        referred boolean NOT NULL DEFAULT false,
        receiver_id uuid
      );
      CREATE INDEX dossier_by_state ON dossier (organisation_id, state, changed_at DESC, id);
      CREATE INDEX dossier_by_change ON dossier (organisation_id, changed_at DESC, id);
      CREATE INDEX dossier_by_unit ON dossier (unit_id, changed_at DESC, id);
      CREATE INDEX dossier_by_nominee ON dossier (nominee_id);
      CREATE INDEX dossier_by_campaign ON dossier (campaign_id, award_code, state);
      CREATE INDEX dossier_due ON dossier (due_at) WHERE due_at IS NOT NULL AND NOT held
        AND state IN ('draft', 'evidence.collecting', 'evidence.supplement');
      CREATE INDEX dossier_by_receiver ON dossier (receiver_id) WHERE receiver_id IS NOT NULL;

      /* What a dossier holds now; section_version guards one piece while version guards the whole. */
      CREATE TABLE dossier_content (
        dossier_id uuid NOT NULL REFERENCES dossier,
        kind text NOT NULL CHECK (kind IN ('claim', 'section', 'evidence', 'paper')),
        code text NOT NULL,
        criterion text,
        content_id uuid NOT NULL REFERENCES content_version,
        digest text NOT NULL,
        filled boolean NOT NULL,
        section_version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (dossier_id, kind, code)
      );

      CREATE TABLE supplement_item (
        dossier_id uuid NOT NULL REFERENCES dossier,
        seq integer NOT NULL,
        code text NOT NULL,
        note_id uuid REFERENCES note,
        PRIMARY KEY (dossier_id, seq, code)
      );

      CREATE TABLE line (
        stream text NOT NULL,
        stream_id uuid NOT NULL,
        seq integer NOT NULL,
        organisation_id uuid NOT NULL,
        body jsonb NOT NULL,
        hash text NOT NULL,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        epoch uuid NOT NULL,
        PRIMARY KEY (stream, stream_id, seq)
      );

      CREATE FUNCTION line_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'lines are append-only' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER line_append_only BEFORE UPDATE OR DELETE ON line
        FOR EACH ROW EXECUTE FUNCTION line_is_append_only();
      CREATE TRIGGER line_no_truncate BEFORE TRUNCATE ON line
        FOR EACH STATEMENT EXECUTE FUNCTION line_is_append_only();

      CREATE TABLE idempotency (
        person_id uuid NOT NULL,
        route text NOT NULL,
        key text NOT NULL,
        request_digest text NOT NULL,
        status integer NOT NULL,
        /* As it was sent, byte for byte. */
        body json NOT NULL,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (person_id, route, key)
      );
      CREATE INDEX ON idempotency (created_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
