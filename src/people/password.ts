import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { Database, type Tx } from '../platform/database.js';
import { Hashing } from './hashing.js';
import { SessionStore } from './session.store.js';
import type { SignedIn } from './signed-in.js';
import { Throttle } from './throttle.js';

const SHORTEST = 10;

export interface NewPassword {
  password: string;
  oldPassword?: string;
}

/** The hashes of a change: what was found, and what is to stand instead. */
export interface HashedChange {
  former: string | null;
  hash: string;
}

/** Changing one's own password: with the old one, or without after signing in with a slip. */
@Injectable()
export class Passwords {
  constructor(
    private readonly database: Database,
    private readonly hashing: Hashing,
    private readonly throttle: Throttle,
    private readonly sessions: SessionStore,
  ) {}

  /** Outside of any transaction, since hashing waits its turn. */
  async prepare(person: SignedIn, { password, oldPassword }: NewPassword, address: string): Promise<HashedChange> {
    if (password.length < SHORTEST) throw refused('password.weak', { length: SHORTEST });
    const [row] = await this.database.query<{ former: string | null }>(
      'SELECT password_hash AS former FROM person WHERE id = $1',
      [person.personId],
    );
    const former = row?.former ?? null;
    if (former !== null) await this.checkOld(former, oldPassword ?? '', { name: person.username, address });
    return { former, hash: await this.hashing.hash(password) };
  }

  /** Ends every other session of the person. */
  async change(tx: Tx, person: SignedIn, { former, hash }: HashedChange): Promise<void> {
    const changed = await tx.query(
      'UPDATE person SET password_hash = $2 WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $3 RETURNING id',
      [person.personId, hash, former],
    );
    if (changed.length === 0) throw refused('password.wrongOld');
    await this.sessions.closeAll(tx, person.personId, person.sessionId);
  }

  private async checkOld(former: string, old: string, attempt: { name: string; address: string }): Promise<void> {
    this.throttle.check(attempt);
    const equal = await this.hashing.matches(old, former, () => this.throttle.check(attempt));
    if (equal) return;
    this.throttle.failed(attempt);
    throw refused('password.wrongOld');
  }
}
