import { Injectable } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import { changedMeanwhile } from '../audit/conflict.js';
import { mayAct, whoMay, type Actor } from '../domain/permissions.js';
import { refused } from '../domain/refusals.js';
import type { Basis, Capacity } from '../domain/vocabulary.js';
import { lockDossiers, type DossierRow } from '../dossier/dossier.row.js';
import { Engine } from '../dossier/engine.js';
import { actorFor } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { Once } from '../platform/once.js';
import type { RevocationDto } from './decision.dto.js';
import { authorityOf, findDecision, type DecisionRow } from './decision.row.js';
import { checkGrounds } from './named-papers.js';
import { keepNote } from '../dossier/note.js';
import { PastAwards } from './past-awards.js';
import { enteredBy, type Caller } from './submission.access.js';
import { answerOf, type Advanced } from './submission.answers.js';
import { basisOf } from './submission.dto.js';

/** Who revokes, in which capacity, and how it is known. */
interface Revoking {
  actor: Actor;
  capacity: Capacity;
  basis: Basis;
  now: Date;
}

/** What is revoked, and why. */
interface Named {
  dossierIds: string[];
  note: object;
}

/** REVOKE: whoever decided takes an award back; of an archived dossier only the decision and the register say so. */
@Injectable()
export class Revocation {
  constructor(
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly engine: Engine,
    private readonly pastAwards: PastAwards,
  ) {}

  revoke({ person, ifMatch, stamp }: Caller, id: string, asked: RevocationDto): Promise<Advanced> {
    return this.once.run(stamp, async (tx) => {
      const decision = await findDecision(tx, person, id, ifMatch);
      const revoking = { ...revokerOf(actorFor(person, ownerOf(decision)), decision, asked), now: this.clock.now() };
      await checkGrounds(tx, [decision.organisationId, decision.decidedById], revoking.basis);
      const note = await keepNote(tx, decision.organisationId, asked.reason, revoking.now);
      const dossierIds = [...new Set(asked.dossierIds)];
      const rows = await lockDossiers(tx, dossierIds, revoking.now);
      const head = await lockHead(tx, 'decision', id);
      if (head.version !== decision.version) throw await changedMeanwhile(tx, 'decision', id);
      const archived = await this.revokeAll(tx, decision, rows, { ...revoking, dossierIds, note });
      const data = { ...note, dossierIds, archived };
      const { actor, capacity, basis, now } = revoking;
      const entry = {
        actorId: actor.personId,
        capacity,
        basis,
        at: now,
        data: { ...data, ...enteredBy(actor, capacity) },
      };
      return answerOf(await advance(tx, head, { command: 'REVOKE', ...entry }));
    });
  }

  /** Revokes those that still live in their season, marks all in the register, and gives those that are archived. */
  private async revokeAll(tx: Tx, decision: DecisionRow, rows: DossierRow[], revoking: Revoking & Named) {
    const { dossierIds: ids, note } = revoking;
    const standing = await this.pastAwards.standing(tx, decision.id, ids);
    const strangers = ids.filter((id) => !standing.has(id));
    if (strangers.length > 0) throw refused('decision.dossiers', { dossiers: strangers });
    const archived = rows.filter(isArchived).map((row) => row.id);
    const { actor, capacity, basis, now } = revoking;
    const batch = { kind: 'decision' as const, id: decision.id, seq: decision.version + 1 };
    await this.engine.sendAll(tx, {
      ...{ command: 'REVOKE', dossierIds: ids.filter((id) => !archived.includes(id)), now, actor: () => actor },
      ask: () => ({ data: { ...note, batch }, basis, capacity }),
    });
    await this.pastAwards.revoke(tx, decision.id, ids, now);
    return archived;
  }
}

const isArchived = (row: DossierRow): boolean => row.state === 'archived';

const ownerOf = (decision: DecisionRow) => ({
  organisationId: decision.organisationId,
  receiverId: authorityOf(decision),
});

/** Whoever decided: the authority's officer, or the decider where it was decided here; or the clerk from their paper. */
function revokerOf(actor: Actor, decision: DecisionRow, asked: RevocationDto): Omit<Revoking, 'now'> {
  const basis = basisOf(asked);
  const capacity: Capacity = authorityOf(decision) ? 'authorityOfficer' : 'decider';
  if (!mayAct(actor, 'REVOKE', 'awarded', capacity, basis))
    throw refused('act.notYours', { who: whoMay('REVOKE', 'awarded').filter((one) => one === capacity) });
  return { actor, capacity, basis };
}
