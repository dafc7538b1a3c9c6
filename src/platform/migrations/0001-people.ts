import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who acts: organisations, their units, persons, roles, sessions and access slips. */
export class People1700000000001 implements MigrationInterface {
  readonly name = 'People1700000000001';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE installation (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        epoch uuid NOT NULL DEFAULT gen_random_uuid(),
        created_at timestamptz(3) NOT NULL DEFAULT now()
      );
      INSERT INTO installation DEFAULT VALUES;

      CREATE TABLE organisation (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('commune', 'district', 'province', 'other')),
        time_zone text NOT NULL DEFAULT 'Asia/Ho_Chi_Minh',
        valid_from date,
        valid_to date,
        state text NOT NULL DEFAULT 'active',
        version integer NOT NULL DEFAULT 0,
        head_hash text
      );

      CREATE TABLE organisation_succession (
        id uuid PRIMARY KEY,
        from_id uuid NOT NULL REFERENCES organisation,
        to_id uuid REFERENCES organisation,
        kind text NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'abolish')),
        on_date date NOT NULL,
        citation text NOT NULL,
        certainty text NOT NULL CHECK (certainty IN ('verified', 'unverified')),
        CHECK (to_id IS NOT NULL OR kind = 'abolish')
      );
      CREATE INDEX ON organisation_succession (from_id);

      CREATE TABLE unit (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        code text NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('village', 'union', 'office', 'school', 'other')),
        search_key text NOT NULL,
        UNIQUE (organisation_id, code)
      );

      CREATE TABLE person (
        id uuid PRIMARY KEY,
        username text NOT NULL UNIQUE,
        full_name text NOT NULL,
        email text,
        locale text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
        password_hash text,
        active boolean NOT NULL DEFAULT true,
        created_at timestamptz(3) NOT NULL
      );

      CREATE TABLE role (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        person_id uuid NOT NULL REFERENCES person,
        role text NOT NULL CHECK (role IN ('nominator', 'clerk', 'secretary', 'councilMember', 'chair', 'decider',
                                           'authorityOfficer', 'auditor', 'admin')),
        unit_id uuid REFERENCES unit,
        UNIQUE NULLS NOT DISTINCT (organisation_id, person_id, role, unit_id)
      );
      CREATE INDEX ON role (person_id);

      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash text NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        revoked_at timestamptz(3)
      );
      CREATE INDEX ON session (person_id);

      CREATE TABLE access_slip (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        code_hash text NOT NULL,
        issued_by uuid REFERENCES person,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3)
      );
      CREATE UNIQUE INDEX access_slip_open ON access_slip (person_id) WHERE used_at IS NULL;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
