import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { LineBody } from '../domain/line.js';

interface Stored {
  id: string;
  /** Every role that somebody holds in the organisation: person, role, unit. */
  held: string[];
}

const STORED = `
  SELECT x.id, (SELECT coalesce(jsonb_agg(concat_ws(' ', r.person_id, r.role, r.unit_id)), '[]') FROM role r
    WHERE r.organisation_id = x.id) AS held
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** The roles that lines speak of: given last, somebody holds them; taken last, he does not. The sample's were given by none. */
export const roleStream = witness<Stored>('organisation', STORED, ({ held }, lines) => {
  const told = rolesIn(lines);
  const holds = new Set(held);
  return {
    stored: { roles: Object.fromEntries(Object.keys(told).map((role) => [role, holds.has(role)])) as object },
    told: { roles: told },
  };
});

function rolesIn(lines: readonly LineBody[]): Record<string, boolean> {
  const roles: Record<string, boolean> = {};
  for (const line of linesOf(lines, 'GRANT_ROLE', 'TAKE_ROLE')) {
    const { personId, role, unitId } = dataOf(line);
    roles[[personId, role, unitId].filter(Boolean).join(' ')] = line.command === 'GRANT_ROLE';
  }
  return roles;
}
