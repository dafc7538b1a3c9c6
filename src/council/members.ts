import type { Role } from '../domain/vocabulary.js';
import { refused } from '../domain/refusals.js';
import type { Executor } from '../platform/database.js';

/** Who works with the council's sittings and sheets; a nominator is told that there are none. */
export const COUNCIL_ROLES = [
  'secretary',
  'clerk',
  'councilMember',
  'chair',
  'decider',
  'auditor',
  'admin',
] as const satisfies readonly Role[];

/** Who may preside, and who may keep the record, for a sitting or for one sheet. */
export const MAY_PRESIDE: readonly Role[] = ['chair', 'councilMember'];
export const MAY_RECORD: readonly Role[] = ['secretary', 'councilMember'];

const HOLDERS = `
  SELECT DISTINCT p.id FROM role r JOIN person p ON p.id = r.person_id
  WHERE r.organisation_id = $1 AND r.role = ANY($2) AND p.active ORDER BY p.id`;

/** Whoever holds one of the roles there today. */
export async function holdersOf(on: Executor, organisationId: string, roles: readonly Role[]): Promise<Set<string>> {
  const rows = await on.query<{ id: string }>(HOLDERS, [organisationId, roles]);
  return new Set(rows.map(({ id }) => id));
}

/** The council: everybody with the role, the chair too where he has it. */
export const membersOf = (on: Executor, organisationId: string): Promise<Set<string>> =>
  holdersOf(on, organisationId, ['councilMember']);

export async function mustBeAmong(
  on: Executor,
  organisationId: string,
  roles: readonly Role[],
  personIds: readonly string[],
): Promise<void> {
  const holders = await holdersOf(on, organisationId, roles);
  const persons = personIds.filter((id) => !holders.has(id));
  if (persons.length > 0) throw refused('sitting.notMember', { persons });
}
