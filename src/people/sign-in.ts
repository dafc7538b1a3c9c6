import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { Hashing } from './hashing.js';
import { SessionStore, type Opened } from './session.store.js';
import { slipCode, spendSlip } from './slip.js';
import { Throttle, type Attempt } from './throttle.js';

/** What is shown: the name, and either a password or the code of a slip. */
export type Credentials = { username: string } & ({ password: string } | { accessSlip: string });

export interface SignedInNow extends Opened {
  person: { id: string; username: string; fullName: string; locale: 'vi' | 'en'; mustSetPassword: boolean };
}

interface Candidate extends Record<string, unknown> {
  id: string;
  username: string;
  fullName: string;
  locale: 'vi' | 'en';
  active: boolean;
  passwordHash: string | null;
  slipId: string | null;
  slipHash: string | null;
}

const CANDIDATE = `
  SELECT p.id, p.username, p.full_name AS "fullName", p.locale, p.active, p.password_hash AS "passwordHash",
         s.id AS "slipId", s.code_hash AS "slipHash"
  FROM person p LEFT JOIN access_slip s ON s.person_id = p.id AND s.used_at IS NULL AND s.expires_at > $2
  WHERE p.username = $1`;

/** A name that nobody has takes the same statement and the same hash as a wrong password, and gets the same answer. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hashing: Hashing,
    private readonly throttle: Throttle,
    private readonly sessions: SessionStore,
  ) {}

  async signIn(shown: Credentials, address: string): Promise<SignedInNow> {
    const attempt: Attempt = { name: shown.username, address };
    this.throttle.check(attempt);
    const candidate = await this.checked(shown, attempt);
    this.throttle.succeeded(attempt);
    const opened = await this.database.transaction((tx) => this.open(tx, candidate, shown));
    this.sessions.forget(candidate.id);
    const { id, username, fullName, locale } = candidate;
    return { ...opened, person: { id, username, fullName, locale, mustSetPassword: 'accessSlip' in shown } };
  }

  private async checked(shown: Credentials, attempt: Attempt): Promise<Candidate> {
    const [candidate] = await this.database.query<Candidate>(CANDIDATE, [shown.username, this.clock.now()]);
    const [secret, hash] =
      'password' in shown
        ? [shown.password, candidate?.passwordHash]
        : [slipCode(shown.accessSlip), candidate?.slipHash];
    const equal = await this.hashing.matches(secret, hash ?? null, () => this.throttle.check(attempt));
    if (equal && candidate?.active) return candidate;
    this.throttle.failed(attempt);
    throw refused('session.wrongPassword');
  }

  private async open(tx: Tx, candidate: Candidate, shown: Credentials): Promise<Opened> {
    if ('password' in shown) return this.sessions.open(tx, candidate.id, candidate.passwordHash);
    await spendSlip(tx, this.clock, { id: candidate.slipId!, personId: candidate.id });
    await this.sessions.closeAll(tx, candidate.id);
    return this.sessions.open(tx, candidate.id, null);
  }
}
