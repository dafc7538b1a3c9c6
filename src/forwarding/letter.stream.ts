import { dataOf, linesOf, witness } from '../audit/witness.js';
import { statesWith } from '../domain/arrows.js';
import { isRecord } from '../domain/line-shape.js';

interface Stored {
  id: string;
  submissionId: string | null;
}

const STORED = `
  SELECT x.id, (SELECT m.submission_id FROM submission_dossier m WHERE m.dossier_id = x.id AND m.active) AS "submissionId"
  FROM dossier x WHERE x.id = ANY($1::uuid[])`;

const SENT: readonly string[] = ['forwarding', ...statesWith('withReceiver')];

/** A dossier that was signed is in the letter that its trail names last. One that is `recommended` may be on a list, or on none. */
export const letterStream = witness<Stored>('dossier', STORED, ({ submissionId }, lines) => {
  const state = lines.at(-1)?.to ?? '';
  if (state === 'recommended') return { stored: {}, told: {} };
  const signed = linesOf(lines, 'SIGN').at(-1);
  const batch = signed && dataOf(signed)['batch'];
  const letter = SENT.includes(state) && isRecord(batch) ? batch['id'] : null;
  return { stored: { submissionId }, told: { submissionId: letter } };
});
