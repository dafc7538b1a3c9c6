import { tagsOf } from '../domain/arrows.js';
import type { Act } from '../domain/command.js';
import type { Decision } from '../domain/decide.js';
import type { Line } from '../domain/line.js';
import type { Capacity, State } from '../domain/vocabulary.js';
import type { OutboxDraft, TellPayload } from '../platform/outbox.js';
import type { DossierRow } from './dossier.row.js';

const TURNS: Partial<Record<string, Capacity>> = {
  'turn:nominator': 'nominator',
  'turn:clerk': 'clerk',
  'turn:chair': 'chair',
  'turn:secretary': 'secretary',
  'turn:authority': 'authorityOfficer',
};

const TO_CHAIR: Partial<Record<Act['command'], string>> = {
  BLOCK_NOTED: 'blockNoted',
  DELIVERY_FAILED: 'deliveryFailed',
  ASK_REINSTATE: 'reinstatementAsked',
};

/**
 * Whom an accepted command tells, and what. Nothing for a dossier of a batch: the batch tells each person once. The
 * council is told by its sheet, and a delivery by its submission.
 */
export function outgoing(row: DossierRow, act: Act, decision: Decision, line: Line): OutboxDraft[] {
  if (act.data.batch) return [];
  const { effects, to, memory } = decision;
  const told = (message: string, audience: TellPayload['audience']): OutboxDraft => ({
    organisationId: row.organisationId,
    kind: 'tell',
    payload: {
      message,
      audience,
      cause: { stream: 'dossier', id: row.id, seq: line.body.seq },
      params: { dossierId: row.id, ...(memory.dueAt && { dueAt: memory.dueAt }) },
    },
  });
  const unit: TellPayload['audience'] = { role: 'nominator', organisationId: row.organisationId, unitId: row.unitId };
  const turn = effects.includes('tellTurn') && turnOf(to, row, memory.receiverId);
  const chair = effects.includes('tellChair') && TO_CHAIR[act.command];
  return [
    ...(turn ? [told(`turn.${to}`, turn)] : []),
    ...(effects.includes('tellUnit') ? [told(act.command === 'HOLD' ? 'held' : `end.${to}`, unit)] : []),
    ...(chair ? [told(chair, { role: 'chair', organisationId: row.organisationId })] : []),
  ];
}

/** Who is to act in a state, as an audience. */
export function turnOf(state: State, row: DossierRow, receiverId: string | null): TellPayload['audience'] | undefined {
  const role = [...tagsOf(state)].map((tag) => TURNS[tag]).find((one) => one !== undefined);
  if (!role) return undefined;
  if (role === 'authorityOfficer') return receiverId ? { role, organisationId: receiverId } : undefined;
  return { role, organisationId: row.organisationId, ...(role === 'nominator' && { unitId: row.unitId }) };
}
