import type { ClientBase } from 'pg';

const THERE = `SELECT name FROM unnest($1::text[]) AS t(name) WHERE to_regclass(name) IS NOT NULL`;

/** Which of these tables there are: tables that are brought up to date step by step do not have all of them yet. */
export async function existingTables(on: ClientBase, names: readonly string[]): Promise<string[]> {
  const { rows } = await on.query<{ name: string }>(THERE, [names]);
  return rows.map(({ name }) => name);
}
