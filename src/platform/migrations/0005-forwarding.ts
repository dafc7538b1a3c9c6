import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How it leaves and is answered: submissions, decisions, the outbox and notices; and the rights of the serving role. */
export class Forwarding1700000000005 implements MigrationInterface {
  readonly name = 'Forwarding1700000000005';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE submission (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        campaign_id uuid NOT NULL REFERENCES campaign,
        receiver_id uuid NOT NULL REFERENCES organisation,
        letter_paper_id uuid REFERENCES paper,
        signer_id uuid REFERENCES person,
        signed_at timestamptz(3),
        delivered_at timestamptz(3),
        channel text NOT NULL DEFAULT 'inbox' CHECK (channel IN ('inbox', 'paper')),
        replaces_id uuid REFERENCES submission,
        list_digest text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        state text NOT NULL,
        version integer NOT NULL,
        head_hash text NOT NULL
      );
      CREATE INDEX ON submission (organisation_id, created_at DESC, id);
      CREATE INDEX submission_inbox ON submission (receiver_id, delivered_at DESC, id) WHERE delivered_at IS NOT NULL;

      CREATE TABLE submission_dossier (
        submission_id uuid NOT NULL REFERENCES submission,
        dossier_id uuid NOT NULL REFERENCES dossier,
        position integer NOT NULL,
        /* The dossier as signed: its version, by the seq of its line. */
        signed_seq integer,
        active boolean NOT NULL DEFAULT true,
        PRIMARY KEY (submission_id, dossier_id)
      );
      CREATE UNIQUE INDEX submission_dossier_once ON submission_dossier (dossier_id) WHERE active;

      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        decided_by_id uuid NOT NULL REFERENCES organisation,
        submission_id uuid REFERENCES submission,
        paper_id uuid REFERENCES paper,
        created_at timestamptz(3) NOT NULL,
        state text NOT NULL,
        version integer NOT NULL,
        head_hash text NOT NULL
      );
      CREATE INDEX ON decision (submission_id);
      CREATE INDEX ON decision (organisation_id, created_at DESC, id);

      CREATE TABLE decision_outcome (
        decision_id uuid NOT NULL REFERENCES decision,
        dossier_id uuid NOT NULL REFERENCES dossier,
        outcome text NOT NULL CHECK (outcome IN ('awarded', 'notAwarded')),
        PRIMARY KEY (decision_id, dossier_id)
      );
      CREATE INDEX ON decision_outcome (dossier_id);

      /* What must leave; done when its effect is confirmed, not when a queue took it. */
      CREATE TABLE outbox (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('tell', 'email', 'deliver')),
        payload jsonb NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz(3) NOT NULL,
        last_error text,
        done_at timestamptz(3)
      );
      CREATE INDEX outbox_open ON outbox (next_at) WHERE done_at IS NULL;

      CREATE TABLE notice (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        recipient_id uuid NOT NULL REFERENCES person,
        cause_stream text NOT NULL,
        cause_id uuid NOT NULL,
        cause_seq integer NOT NULL,
        channel text NOT NULL CHECK (channel IN ('inApp', 'email')),
        message text NOT NULL,
        params jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'sent', 'failed', 'read')),
        error text,
        created_at timestamptz(3) NOT NULL,
        sent_at timestamptz(3),
        read_at timestamptz(3),
        UNIQUE (cause_stream, cause_id, cause_seq, recipient_id, channel)
      );
      CREATE INDEX notice_of_person ON notice (recipient_id, created_at DESC, id);

      DO $$
      BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'vinhdanh_app') AND current_user <> 'vinhdanh_app' THEN
          GRANT USAGE ON SCHEMA public TO vinhdanh_app;
          GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO vinhdanh_app;
          REVOKE UPDATE, DELETE, TRUNCATE ON line FROM vinhdanh_app;
          REVOKE INSERT, UPDATE, DELETE ON installation, migrations FROM vinhdanh_app;
          REVOKE UPDATE, DELETE ON campaign_version FROM vinhdanh_app;
        END IF;
      END $$;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
