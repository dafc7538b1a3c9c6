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
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT coalesce(array_agg(DISTINCT r.relname::text), '{}') FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
      WHERE f.contype = 'f' AND f.conrelid = c.oid AND r.oid <> c.oid) AS refers
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`;

interface Found extends Table {
  refers: string[];
}

async function found(client: Client): Promise<Found[]> {
  return (await client.query<Found>(TABLES)).rows.filter(({ name }) => !OWN.includes(name));
}

/** What goes into a backup, each table behind those that it refers to. */
export async function savedTables(client: Client): Promise<Table[]> {
  return inOrder((await found(client)).filter(({ name }) => !(name in LEFT_OUT)));
}

/** The first table that holds a row; undefined where the installation is empty, or has no tables yet. */
export async function firstFilled(client: Client): Promise<string | undefined> {
  for (const { name } of await found(client)) {
    const { rows } = await client.query<{ filled: boolean }>(`SELECT EXISTS (SELECT FROM ${quoted(name)}) AS filled`);
    if (rows[0]!.filled) return name;
  }
  return undefined;
}

function inOrder(tables: readonly Found[]): Table[] {
  const ordered: Table[] = [];
  const left = new Map(tables.map((table) => [table.name, table]));
  while (left.size > 0) {
    const free = [...left.values()].filter(({ refers }) => !refers.some((name) => left.has(name)));
    if (free.length === 0) throw new Error(`the tables ${[...left.keys()].join(', ')} refer to each other in a circle`);
    for (const { name, columns } of free) {
      ordered.push({ name, columns });
      left.delete(name);
    }
  }
  return ordered;
}

/** Names of our own making, of a manifest only where the database has them too. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const listed = ({ name, columns }: Table): string => `${quoted(name)} (${columns.map(quoted).join(', ')})`;
