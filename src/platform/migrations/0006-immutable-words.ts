import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was written stays as it was written: notes and contents, except for erasure; and campaign versions. */
export class ImmutableWords1700000000006 implements MigrationInterface {
  readonly name = 'ImmutableWords1700000000006';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'rows of % are immutable', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;

      /* Erasure takes the value and its salt, leaves the digest, and changes nothing else. */
      CREATE FUNCTION is_immutable_but_erasable() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        was jsonb := to_jsonb(OLD);
        erased jsonb := was || jsonb_build_object('erased_at', NEW.erased_at, 'salt', NULL)
          || CASE WHEN was ? 'text' THEN '{"text": null}'::jsonb ELSE '{"content": null}'::jsonb END;
      BEGIN
        IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND to_jsonb(NEW) = erased THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'rows of % can be erased and not changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;

      CREATE TRIGGER note_erasable BEFORE UPDATE ON note
        FOR EACH ROW EXECUTE FUNCTION is_immutable_but_erasable();
      CREATE TRIGGER note_stays BEFORE DELETE OR TRUNCATE ON note
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();
      CREATE TRIGGER content_version_erasable BEFORE UPDATE ON content_version
        FOR EACH ROW EXECUTE FUNCTION is_immutable_but_erasable();
      CREATE TRIGGER content_version_stays BEFORE DELETE OR TRUNCATE ON content_version
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();
      CREATE TRIGGER campaign_version_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_version
        FOR EACH STATEMENT EXECUTE FUNCTION is_immutable();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
