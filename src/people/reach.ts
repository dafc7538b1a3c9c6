import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { rolesIn, type SignedIn } from './signed-in.js';

/** Another organisation answers as an absent one; one's own, without the role, says which role is needed. */
export function mustHold(person: SignedIn, organisationId: string, ...roles: Role[]): void {
  const held = rolesIn(person, organisationId);
  if (held.length === 0) throw refused('notFound');
  if (roles.length > 0 && !roles.some((role) => held.includes(role))) throw refused('role.needed', { roles });
}
