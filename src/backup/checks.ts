import type { Client } from 'pg';

const CONSTRAINTS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS away,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS back
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
  WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT IN ('migrations', 'installation') AND c.contype = ANY($1)
  ORDER BY c.conname`;

const INDEXES = `
  SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS away, pg_get_indexdef(i.indexrelid) AS back
  FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
  WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT IN ('migrations', 'installation')
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
  ORDER BY i.indexrelid`;

interface Check {
  away: string;
  back: string;
}

/**
 * Loads with no index and no constraint in the way, and makes them again over all rows: several times faster than one row
 * after the other, and what they forbid fails there. All in the transaction that the client is in.
 */
export async function withoutChecks(client: Client, load: () => Promise<void>): Promise<void> {
  const read = async (select: string, ...values: unknown[]) => (await client.query<Check>(select, values)).rows;
  const foreign = await read(CONSTRAINTS, ['f']);
  const keys = await read(CONSTRAINTS, ['p', 'u']);
  const indexes = await read(INDEXES);
  for (const { away } of [...foreign, ...keys, ...indexes]) await client.query(away);
  await load();
  await client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
  for (const { back } of [...keys, ...indexes, ...foreign]) await client.query(back);
}
