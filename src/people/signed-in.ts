import type { Actor } from '../domain/permissions.js';
import type { Capacity, Role } from '../domain/vocabulary.js';

export interface RoleGrant {
  organisationId: string;
  role: Role;
  /** The unit whose dossiers a nominator sees; null for roles of the whole organisation. */
  unitId: string | null;
}

/** The person behind a request, with the roles he holds, at most five seconds old. */
export interface SignedIn {
  sessionId: string;
  personId: string;
  username: string;
  fullName: string;
  locale: 'vi' | 'en';
  roles: readonly RoleGrant[];
}

export const rolesIn = (person: SignedIn, organisationId: string): Role[] => [
  ...new Set(person.roles.filter((grant) => grant.organisationId === organisationId).map((grant) => grant.role)),
];

export const organisationsOf = (person: SignedIn, ...roles: Role[]): string[] => [
  ...new Set(
    person.roles
      .filter((grant) => roles.length === 0 || roles.includes(grant.role))
      .map((grant) => grant.organisationId),
  ),
];

/** Where an object belongs: its organisation, its unit, and the receiver that holds it signed. */
export interface Belonging {
  organisationId: string;
  unitId?: string | null;
  receiverId?: string | null;
}

/** The capacities that a person holds for an object; a nominator only for his own unit, an officer only as its receiver. */
export function actorFor(person: SignedIn, { organisationId, unitId, receiverId }: Belonging): Actor {
  const holds = person.roles
    .filter((grant) => {
      if (grant.role === 'authorityOfficer') return grant.organisationId === receiverId;
      if (grant.organisationId !== organisationId) return false;
      return grant.role !== 'nominator' || unitId === undefined || grant.unitId === unitId;
    })
    .map((grant): Capacity => grant.role);
  return { personId: person.personId, holds: [...new Set(holds)] };
}

/** The program itself: the deadline sweep, a delivery. */
export const SYSTEM: Actor = { personId: null, holds: ['system'] };

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** An office itself, where the program writes its papers without anybody asking: it reads what its clerks read. */
export const officeItself = (organisationId: string): SignedIn => ({
  ...{ sessionId: NOBODY, personId: NOBODY, username: '', fullName: '', locale: 'vi' },
  roles: [{ organisationId, role: 'clerk', unitId: null }],
});
