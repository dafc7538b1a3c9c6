import type { Act } from '../domain/command.js';
import type { Decision } from '../domain/decide.js';
import type { Line } from '../domain/line.js';
import { messagesOf } from '../domain/messages.js';
import type { Capacity } from '../domain/vocabulary.js';
import type { Audience, OutboxDraft } from '../platform/outbox.js';
import type { DossierRow } from './dossier.row.js';

/**
 * Whom an accepted command tells, and what. Nothing for a dossier of a batch: the batch tells each person once. The
 * council is told by its sheet, and a delivery by its submission.
 */
export function outgoing(row: DossierRow, act: Act, decision: Decision, line: Line): OutboxDraft[] {
  if (act.data.batch) return [];
  const { effects, to, memory } = decision;
  const told = (message: string, audience: Audience): OutboxDraft => ({
    organisationId: row.organisationId,
    kind: 'tell',
    payload: {
      message,
      audience,
      cause: { stream: 'dossier', id: row.id, seq: line.body.seq },
      params: { dossierId: row.id, ...(memory.dueAt && { dueAt: memory.dueAt }) },
    },
  });
  return messagesOf(act.command, to, effects, memory.held).flatMap((one) => {
    const audience = audienceOf(one.to, row, memory.receiverId);
    return audience ? [told(one.message, audience)] : [];
  });
}

/** Nobody, where an authority is to be told and none holds the dossier. */
function audienceOf(role: Capacity, row: DossierRow, receiverId: string | null): Audience | undefined {
  if (role === 'authorityOfficer') return receiverId ? { role, organisationId: receiverId } : undefined;
  return { role, organisationId: row.organisationId, ...(role === 'nominator' && { unitId: row.unitId }) };
}
