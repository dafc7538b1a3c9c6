import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { batchRefusal } from '../domain/batches.js';
import { Refused, refused } from '../domain/refusals.js';
import type { Basis, Capacity, State } from '../domain/vocabulary.js';
import { normalCode } from '../dossier/command.dto.js';
import { keepNote } from '../dossier/note.js';
import { Engine } from '../dossier/engine.js';
import { Clock } from '../platform/clock.js';
import type { Executor, Tx } from '../platform/database.js';
import { Once } from '../platform/once.js';
import { checkGrounds } from './named-papers.js';
import { keepItems } from './notes.js';
import { actorOn, capacityFor, enteredBy, findSubmission, type Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';
import { submissionAnswered } from './submission.messages.js';
import { basisOf, type Answer, type AnswerDto } from './submission.dto.js';
import { lockWith, readMembers, type Submission } from './submission.row.js';

/** An answer to be given: by whom, to which submission, for which of its dossiers. */
interface Answering {
  by: Caller;
  submission: Submission;
  asked: AnswerDto;
  capacity: Capacity;
  basis: Basis;
  dossierIds: string[];
}

/** A state from which each is given; who may give it does not depend on which. */
const FROM: State = 'forwarded.sent';

/** A letter is recalled whole, and a receiver that is no more answers nothing of it. */
const OF_THE_WHOLE: readonly Answer[] = ['RECALL', 'NO_ANSWER'];

/** What is said to a whole letter, or to some of its dossiers, once it was signed. */
@Injectable()
export class Answers {
  constructor(
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly engine: Engine,
  ) {}

  give(by: Caller, id: string, asked: AnswerDto): Promise<Advanced> {
    return this.once.run(by.stamp, async (tx) => {
      const submission = await findSubmission(tx, by, id);
      const basis = basisOf(asked);
      const capacity = capacityFor(actorOn(by.person, submission), asked.type, FROM, basis);
      const refusal = batchRefusal('submission', submission.state, asked.type);
      if (refusal) throw new Refused(refusal);
      await checkGrounds(tx, [submission.organisationId, submission.receiverId], basis, asked.consentPaperId);
      const dossierIds = await namedIn(tx, id, asked);
      return this.write(tx, { by, submission, asked, capacity, basis, dossierIds });
    });
  }

  private async write(tx: Tx, answering: Answering): Promise<Advanced> {
    const { by, submission, asked, capacity, basis, dossierIds } = answering;
    const { id, organisationId, version } = submission;
    const now = this.clock.now();
    await lockWith(tx, submission, dossierIds, now);
    const itemCodes = [...new Set((asked.items ?? []).map((item) => normalCode(item.code)))].sort();
    const note = asked.reason === undefined ? {} : await keepNote(tx, organisationId, asked.reason, now);
    const { consentPaperId } = asked;
    const data = {
      ...note,
      ...(itemCodes.length > 0 && { itemCodes }),
      ...(consentPaperId && { consentPaperId }),
    };
    const moves = await this.engine.sendAll(tx, {
      ...{ command: asked.type, dossierIds, now, actor: () => actorOn(by.person, submission) },
      ask: () => ({ data: { ...data, batch: { kind: 'submission', id, seq: version + 1 } }, basis, capacity }),
      outbox: () => submissionAnswered(submission, asked.type, dossierIds.length),
    });
    if (asked.items) await keepItems(tx, moves, asked.items, now);
    const waiting = (await readMembers(tx, id)).filter((one) => one.active).length;
    const entered = enteredBy(actorOn(by.person, submission), capacity);
    const entry = { actorId: by.person.personId, capacity, basis, at: now, data: { ...data, dossierIds, ...entered } };
    return answerOf(await advance(tx, submission, { command: asked.type, ...entry, to: ledTo(asked.type, waiting) }));
  }
}

/** Where the submission stands once so many of its dossiers still wait. */
function ledTo(type: Answer, waiting: number): string {
  if (type === 'RECALL') return 'recalled';
  return waiting === 0 ? 'answered' : 'delivered';
}

/** The dossiers that are meant: those named, or all that wait. */
async function namedIn(on: Executor, submissionId: string, { type, dossierIds }: AnswerDto): Promise<string[]> {
  const waiting = (await readMembers(on, submissionId)).filter((one) => one.active).map((one) => one.dossierId);
  const named = dossierIds ? [...new Set(dossierIds)] : waiting;
  const strangers = named.filter((one) => !waiting.includes(one));
  if (strangers.length > 0) throw refused('submission.notInIt', { dossiers: strangers });
  if (OF_THE_WHOLE.includes(type) && named.length < waiting.length) throw refused('submission.wholeOnly');
  if (named.length === 0 && type !== 'RECALL') throw refused('submission.empty');
  return named;
}
