import type { Executor } from '../platform/database.js';
import type { NameOf } from './sitting.facts.js';

const NAMES = `SELECT id, full_name AS name FROM person WHERE id = ANY($1::uuid[])`;

/** Of these people, whether they are still in their offices or not. */
export async function namesOf(on: Executor, ids: readonly string[]): Promise<NameOf> {
  const rows = await on.query<{ id: string; name: string }>(NAMES, [[...new Set(ids)]]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
}
