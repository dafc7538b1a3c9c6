import { Injectable } from '@nestjs/common';
import { advance, begin } from '../audit/ledger.js';
import { batchRefusal } from '../domain/batches.js';
import type { Actor } from '../domain/permissions.js';
import { Refused, refused } from '../domain/refusals.js';
import type { Basis, Capacity } from '../domain/vocabulary.js';
import { readDossiers } from '../dossier/dossier.row.js';
import { Engine } from '../dossier/engine.js';
import type { Move } from '../dossier/move.js';
import { enterWritten } from '../people/number-register.js';
import { mustHold } from '../people/reach.js';
import { actorFor } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Executor, Tx } from '../platform/database.js';
import { Once } from '../platform/once.js';
import type { OutboxDraft } from '../platform/outbox.js';
import { newId } from '../platform/random.js';
import type { DecisionDto, OutcomeDto } from './decision.dto.js';
import { checkGrounds, namedPaper } from './named-papers.js';
import { PastAwards } from './past-awards.js';
import { holdCampaign } from './routes.js';
import { actorOn, capacityFor, enteredBy, findSubmission, type Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';
import { basisOf } from './submission.dto.js';
import { lockWith, readMembers, type Submission } from './submission.row.js';

const INSERT = `INSERT INTO decision (id, organisation_id, decided_by_id, submission_id, paper_id, created_at, state,
  version, head_hash) VALUES ($1, $2, $3, $4, $5, $6, 'recorded', 1, $7)`;
const OUTCOMES = `INSERT INTO decision_outcome (decision_id, dossier_id, outcome)
  SELECT $1, o."dossierId", o.outcome FROM jsonb_to_recordset($2::jsonb) AS o("dossierId" uuid, outcome text)`;

/** A decision to be recorded: whose it is, who gives it, and on what it rests. */
interface Deciding {
  id: string;
  command: 'DECIDE' | 'RECORD_DECISION';
  organisationId: string;
  decidedById: string;
  submission?: Submission;
  actor: Actor;
  capacity: Capacity;
  basis: Basis;
  paperId: string | null;
  outcomes: OutcomeDto[];
  /** The number of its paper, where that looks like a slip. */
  meant: boolean;
  now: Date;
}

type Plain = Pick<Deciding, 'id' | 'outcomes' | 'meant' | 'now' | 'basis'>;

/** The answer on a list: the authority's on a submission, or the decider's where the route says "decided here". */
@Injectable()
export class Decisions {
  constructor(
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly engine: Engine,
    private readonly pastAwards: PastAwards,
  ) {}

  record(by: Caller, asked: DecisionDto): Promise<Advanced> {
    return this.once.run(by.stamp, async (tx) => {
      const { submissionId } = asked;
      const outcomes = asked.outcomes.map(({ dossierId, outcome }) => ({ dossierId, outcome }));
      const ids = outcomes.map((one) => one.dossierId);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      if (ids.length === 0 || twice.length > 0) throw refused('decision.dossiers', { dossiers: twice });
      const now = this.clock.now();
      const plain = { id: newId(now), outcomes, meant: asked.sure ?? false, now, basis: basisOf(asked) };
      const deciding = submissionId
        ? await this.byAuthority(tx, by, submissionId, asked, plain)
        : await this.here(tx, by, asked, plain);
      return this.write(tx, deciding);
    });
  }

  /** RECORD_DECISION: by the receiver of a submission, on dossiers that it carried. */
  private async byAuthority(
    tx: Tx,
    by: Caller,
    submissionId: string,
    asked: DecisionDto,
    plain: Plain,
  ): Promise<Deciding> {
    const submission = await findSubmission(tx, { ...by, ifMatch: null }, submissionId);
    const { organisationId, receiverId } = submission;
    const actor = actorOn(by.person, submission);
    const capacity = capacityFor(actor, 'RECORD_DECISION', 'forwarded.sent', plain.basis);
    const refusal = batchRefusal('submission', submission.state, 'RECORD_DECISION');
    if (refusal) throw new Refused(refusal);
    const carried = new Set((await readMembers(tx, submissionId)).map((one) => one.dossierId));
    refuseStrangers(plain.outcomes.filter((one) => !carried.has(one.dossierId)));
    const paperId = await paperOf(tx, asked, plain.basis, [organisationId, receiverId]);
    const whose = { organisationId, decidedById: receiverId, submission };
    return { ...plain, ...whose, command: 'RECORD_DECISION', actor, capacity, paperId };
  }

  /** DECIDE: in this organisation. A dossier leaves the list that it was put on for the authority, if any. */
  private async here(tx: Tx, by: Caller, asked: DecisionDto, plain: Plain): Promise<Deciding> {
    const ids = plain.outcomes.map((one) => one.dossierId);
    const known = new Map((await readDossiers(tx, ids, plain.now)).map((row) => [row.id, row]));
    const first = known.get(ids[0]!);
    if (!first) throw refused('notFound');
    const { organisationId } = first;
    mustHold(by.person, organisationId);
    const actor = actorFor(by.person, { organisationId });
    const capacity = capacityFor(actor, 'DECIDE', 'recommended', plain.basis);
    const fits = (id: string) => known.get(id)?.organisationId === organisationId;
    refuseStrangers(plain.outcomes.filter((one) => !fits(one.dossierId)));
    for (const campaignId of new Set([...known.values()].map((row) => row.campaignId).sort()))
      await holdCampaign(tx, campaignId);
    const paperId = await paperOf(tx, asked, plain.basis, [organisationId]);
    return { ...plain, organisationId, decidedById: organisationId, command: 'DECIDE', actor, capacity, paperId };
  }

  private async write(tx: Tx, deciding: Deciding): Promise<Advanced> {
    const { id, command, organisationId, decidedById, submission, actor, capacity, basis, paperId, now } = deciding;
    if (submission) await lockWith(tx, submission, idsOf(deciding), now);
    const moves = await this.send(tx, deciding);
    const entered = enteredBy(actor, capacity);
    const of = { decidedById, paperId, submissionId: submission?.id ?? null };
    const data = { ...of, outcomes: outcomesOf(deciding), ...entered };
    const entry = { command, actorId: actor.personId, capacity, basis, at: now };
    const line = await begin(tx, { stream: 'decision', id, organisationId }, { ...entry, to: 'recorded', data });
    await tx.query(INSERT, [id, organisationId, decidedById, submission?.id ?? null, paperId, now, line.hash]);
    await tx.query(OUTCOMES, [id, JSON.stringify(deciding.outcomes)]);
    const awarded = moves.filter((move) => move.act.data.outcome === 'awarded');
    await this.pastAwards.add(
      tx,
      id,
      paperId,
      awarded.map((move) => move.row),
      now,
    );
    if (command === 'DECIDE' && paperId)
      await enterWritten(tx, { paperId, organisationId, form: 'decision' }, { now, meant: deciding.meant });
    if (submission) await this.answer(tx, submission, { ...entry, data: { decisionId: id, ...entered } });
    return answerOf(line);
  }

  private send(tx: Tx, { id, command, outcomes, actor, capacity, basis, now }: Deciding): Promise<Move[]> {
    const batch = { kind: 'decision' as const, id, seq: 1 };
    const outcomeOf = new Map(outcomes.map((one) => [one.dossierId, one.outcome]));
    return this.engine.sendAll(tx, {
      ...{ command, dossierIds: [...outcomeOf.keys()], now, actor: () => actor },
      ask: (row) => ({ data: { outcome: outcomeOf.get(row.id)!, batch }, basis, capacity }),
      outbox: (moves) => moves.map(tellUnit),
    });
  }

  /** The submission's own line; it is answered when nothing of it waits any more. */
  private async answer(tx: Tx, submission: Submission, entry: Omit<Parameters<typeof advance>[2], 'to'>) {
    const waits = (await readMembers(tx, submission.id)).some((one) => one.active);
    await advance(tx, submission, { ...entry, to: waits ? submission.state : 'answered' });
  }
}

const idsOf = ({ outcomes }: Deciding) => outcomes.map((one) => one.dossierId);
const outcomesOf = ({ outcomes }: Deciding) => outcomes.map(({ dossierId, outcome }) => ({ dossierId, outcome }));

function refuseStrangers(strangers: readonly OutcomeDto[]): void {
  if (strangers.length > 0) throw refused('decision.dossiers', { dossiers: strangers.map((one) => one.dossierId) });
}

/** The decision as a paper: the one named, or that on which the record rests. */
async function paperOf(
  on: Executor,
  { paperId }: DecisionDto,
  basis: Basis,
  organisationIds: string[],
): Promise<string | null> {
  await checkGrounds(on, organisationIds, basis, paperId);
  if (paperId) await namedPaper(on, paperId, organisationIds, 'decision', 'authorityAnswer');
  return paperId ?? basis.paperId ?? null;
}

/** What became of a nominee is told to its unit, one notice for each. */
const tellUnit = ({ row, decision, line }: Move): OutboxDraft => ({
  organisationId: row.organisationId,
  kind: 'tell',
  payload: {
    message: `end.${decision.to}`,
    audience: { role: 'nominator', organisationId: row.organisationId, unitId: row.unitId },
    cause: { stream: 'dossier', id: row.id, seq: line.body.seq },
    params: { dossierId: row.id },
  },
});
