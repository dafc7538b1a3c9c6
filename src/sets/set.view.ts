import { Injectable } from '@nestjs/common';
import { OFFICE } from '../domain/grounds.js';
import { refused } from '../domain/refusals.js';
import { AsSigned } from '../forwarding/as-signed.view.js';
import { SubmissionView } from '../forwarding/submission.view.js';
import { mustHold } from '../people/reach.js';
import { actorFor, organisationsOf, rolesIn, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { Office } from '../platform/office.js';
import { insertOutbox, outboxRows } from '../platform/outbox.js';
import type { SetAskedDto, SetsDto } from './set.answers.js';
import { EDITIONS, isOf, type Edition } from './set.row.js';
import { SetSources } from './set.sources.js';

/** However often a set was built, the latest are those that somebody wants. */
const MOST = 20;
const LATEST_FIRST = `${EDITIONS} ORDER BY x.edition DESC LIMIT ${MOST}`;
const LOCKED = `SELECT organisation_id AS "organisationId", state FROM submission WHERE id = $1 FOR NO KEY UPDATE`;
const AT_ONCE = `UPDATE outbox SET next_at = $2 WHERE id = $1 AND done_at IS NULL AND last_error IS NOT NULL`;
const WAITING = `SELECT id, last_error AS failure FROM outbox
  WHERE kind = 'set' AND done_at IS NULL AND payload ->> 'submissionId' = $1 ORDER BY id LIMIT 1`;

type Waiting = { id: string; failure: string | null };

/** Sets as they are read: all by the office, and by a receiver those in which nothing was taken back from it. */
@Injectable()
export class SetView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly submissions: SubmissionView,
    private readonly sources: SetSources,
    private readonly sent: AsSigned,
    private readonly office: Office,
  ) {}

  async show(person: SignedIn, submissionId: string): Promise<SetsDto> {
    const { organisation } = await this.submissions.show(person, submissionId);
    const editions = await this.editions(person, submissionId, organisation.id);
    const items = editions.map(({ id: _, submissionId: __, sourceDigest: ___, dossierIds, ...told }) => ({
      ...told,
      dossiers: dossierIds.length,
    }));
    const canBind = this.office.isThere;
    if (!worksThere(person, organisation.id))
      return { items, building: false, failure: null, outdated: false, canBind };
    const waiting = await waitingFor(this.database, submissionId);
    const outdated = editions.length > 0 && !isOf(editions[0]!, await this.sources.of(submissionId), canBind);
    return { items, building: waiting !== undefined, failure: waiting?.failure ?? null, outdated, canBind };
  }

  /** A kept set, the latest where none is named. */
  async edition(person: SignedIn, submissionId: string, wanted?: number): Promise<Edition & { name: string }> {
    const { organisation, letter, receiver } = await this.submissions.show(person, submissionId);
    const editions = await this.editions(person, submissionId, organisation.id);
    const found = wanted === undefined ? editions[0] : editions.find(({ edition }) => edition === wanted);
    if (!found) throw refused('set.none');
    return { ...found, name: letter?.number ?? receiver.name };
  }

  /** Asks for another one, of the papers as they stand now; one that could not be built yet is tried at once. */
  async ask(tx: Tx, person: SignedIn, submissionId: string): Promise<SetAskedDto> {
    const [letter] = await tx.query<{ organisationId: string; state: string }>(LOCKED, [submissionId]);
    if (!letter) throw refused('notFound');
    const { organisationId, state } = letter;
    mustHold(person, organisationId, ...OFFICE);
    if (state === 'recalled' || state === 'discarded') throw refused('set.letterEnded');
    const waiting = await waitingFor(tx, submissionId);
    if (waiting?.failure === null) throw refused('set.underWay');
    const now = this.clock.now();
    if (waiting) await tx.query(AT_ONCE, [waiting.id, now]);
    else await insertOutbox(tx, outboxRows([await this.asked(tx, person, { submissionId, organisationId })], now));
    return { building: true };
  }

  private async asked(
    tx: Tx,
    person: SignedIn,
    { submissionId, organisationId }: Record<'submissionId' | 'organisationId', string>,
  ) {
    if ((await this.sources.of(submissionId, tx)).dossiers.length === 0) throw refused('submission.empty');
    const { holds } = actorFor(person, { organisationId });
    const askedBy = { personId: person.personId, capacity: OFFICE.find((role) => holds.includes(role))! };
    return { organisationId, kind: 'set' as const, payload: { submissionId, askedBy } };
  }

  private async editions(person: SignedIn, submissionId: string, organisationId: string): Promise<Edition[]> {
    const all = await this.database.query<Edition & Record<string, unknown>>(LATEST_FIRST, [submissionId]);
    if (worksThere(person, organisationId)) return all;
    const receivers = organisationsOf(person, 'authorityOfficer');
    const held = new Set((await this.sent.submission(submissionId, receivers)).map(({ dossierId }) => dossierId));
    return all.filter(({ signed, dossierIds }) => signed && dossierIds.every((id) => held.has(id)));
  }
}

const worksThere = (person: SignedIn, organisationId: string): boolean => rolesIn(person, organisationId).length > 0;

async function waitingFor(on: Executor, submissionId: string): Promise<Waiting | undefined> {
  const [waiting] = await on.query<Waiting>(WAITING, [submissionId]);
  return waiting;
}
