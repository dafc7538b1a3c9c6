import type { Client } from 'pg';
import { existingTables } from './existing-tables.js';

/** What is proof from the moment at which it is written. */
const NEVER_CHANGED = [
  ...['line', 'campaign_version', 'form_template', 'register_entry'],
  ...['gold_book_entry', 'letterhead', 'cover_slip', 'letter_set', 'set_columns'],
];

/**
 * What the serving role may do in the tables of the owner: everything on rows, except changing what is proof. Granted at
 * each migration, whatever the role is called, so a new table needs no grant of its own. Nothing where one role does both.
 */
export async function grantServingRights(owner: Client, servingRole: string): Promise<void> {
  const role = owner.escapeIdentifier(servingRole);
  const { rows } = await owner.query<{ own: boolean }>('SELECT current_user = $1 AS own', [servingRole]);
  if (rows[0]?.own) return;
  const kept = await existingTables(owner, NEVER_CHANGED);
  await owner.query(`
    BEGIN;
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    REVOKE UPDATE, DELETE, TRUNCATE ON ${kept.join(', ')} FROM ${role};
    REVOKE DELETE, TRUNCATE ON note, content_version FROM ${role};
    REVOKE INSERT, UPDATE, DELETE ON installation, migrations FROM ${role};
    COMMIT;
  `);
}
