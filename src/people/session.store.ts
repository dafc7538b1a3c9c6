import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { newId, newToken } from '../platform/random.js';
import type { RoleGrant, SignedIn } from './signed-in.js';

const LIFETIME = 12 * 3_600_000;
const KNOWN_FOR = 5_000;
const KEPT = 10_000;

export interface Session {
  person: SignedIn;
  expiresAt: Date;
  /** False between signing in with a slip and setting a password. */
  hasPassword: boolean;
}

export interface Opened {
  token: string;
  expiresAt: Date;
}

const FIND = `
  SELECT s.id AS "sessionId", s.expires_at AS "expiresAt", p.id AS "personId", p.username, p.full_name AS "fullName",
         p.locale, p.password_hash IS NOT NULL AS "hasPassword",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('organisationId', r.organisation_id, 'role', r.role,
                                                       'unitId', r.unit_id) ORDER BY r.role, r.id), '[]')
          FROM role r WHERE r.person_id = p.id) AS roles
  FROM session s JOIN person p ON p.id = s.person_id
  WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND p.active`;

/** Nobody gets a session on a password that was changed, or an account that was closed, while it was being checked. */
const OPEN = `
  INSERT INTO session (id, token_hash, person_id, created_at, expires_at)
  SELECT $1, $2, id, $4, $5 FROM person
  WHERE id = $3 AND active AND password_hash IS NOT DISTINCT FROM $6 FOR SHARE
  RETURNING id`;

type Found = Omit<SignedIn, 'roles'> & { roles: RoleGrant[]; expiresAt: Date; hasPassword: boolean };

/**
 * Sessions, kept as SHA-256 of their token. What is read is believed for five seconds, so a revocation by another
 * process is seen within five seconds; one by this process at once, by `forget` after its commit.
 */
@Injectable()
export class SessionStore {
  private readonly known = new Map<string, { session: Session; readAt: number }>();
  /** Counts what was forgotten, so that a read that began before is not kept. */
  private forgotten = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(token: string): Promise<Session | undefined> {
    const hash = sha256(token);
    const now = this.clock.now();
    const known = this.known.get(hash);
    const age = known ? now.getTime() - known.readAt : Infinity;
    if (known && age >= 0 && age < KNOWN_FOR) return known.session.expiresAt > now ? known.session : undefined;
    const before = this.forgotten;
    const [row] = await this.database.query<Found>(FIND, [hash, now]);
    this.known.delete(hash);
    if (!row) return undefined;
    const { expiresAt, hasPassword, ...person } = row;
    const session = { person, expiresAt, hasPassword };
    if (before === this.forgotten) this.keep(hash, session, now);
    return session;
  }

  /** `passwordHash` is the one that was checked, null for a person without. */
  async open(tx: Tx, personId: string, passwordHash: string | null): Promise<Opened> {
    const now = this.clock.now();
    const token = newToken();
    const expiresAt = new Date(now.getTime() + LIFETIME);
    const opened = await tx.query(OPEN, [newId(now), sha256(token), personId, now, expiresAt, passwordHash]);
    if (opened.length === 0) throw refused('session.wrongPassword');
    return { token, expiresAt };
  }

  async close(tx: Tx, sessionId: string): Promise<void> {
    await tx.query('UPDATE session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
      sessionId,
      this.clock.now(),
    ]);
  }

  /** All of a person's, but for the one he is using. */
  async closeAll(tx: Tx, personId: string, exceptId: string | null = null): Promise<void> {
    await tx.query(
      `UPDATE session SET revoked_at = $2
       WHERE person_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3::uuid`,
      [personId, this.clock.now(), exceptId],
    );
  }

  /** To be called after the commit of whatever changed a person, his roles or his sessions. */
  forget(personId: string): void {
    this.forgotten += 1;
    for (const [hash, { session }] of this.known) if (session.person.personId === personId) this.known.delete(hash);
  }

  private keep(hash: string, session: Session, now: Date): void {
    this.known.set(hash, { session, readAt: now.getTime() });
    const [oldest] = this.known.keys();
    if (this.known.size > KEPT && oldest) this.known.delete(oldest);
  }
}

const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');
