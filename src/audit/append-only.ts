import type { Executor } from '../platform/database.js';

export type AppendOnly = 'role and trigger' | 'by trigger only' | 'by role only' | 'not enforced';

const ENFORCED = `
  SELECT NOT has_table_privilege('line', 'UPDATE, DELETE, TRUNCATE') AS "byRole",
    (SELECT count(*) = 2 FROM pg_trigger WHERE tgrelid = 'line'::regclass AND tgenabled IN ('O', 'A')
      AND tgname IN ('line_append_only', 'line_no_truncate')) AS "byTrigger"`;

/** By what the database itself keeps lines from being changed through this connection. */
export async function appendOnly(on: Executor): Promise<AppendOnly> {
  const [row] = await on.query<{ byRole: boolean; byTrigger: boolean }>(ENFORCED);
  if (row?.byTrigger) return row.byRole ? 'role and trigger' : 'by trigger only';
  return row?.byRole ? 'by role only' : 'not enforced';
}
