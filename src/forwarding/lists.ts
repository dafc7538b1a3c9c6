import { Injectable } from '@nestjs/common';
import { advance, begin } from '../audit/ledger.js';
import { batchRefusal } from '../domain/batches.js';
import type { Line } from '../domain/line.js';
import { refuse, Refused, refused } from '../domain/refusals.js';
import { lockDossiers, type DossierRow } from '../dossier/dossier.row.js';
import { actorFor } from '../people/signed-in.js';
import { CampaignService } from '../campaigns/campaign.service.js';
import { Clock } from '../platform/clock.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { Once } from '../platform/once.js';
import { newId } from '../platform/random.js';
import { Gatherer } from './gathering.js';
import type { Receiver } from './receiver.js';
import { holdCampaign } from './routes.js';
import { actorOn, findSubmission, preparingCapacity, type Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';
import type { SubmissionDto } from './submission.dto.js';
import { digestOfList, lockSeen, readMembers, readSubmission, type Submission } from './submission.row.js';

const INSERT = `INSERT INTO submission (id, organisation_id, campaign_id, receiver_id, replaces_id, list_digest, created_at,
  state, version, head_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, 'drafted', 1, $8)`;
const CLEAR = `DELETE FROM submission_dossier WHERE submission_id = $1`;
const FILL = `INSERT INTO submission_dossier (submission_id, dossier_id, position)
  SELECT $1, d.id, d.place FROM unnest($2::uuid[]) WITH ORDINALITY AS d(id, place)`;
const REDIRECT = `UPDATE submission SET receiver_id = $2, list_digest = $3 WHERE id = $1`;
const FREE = `UPDATE submission_dossier SET active = false WHERE submission_id = $1`;

const SCREEN = { kind: 'screen' } as const;

/** Lists before they are signed: drawn up, changed, given up. */
@Injectable()
export class Lists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly campaigns: CampaignService,
    private readonly gatherer: Gatherer,
  ) {}

  async draft({ person, stamp }: Caller, asked: SubmissionDto): Promise<Advanced> {
    const { organisationId } = await this.campaigns.row(this.database, person, asked.campaignId);
    const capacity = preparingCapacity(actorFor(person, { organisationId }));
    return this.once.run(stamp, async (tx) => {
      const now = this.clock.now();
      await holdCampaign(tx, asked.campaignId);
      await mustBeReplaceable(tx, organisationId, asked.replacesId);
      const { dossiers, receiver } = await this.gatherer.gather(tx, { ...asked, organisationId }, now);
      const entry = { actorId: person.personId, capacity, basis: SCREEN, at: now };
      const head = { stream: 'submission' as const, id: newId(now), organisationId };
      const { replacesId } = asked;
      const data = { campaignId: asked.campaignId, ...(replacesId && { replacesId }), ...listed(dossiers, receiver) };
      const told = { command: 'DRAFT_SUBMISSION', to: 'drafted', data, contentDigest: digestOf(dossiers) };
      const line = await begin(tx, head, { ...entry, ...told });
      await tx.query(INSERT, [
        ...[head.id, organisationId, asked.campaignId, receiver.id, replacesId ?? null],
        ...[digestOf(dossiers), now, line.hash],
      ]);
      await tx.query(FILL, [head.id, dossiers.map((row) => row.id)]);
      return answerOf(line);
    });
  }

  /** Another list for the same letter; where the same is asked again, nothing is written. */
  change(by: Caller, id: string, dossierIds: readonly string[]): Promise<Advanced> {
    return this.once.run(by.stamp, async (tx) => {
      const submission = await this.editable(tx, by, id, 'CHANGE_LIST');
      const now = this.clock.now();
      await holdCampaign(tx, submission.campaignId);
      await this.lockBefore(tx, id, dossierIds);
      const asked = { ...submission, submissionId: id, dossierIds };
      const { dossiers, receiver } = await this.gatherer.gather(tx, asked, now);
      await lockSeen(tx, submission);
      const before = (await readMembers(tx, id)).filter((one) => one.active);
      if (digestOfList(before) === digestOf(dossiers) && receiver.id === submission.receiverId)
        return unchanged(submission);
      await tx.query(CLEAR, [id]);
      await tx.query(FILL, [id, dossiers.map((row) => row.id)]);
      await tx.query(REDIRECT, [id, receiver.id, digestOf(dossiers)]);
      const data = listed(dossiers, receiver);
      return this.advance(tx, by, submission, { command: 'CHANGE_LIST', data, contentDigest: digestOf(dossiers) });
    });
  }

  discard(by: Caller, id: string): Promise<Advanced> {
    return this.once.run(by.stamp, async (tx) => {
      const submission = await this.editable(tx, by, id, 'DISCARD');
      await this.lockBefore(tx, id);
      await lockSeen(tx, submission);
      await tx.query(FREE, [id]);
      return this.advance(tx, by, submission, { command: 'DISCARD' });
    });
  }

  /** The dossiers that leave the list are locked before it too: one of them may be struck at this moment. */
  private async lockBefore(tx: Tx, id: string, joining: readonly string[] = []): Promise<void> {
    const members = (await readMembers(tx, id)).map((one) => one.dossierId);
    await lockDossiers(tx, [...new Set([...members, ...joining])], this.clock.now());
  }

  private async editable(tx: Tx, by: Caller, id: string, command: string): Promise<Submission> {
    const submission = await findSubmission(tx, by, id);
    preparingCapacity(actorOn(by.person, submission));
    const refusal = batchRefusal('submission', submission.state, command);
    if (refusal) throw new Refused(refusal);
    return submission;
  }

  private async advance(
    tx: Tx,
    { person }: Caller,
    submission: Submission,
    told: { command: string; data?: Line['body']['data']; contentDigest?: string },
  ): Promise<Advanced> {
    const capacity = preparingCapacity(actorOn(person, submission));
    const entry = { actorId: person.personId, capacity, basis: SCREEN, at: this.clock.now() };
    return answerOf(await advance(tx, submission, { ...entry, ...told }));
  }
}

/** Only a submission of the same organisation that came back, or was answered, is taken the place of. */
export async function mustBeReplaceable(on: Executor, organisationId: string, replacesId?: string): Promise<void> {
  if (replacesId === undefined) return;
  const earlier = await readSubmission(on, replacesId);
  if (earlier?.organisationId !== organisationId) throw refused('notFound');
  if (!['recalled', 'answered'].includes(earlier.state))
    throw new Refused(refuse('submission.wrongState', { state: earlier.state }));
}

const listed = (dossiers: readonly DossierRow[], receiver: Receiver) => ({
  receiverId: receiver.id,
  dossierIds: dossiers.map((row) => row.id),
});

const digestOf = (dossiers: readonly DossierRow[]): string =>
  digestOfList(dossiers.map(({ id, contentDigest }) => ({ dossierId: id, contentDigest })));

const unchanged = ({ id, state, version, headHash }: Submission): Advanced => ({
  id,
  state,
  version,
  line: { seq: version, hash: headHash! },
});
