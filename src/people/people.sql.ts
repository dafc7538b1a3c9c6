import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import type { PersonView } from './people.view.js';

export interface NewPerson {
  username: string;
  fullName: string;
  email: string | null;
}

export async function insertPerson(tx: Tx, clock: Clock, { username, fullName, email }: NewPerson): Promise<string> {
  const now = clock.now();
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO person (id, username, full_name, email, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (username) DO NOTHING RETURNING id`,
    [newId(now), username, fullName, email, now],
  );
  if (!row) throw refused('username.taken', { username });
  return row.id;
}

export interface NewRole {
  organisationId: string;
  role: Role;
  unitId: string | null;
}

/** Giving a role that is held already leaves it as it is, and is not `fresh`. */
export async function insertRole(
  tx: Tx,
  clock: Clock,
  personId: string,
  given: NewRole,
): Promise<{ id: string; fresh: boolean }> {
  const values = [given.organisationId, personId, given.role, given.unitId];
  const inserted = await tx.query(
    `INSERT INTO role (organisation_id, person_id, role, unit_id, id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (organisation_id, person_id, role, unit_id) DO NOTHING RETURNING id`,
    [...values, newId(clock.now())],
  );
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM role
     WHERE organisation_id = $1 AND person_id = $2 AND role = $3 AND unit_id IS NOT DISTINCT FROM $4::uuid`,
    values,
  );
  return { id: row!.id, fresh: inserted.length > 0 };
}

const OTHER_ADMINS = `
  SELECT 1 FROM role r JOIN person p ON p.id = r.person_id
  WHERE r.organisation_id = $1 AND r.role = 'admin' AND p.active AND p.id <> $2 LIMIT 1`;

/**
 * Refuses what would leave an organisation without an administrator. Its row is locked, so that two administrators who
 * remove one another come one after the other; NO KEY, because what merely names the organisation need not wait.
 */
export async function keepAnAdmin(tx: Tx, organisationId: string, leavingId: string): Promise<void> {
  await tx.query('SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE', [organisationId]);
  const others = await tx.query(OTHER_ADMINS, [organisationId, leavingId]);
  if (others.length === 0) throw refused('admin.last');
}

const PERSON = `
  SELECT p.id, p.username, p.full_name AS "fullName", p.email, p.active,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'organisationId', r.organisation_id, 'role', r.role,
                                                       'unitId', r.unit_id) ORDER BY r.role, r.id), '[]')
          FROM role r WHERE r.person_id = p.id) AS roles
  FROM person p WHERE p.id = $1`;

/** With all of his roles: for an administrator of all his organisations. */
export async function readPerson(tx: Tx, id: string): Promise<PersonView> {
  const [person] = await tx.query<PersonView>(PERSON, [id]);
  return person!;
}
