import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { batchRefusal } from '../domain/batches.js';
import { dayOf } from '../domain/days.js';
import { Refused, refused } from '../domain/refusals.js';
import type { Basis, Capacity } from '../domain/vocabulary.js';
import { lockDossiers, type DossierRow } from '../dossier/dossier.row.js';
import { Engine } from '../dossier/engine.js';
import type { Move } from '../dossier/move.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { Once } from '../platform/once.js';
import { Gatherer } from './gathering.js';
import { Letters } from './letters.js';
import { mustBeReplaceable } from './lists.js';
import { checkGrounds } from './named-papers.js';
import { existsOn, holdReceiver } from './receiver.js';
import { holdCampaign } from './routes.js';
import { actorOn, capacityFor, enteredBy, findSubmission, type Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';
import { basisOf, type SignDto } from './submission.dto.js';
import { digestOfList, lockSeen, readMembers, type Submission } from './submission.row.js';
import { deliveryOf, setOf, submissionSigned } from './submission.messages.js';

const SIGNED = `UPDATE submission SET letter_paper_id = $2, signer_id = $3, signed_at = $4, channel = $5,
  replaces_id = coalesce($6, replaces_id), list_digest = $7 WHERE id = $1`;
const KEEP_SEQS = `UPDATE submission_dossier m SET signed_seq = s.seq
  FROM jsonb_to_recordset($2::jsonb) AS s(id uuid, seq integer) WHERE m.submission_id = $1 AND m.dossier_id = s.id`;

/** A submission about to be signed: its list as locked, in which capacity, and when. */
interface Signature {
  by: Caller;
  submission: Submission;
  dossiers: DossierRow[];
  capacity: Capacity;
  basis: Basis;
  asked: SignDto;
  letterPaperId: string;
  now: Date;
}

/** SIGN: the letter is signed once, for exactly the list that was shown, or for nothing at all. */
@Injectable()
export class Signing {
  constructor(
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly engine: Engine,
    private readonly gatherer: Gatherer,
    private readonly letters: Letters,
  ) {}

  sign(by: Caller, id: string, asked: SignDto): Promise<Advanced & { letterPaperId: string }> {
    return this.once.run(by.stamp, async (tx) => {
      const submission = await findSubmission(tx, by, id);
      const basis = basisOf(asked);
      const capacity = capacityFor(actorOn(by.person, submission), 'SIGN', 'recommended', basis);
      const refusal = batchRefusal('submission', submission.state, 'SIGN');
      if (refusal) throw new Refused(refusal);
      await checkGrounds(tx, [submission.organisationId], basis);
      await mustBeReplaceable(tx, submission.organisationId, asked.replacesId);
      const now = this.clock.now();
      const dossiers = await this.shownList(tx, submission, asked.listDigest, now);
      await this.receiverOfAll(tx, submission, dossiers, now);
      const letter = {
        ...{ paperId: asked.letterPaperId, signerId: asked.signerId, day: dayOf(now, dossiers[0]!.timeZone) },
        by: { actorId: by.person.personId, capacity, at: now },
      };
      const letterPaperId = await this.letters.forSigning(tx, submission, letter);
      return this.write(tx, { by, submission, dossiers, capacity, basis, asked, letterPaperId, now });
    });
  }

  /** The list as it stands, locked; refused where it is not the one that was shown. */
  private async shownList(tx: Tx, submission: Submission, digest: string, now: Date): Promise<DossierRow[]> {
    await holdCampaign(tx, submission.campaignId);
    const ids = (await readMembers(tx, submission.id)).filter((one) => one.active).map((one) => one.dossierId);
    const rows = new Map((await lockDossiers(tx, ids, now)).map((row) => [row.id, row]));
    await lockSeen(tx, submission);
    const dossiers = ids.map((id) => rows.get(id)!);
    if (dossiers.length === 0) throw refused('submission.empty');
    const shown = dossiers.map((row) => ({ dossierId: row.id, contentDigest: row.contentDigest }));
    if (digestOfList(shown) !== digest) throw refused('submission.listChanged');
    return dossiers;
  }

  /** The receiver exists on this day and is still where every dossier goes. A letter is never sent elsewhere by itself. */
  private async receiverOfAll(tx: Tx, submission: Submission, dossiers: DossierRow[], now: Date): Promise<void> {
    const receiver = await holdReceiver(tx, submission.receiverId);
    const day = dayOf(now, dossiers[0]!.timeZone);
    if (!existsOn(receiver, day)) throw refused('receiver.ceased', { receiver: receiver.name, day });
    const led = await this.gatherer.oneReceiver(tx, dossiers, now);
    if (led.id !== receiver.id) throw refused('submission.rerouted', { receiver: receiver.name, now: led.name });
  }

  private async write(tx: Tx, signature: Signature): Promise<Advanced & { letterPaperId: string }> {
    const { by, submission, dossiers, asked, capacity, basis, letterPaperId, now } = signature;
    const { signerId, listDigest, channel = 'inbox', replacesId } = asked;
    const batch = { kind: 'submission' as const, id: submission.id, seq: submission.version + 1 };
    const data = { signerId, letterPaperId, receiverId: submission.receiverId };
    const moves = await this.engine.sendAll(tx, {
      command: 'SIGN',
      dossierIds: dossiers.map((row) => row.id),
      now,
      actor: () => actorOn(by.person, submission),
      ask: () => ({ data: { ...data, batch }, basis, capacity, facts: { receiverOpen: true } }),
      outbox: () => [
        submissionSigned(submission, dossiers.length),
        setOf(submission),
        ...(channel === 'inbox' ? [deliveryOf(submission)] : []),
      ],
    });
    await tx.query(SIGNED, [submission.id, letterPaperId, signerId, now, channel, replacesId ?? null, listDigest]);
    await tx.query(KEEP_SEQS, [submission.id, JSON.stringify(moves.map(signedSeq))]);
    const line = await advance(tx, submission, {
      ...{ command: 'SIGN', actorId: by.person.personId, capacity, basis, at: now, contentDigest: listDigest },
      data: {
        ...{ ...data, channel, dossierIds: dossiers.map((row) => row.id), ...(replacesId && { replacesId }) },
        ...enteredBy(actorOn(by.person, submission), capacity),
      },
    });
    return { ...answerOf(line), letterPaperId };
  }
}

const signedSeq = ({ row, line }: Move) => ({ id: row.id, seq: line.body.seq });
