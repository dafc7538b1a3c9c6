import { organisationsOf, rolesIn, type SignedIn } from '../people/signed-in.js';
import type { Role } from '../domain/vocabulary.js';

const SEE_ALL: readonly Role[] = ['clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin'];

/** What of a dossier decides who may see it. */
export interface Seen {
  organisationId: string;
  unitId: string;
  referred: boolean;
  receiverId: string | null;
}

/**
 * Whether a person may see a dossier: the commune's own officers see all, members of the council what was referred to it,
 * a nominator his units', a receiver what it holds signed. Whoever may not is told that there is no such dossier.
 */
export function maySee(person: SignedIn, dossier: Seen): boolean {
  const roles = rolesIn(person, dossier.organisationId);
  if (roles.some((role) => SEE_ALL.includes(role))) return true;
  if (dossier.referred && roles.includes('councilMember')) return true;
  if (dossier.receiverId && rolesIn(person, dossier.receiverId).includes('authorityOfficer')) return true;
  return unitsOf(person).includes(dossier.unitId);
}

export const unitsOf = (person: SignedIn): string[] =>
  person.roles.flatMap((grant) => (grant.role === 'nominator' && grant.unitId ? [grant.unitId] : []));

/** The same rule for lists, as values of a WHERE: whole organisations, councils, units, receivers. */
export const scopeOf = (person: SignedIn) => ({
  organisations: organisationsOf(person, ...SEE_ALL),
  councils: organisationsOf(person, 'councilMember'),
  units: unitsOf(person),
  receivers: organisationsOf(person, 'authorityOfficer'),
});

/** `d` is the dossier; `$1` to `$4` are the values of a scope in its order. */
export const SCOPE_SQL = `(d.organisation_id = ANY($1::uuid[]) OR (d.referred AND d.organisation_id = ANY($2::uuid[]))
  OR d.unit_id = ANY($3::uuid[]) OR d.receiver_id = ANY($4::uuid[]))`;

export const scopeValues = (person: SignedIn): unknown[] => {
  const scope = scopeOf(person);
  return [scope.organisations, scope.councils, scope.units, scope.receivers];
};
