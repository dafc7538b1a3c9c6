import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { batchRefusal } from '../domain/batches.js';
import { Refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import { Once } from '../platform/once.js';
import { insertOutbox, outboxRows } from '../platform/outbox.js';
import { Letters } from './letters.js';
import { actorOn, findSubmission, preparingCapacity, type Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';
import { deliveryOf, setOf } from './submission.messages.js';
import type { NumberDto } from './submission.dto.js';
import { lockSeen } from './submission.row.js';

/** NUMBER_LETTER: what the office's register gave the signed letter. It may leave now. */
@Injectable()
export class Numbering {
  constructor(
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly letters: Letters,
  ) {}

  number(caller: Caller, id: string, asked: NumberDto): Promise<Advanced> {
    return this.once.run(caller.stamp, async (tx) => {
      const submission = await findSubmission(tx, caller, id);
      const capacity = preparingCapacity(actorOn(caller.person, submission));
      const refusal = batchRefusal('submission', submission.state, 'NUMBER_LETTER');
      if (refusal) throw new Refused(refusal);
      await lockSeen(tx, submission);
      const { state, version, headHash, letterPaperId, organisationId } = submission;
      const now = this.clock.now();
      const by = { actorId: caller.person.personId, capacity, at: now };
      const letter = await this.letters.number(tx, { letterPaperId: letterPaperId!, organisationId }, asked, by);
      if (letter === 'known') return { id, state, version, line: { seq: version, hash: headHash! } };
      const leaves = state === 'signed' && submission.channel === 'inbox';
      await insertOutbox(tx, outboxRows([...(leaves ? [deliveryOf(submission)] : []), setOf(submission)], now));
      const data = { letterPaperId };
      const entry = { ...by, basis: { kind: 'screen' as const }, data };
      return answerOf(await advance(tx, submission, { command: 'NUMBER_LETTER', ...entry, to: state }));
    });
  }
}
