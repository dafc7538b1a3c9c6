import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is still read more of the more there is: names that a receiver searches, and what sweeps and rare filters look for.
 * A dossier that a receiver holds has its nominee's name in its own row, in the two spellings that are searched, so that
 * receiver, state and name stand beside each other in an index. It is there as long as a receiver is, and changes with the name.
 */
export class LevelReads1700000000013 implements MigrationInterface {
  readonly name = 'LevelReads1700000000013';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE dossier ADD COLUMN search_key text, ADD COLUMN sort_key text;
      UPDATE dossier d SET search_key = n.search_key, sort_key = n.sort_key
      FROM nominee n WHERE n.id = d.nominee_id AND d.receiver_id IS NOT NULL;

      CREATE FUNCTION dossier_takes_name() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search_key := NULL;
        NEW.sort_key := NULL;
        IF NEW.receiver_id IS NOT NULL THEN
          SELECT n.search_key, n.sort_key INTO NEW.search_key, NEW.sort_key FROM nominee n WHERE n.id = NEW.nominee_id;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER dossier_received BEFORE UPDATE OF receiver_id ON dossier FOR EACH ROW
        WHEN (NEW.receiver_id IS DISTINCT FROM OLD.receiver_id) EXECUTE FUNCTION dossier_takes_name();

      /* All dossiers of the nominee: one that is sent at this moment is waited for, or waits and reads the new name. */
      CREATE FUNCTION nominee_gives_name() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE dossier d SET search_key = CASE WHEN d.receiver_id IS NOT NULL THEN NEW.search_key END,
          sort_key = CASE WHEN d.receiver_id IS NOT NULL THEN NEW.sort_key END
        WHERE d.nominee_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER nominee_renamed AFTER UPDATE OF search_key, sort_key ON nominee FOR EACH ROW
        EXECUTE FUNCTION nominee_gives_name();

      DROP INDEX dossier_newest_of_receiver, nominee_key_anywhere, nominee_given_name_anywhere;
      CREATE INDEX dossier_newest_of_receiver ON dossier (receiver_id, state, changed_at DESC, id DESC)
        INCLUDE (search_key, sort_key) WHERE receiver_id IS NOT NULL;
      CREATE INDEX dossier_newest_of_receiver_by_award ON dossier (receiver_id, award_code, state, changed_at DESC, id DESC)
        INCLUDE (search_key, sort_key) WHERE receiver_id IS NOT NULL;
      CREATE INDEX dossier_of_receiver_by_key ON dossier (receiver_id, state, search_key text_pattern_ops)
        INCLUDE (changed_at, id, award_code, campaign_id, unit_id)
        WHERE receiver_id IS NOT NULL;
      CREATE INDEX dossier_of_receiver_by_given_name ON dossier (receiver_id, state, sort_key text_pattern_ops)
        INCLUDE (changed_at, id, award_code, campaign_id, unit_id)
        WHERE receiver_id IS NOT NULL;

      CREATE INDEX dossier_asked_back ON dossier (organisation_id, state, changed_at DESC, id DESC)
        WHERE jsonb_typeof(memory -> 'reinstatement') = 'object';
      CREATE INDEX dossier_asked_back_of_receiver ON dossier (receiver_id, state, changed_at DESC, id DESC)
        WHERE receiver_id IS NOT NULL AND jsonb_typeof(memory -> 'reinstatement') = 'object';
      DROP INDEX dossier_due;
      CREATE INDEX dossier_due ON dossier (due_at, id) WHERE due_at IS NOT NULL AND NOT held
        AND state IN ('draft', 'evidence.collecting', 'evidence.supplement');
      /* The last condition is true of all; only who asks by it is given this index. */
      CREATE INDEX dossier_due_by_change ON dossier (changed_at) WHERE due_at IS NOT NULL AND NOT held
        AND state IN ('draft', 'evidence.collecting', 'evidence.supplement') AND changed_at > '-infinity';

      CREATE INDEX sheet_unsettled ON sheet (organisation_id) WHERE state <> 'settled';
      CREATE INDEX session_expiry ON session (expires_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
