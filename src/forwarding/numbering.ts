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
import { deliveryOf } from './submission.messages.js';
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

  number(by: Caller, id: string, asked: NumberDto): Promise<Advanced> {
    return this.once.run(by.stamp, async (tx) => {
      const submission = await findSubmission(tx, by, id);
      const capacity = preparingCapacity(actorOn(by.person, submission));
      const refusal = batchRefusal('submission', submission.state, 'NUMBER_LETTER');
      if (refusal) throw new Refused(refusal);
      await lockSeen(tx, submission);
      const letter = await this.letters.number(tx, submission.letterPaperId!, asked);
      const { state, version, headHash } = submission;
      if (letter === 'known') return { id, state, version, line: { seq: version, hash: headHash! } };
      const now = this.clock.now();
      if (state === 'signed' && submission.channel === 'inbox')
        await insertOutbox(tx, outboxRows([deliveryOf(submission)], now));
      const data = { letterPaperId: submission.letterPaperId };
      const entry = { actorId: by.person.personId, capacity, basis: { kind: 'screen' as const }, at: now, data };
      return answerOf(await advance(tx, submission, { command: 'NUMBER_LETTER', ...entry, to: state }));
    });
  }
}
