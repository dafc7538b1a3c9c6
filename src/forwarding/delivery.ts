import { Injectable, type OnModuleInit } from '@nestjs/common';
import pLimit from 'p-limit';
import { advance } from '../audit/ledger.js';
import { batchRefusal } from '../domain/batches.js';
import { dayOf } from '../domain/days.js';
import type { Actor } from '../domain/permissions.js';
import { Refused, refused } from '../domain/refusals.js';
import type { Basis, Capacity } from '../domain/vocabulary.js';
import { Engine } from '../dossier/engine.js';
import { SYSTEM } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { Once } from '../platform/once.js';
import { DeliveryFailed, OutboxHandlers } from '../platform/outbox.handlers.js';
import { LETTER_READINESS, whatIsAwaited, type Readiness } from './delivery.view.js';
import { checkGrounds } from './named-papers.js';
import { hasCeased, holdReceiver } from './receiver.js';
import { actorOn, capacityFor, findSubmission, type Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';
import { basisOf, type HandOverDto } from './submission.dto.js';
import { lockWith, readMembers, readSubmission, type Submission } from './submission.row.js';
import { deliveryFailed, submissionDelivered } from './submission.messages.js';

const HANDED_OVER = `UPDATE submission SET delivered_at = $2, channel = $3 WHERE id = $1`;

/** By whom, how it is known, and over which channel a letter is handed over, or fails to be. */
interface Handing {
  actor: Actor;
  capacity: Capacity;
  basis: Basis;
  channel: Submission['channel'];
}

const BY_SYSTEM: Handing = { actor: SYSTEM, capacity: 'system', basis: { kind: 'screen' }, channel: 'inbox' };

/** Each holds a connection to the end of its transaction; what people ask waits for the same ones. */
const AT_ONCE = 3;

/**
 * Brings a signed letter to its receiver. To an inbox on this server it leaves by itself, exactly once, when it has its
 * number and date and nothing in it is held; until then its row in the outbox waits.
 */
@Injectable()
export class Delivery implements OnModuleInit {
  private readonly inTurn = pLimit(AT_ONCE);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly engine: Engine,
    private readonly handlers: OutboxHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('deliver', ({ payload }) => this.inTurn(() => this.deliver(payload.submissionId)));
  }

  /** Does nothing where the letter has left or was recalled meanwhile; throws the code of what it waits for. */
  async deliver(id: string): Promise<void> {
    try {
      await this.database.transaction((tx) => this.attempt(tx, id));
    } catch (error) {
      const overtaken = error instanceof Refused && (await readSubmission(this.database, id))?.state !== 'signed';
      if (!overtaken) throw error;
    }
  }

  /** The clerk has handed the letter over on paper, or by another way than this server. */
  byHand(by: Caller, id: string, asked: HandOverDto): Promise<Advanced> {
    return this.once.run(by.stamp, async (tx) => {
      const submission = await findSubmission(tx, by, id);
      const basis = basisOf(asked);
      const actor = actorOn(by.person, submission);
      const capacity = capacityFor(actor, 'DELIVERED', 'forwarding', basis);
      const refusal = batchRefusal('submission', submission.state, 'DELIVERED');
      if (refusal) throw new Refused(refusal);
      await checkGrounds(tx, [submission.organisationId], basis);
      const dossierIds = await waitingIn(tx, id);
      if (dossierIds.length === 0) throw refused('submission.empty');
      return this.handOver(tx, submission, dossierIds, { actor, capacity, basis, channel: 'paper' });
    });
  }

  private async attempt(tx: Tx, id: string): Promise<void> {
    const submission = await readSubmission(tx, id);
    if (submission?.state !== 'signed' || submission.channel !== 'inbox') return;
    const dossierIds = await waitingIn(tx, id);
    if (dossierIds.length === 0) return;
    const receiver = await holdReceiver(tx, submission.receiverId);
    const [readiness] = await tx.query<Readiness>(LETTER_READINESS, [id]);
    if (hasCeased(receiver, dayOf(this.clock.now(), readiness!.timeZone))) {
      if (!readiness!.failed) await this.fail(tx, submission, dossierIds, 'receiver.ceased');
      return;
    }
    const waitsFor = whatIsAwaited(readiness!);
    if (waitsFor) throw new DeliveryFailed(waitsFor);
    await this.handOver(tx, submission, dossierIds, BY_SYSTEM);
  }

  private async handOver(tx: Tx, submission: Submission, dossierIds: string[], handing: Handing): Promise<Advanced> {
    const { id, receiverId, version } = submission;
    const now = this.clock.now();
    const data = { receiverId, batch: { kind: 'submission' as const, id, seq: version + 1 } };
    await lockWith(tx, submission, dossierIds, now);
    await this.engine.sendAll(tx, {
      ...{ command: 'DELIVERED', dossierIds, now, actor: () => handing.actor },
      ask: () => ({ data, basis: handing.basis, capacity: handing.capacity }),
      outbox: () => [submissionDelivered(submission, dossierIds.length)],
    });
    await tx.query(HANDED_OVER, [id, now, handing.channel]);
    return this.advance(tx, submission, handing, 'DELIVERED', { receiverId, channel: handing.channel, dossierIds });
  }

  /** What no waiting mends is put on record, and the chair is told: he recalls the letter, or has it carried. */
  private async fail(tx: Tx, submission: Submission, dossierIds: string[], failureCode: string): Promise<void> {
    const { id, version } = submission;
    const data = { failureCode, batch: { kind: 'submission' as const, id, seq: version + 1 } };
    await this.engine.sendAll(tx, {
      ...{ command: 'DELIVERY_FAILED', dossierIds, now: this.clock.now(), actor: () => SYSTEM },
      ask: () => ({ data, basis: BY_SYSTEM.basis, capacity: 'system' }),
      outbox: () => [deliveryFailed(submission, dossierIds.length)],
    });
    await this.advance(tx, submission, BY_SYSTEM, 'DELIVERY_FAILED', { failureCode, dossierIds });
  }

  private async advance(
    tx: Tx,
    submission: Submission,
    { actor, capacity, basis }: Handing,
    command: string,
    data: Record<string, string | string[]>,
  ): Promise<Advanced> {
    const entry = { actorId: actor.personId, capacity, basis, at: this.clock.now(), data };
    return answerOf(await advance(tx, submission, { command, ...entry }));
  }
}

async function waitingIn(on: Executor, submissionId: string): Promise<string[]> {
  const members = await readMembers(on, submissionId);
  return members.filter((one) => one.active).map((one) => one.dossierId);
}
