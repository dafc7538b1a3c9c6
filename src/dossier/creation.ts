import { Injectable } from '@nestjs/common';
import { nextLine, writeLines } from '../audit/ledger.js';
import { digestsOf } from '../domain/content.js';
import { LIFE_CYCLE } from '../domain/line.js';
import { BLANK_MEMORY, type Memory } from '../domain/memory.js';
import { mayAct, recorderOf, whoMay, type Actor } from '../domain/permissions.js';
import { refused } from '../domain/refusals.js';
import type { Basis, Capacity } from '../domain/vocabulary.js';
import type { Tx } from '../platform/database.js';
import { Metrics } from '../platform/metrics.js';
import { newId } from '../platform/random.js';
import type { Moved } from './move.js';

/** A dossier to be: whose, for what, and until when it may be sent. */
export interface NewDossier {
  organisationId: string;
  campaignId: string;
  campaignVersion: number;
  awardCode: string;
  nomineeId: string;
  unitId: string;
  nominationId?: string;
  dueAt: string;
}

export interface Making {
  actor: Actor;
  capacity: Capacity;
  basis: Basis;
  now: Date;
  /** The batch that the dossier comes from. */
  batch?: { kind: 'organisation'; id: string; seq: number };
}

const INSERT = `
  INSERT INTO dossier (id, organisation_id, campaign_id, campaign_version, award_code, nominee_id, unit_id,
    nomination_id, life_cycle, state, memory, content_digest, version, head_hash, created_at, changed_at, due_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10, $11, 1, $12, $13, $13, $14)`;

const NOTHING_YET = digestsOf([]).content;

/** CREATE: the first line of a dossier, and its row. */
@Injectable()
export class Creation {
  constructor(private readonly metrics: Metrics) {}

  async create(tx: Tx, dossier: NewDossier, making: Making): Promise<Moved> {
    const { actor, capacity, basis, now } = making;
    if (!mayAct(actor, 'CREATE', 'draft', capacity, basis)) {
      throw refused('act.notYours', { who: [...whoMay('CREATE', 'draft')] });
    }
    const id = newId(now);
    const line = firstLine(id, dossier, making);
    const memory: Memory = { ...BLANK_MEMORY, dueAt: dossier.dueAt };
    await tx.query(INSERT, [
      ...[id, dossier.organisationId, dossier.campaignId, dossier.campaignVersion, dossier.awardCode],
      ...[dossier.nomineeId, dossier.unitId, dossier.nominationId ?? null, LIFE_CYCLE, JSON.stringify(memory)],
      ...[NOTHING_YET, line.hash, now, dossier.dueAt],
    ]);
    await writeLines(tx, [line]);
    this.metrics.commandAccepted('CREATE');
    return { id, state: 'draft', version: 1, line: { seq: 1, hash: line.hash } };
  }
}

function firstLine(id: string, { organisationId, dueAt, ...origin }: NewDossier, making: Making) {
  const { actor, capacity, basis, now, batch } = making;
  const recorder = recorderOf(actor, capacity);
  return nextLine(
    { stream: 'dossier', id, organisationId, version: 0, headHash: null },
    {
      ...{ command: 'CREATE', from: null, to: 'draft', at: now, actorId: actor.personId, capacity, basis },
      data: { dueAt, origin, ...(batch && { batch }), ...(recorder && { recorder }) },
      contentDigest: NOTHING_YET,
    },
  );
}
