import { Injectable } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { sha256Hex } from '../domain/hash.js';
import { columnProblems, DEFAULT_COLUMNS, MAY_SET_COLUMNS, type SetColumn } from '../domain/set-columns.js';
import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { mustHold } from '../people/reach.js';
import { rolesIn, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Executor, Tx } from '../platform/database.js';
import { RefusedInput } from '../platform/input.pipe.js';
import type { SetColumnsDto } from './columns.dto.js';

export const MAY_SEE_COLUMNS = [...MAY_SET_COLUMNS, 'chair', 'decider', 'auditor'] as const satisfies readonly Role[];

const CURRENT = `SELECT o.name AS receiver, c.version, c.columns, c.created_at AS "setAt", p.full_name AS "setBy"
  FROM organisation o
  LEFT JOIN LATERAL (SELECT * FROM set_columns WHERE organisation_id = $1 AND receiver_id = o.id ORDER BY version DESC LIMIT 1) c ON true
  LEFT JOIN person p ON p.id = c.created_by WHERE o.id = $2`;
const INSERT = `INSERT INTO set_columns (organisation_id, receiver_id, version, columns, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6)`;

interface Current extends Record<string, unknown> {
  receiver: string;
  version: number | null;
  columns: SetColumn[] | null;
  setAt: Date | null;
  setBy: string | null;
}

/** What a line knows them by. */
export const digestOfColumns = (columns: readonly SetColumn[]): string =>
  sha256Hex(canonicalJson(columns as unknown as Canonical));

/** The columns in which an office sends its lists to an authority: immutable versions, of which the latest counts. */
@Injectable()
export class SetColumns {
  constructor(private readonly clock: Clock) {}

  async show(on: Executor, person: SignedIn, organisationId: string, receiverId: string): Promise<SetColumnsDto> {
    mustHold(person, organisationId, ...MAY_SEE_COLUMNS);
    return told(await current(on, organisationId, receiverId));
  }

  /** From now on. The same again changes nothing, and is no version of its own. */
  async set(
    tx: Tx,
    person: SignedIn,
    { organisationId, receiverId }: { organisationId: string; receiverId: string },
    columns: readonly SetColumn[],
  ): Promise<SetColumnsDto> {
    mustHold(person, organisationId, ...MAY_SET_COLUMNS);
    const problems = columnProblems(columns);
    if (problems.length > 0) throw new RefusedInput(problems);
    const head = await lockHead(tx, 'organisation', organisationId);
    const before = await current(tx, organisationId, receiverId);
    const digest = digestOfColumns(columns);
    if (before.columns && digestOfColumns(before.columns) === digest) return told(before);
    const version = (before.version ?? 0) + 1;
    const held = rolesIn(person, organisationId);
    const { body } = await advance(tx, head, {
      ...{ command: 'SET_COLUMNS', actorId: person.personId, basis: { kind: 'screen' }, at: this.clock.now() },
      capacity: MAY_SET_COLUMNS.find((role) => held.includes(role))!,
      data: { receiverId, version, digest },
    });
    const values = [organisationId, receiverId, version, JSON.stringify(columns), person.personId, body.at];
    await tx.query(INSERT, values);
    return told({ ...before, version, columns: [...columns], setBy: person.fullName, setAt: new Date(body.at) });
  }
}

async function current(on: Executor, organisationId: string, receiverId: string): Promise<Current> {
  const [row] = await on.query<Current>(CURRENT, [organisationId, receiverId]);
  if (!row) throw refused('notFound');
  return row;
}

const told = ({ receiver, version, columns, setAt, setBy }: Current): SetColumnsDto => ({
  receiver,
  version: version ?? 0,
  columns: columns ?? [...DEFAULT_COLUMNS],
  ...{ setAt, setBy },
});
