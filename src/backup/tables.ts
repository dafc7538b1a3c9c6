import type { Client } from 'pg';

export interface Table {
  name: string;
  columns: string[];
}

/** What a restored installation does without, and why a copy of it would do harm. */
export const LEFT_OUT: Record<string, string> = {
  session: 'whoever was signed in signs in again',
  access_slip: 'a slip that was not used is printed again',
  idempotency: 'answers to repeated requests are kept for 24 hours only',
};

/** Made by the program in a new installation; what they hold is in the manifest. */
const OWN = ['installation', 'migrations'];

const TABLES = `
  SELECT c.relname AS name,
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`;

async function found(client: Client): Promise<Table[]> {
  return (await client.query<Table>(TABLES)).rows.filter(({ name }) => !OWN.includes(name));
}

/** What goes into a backup. */
export async function savedTables(client: Client): Promise<Table[]> {
  return (await found(client)).filter(({ name }) => !(name in LEFT_OUT));
}

/** The first table that holds a row; undefined where the installation is empty, or has no tables yet. */
export async function firstFilled(client: Client): Promise<string | undefined> {
  for (const { name } of await found(client)) {
    const { rows } = await client.query<{ filled: boolean }>(`SELECT EXISTS (SELECT FROM ${quoted(name)}) AS filled`);
    if (rows[0]!.filled) return name;
  }
  return undefined;
}

/** Names of our own making, of a manifest only where the database has them too. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const listed = ({ name, columns }: Table): string => `${quoted(name)} (${columns.map(quoted).join(', ')})`;
