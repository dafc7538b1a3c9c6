import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { LineBody } from '../domain/line.js';

interface Succession {
  toId: unknown;
  kind: unknown;
  onDate: string;
  certainty: unknown;
}

interface Stored {
  id: string;
  validTo: string | null;
  successions: Record<string, Succession>;
}

const STORED = `
  SELECT x.id, x.valid_to::text AS "validTo",
    (SELECT coalesce(jsonb_object_agg(s.id, jsonb_build_object('toId', s.to_id, 'kind', s.kind, 'onDate', s.on_date,
        'certainty', s.certainty)), '{}') FROM organisation_succession s WHERE s.from_id = x.id) AS successions
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** What became of an organisation, and until when it exists. */
export const successionStream = witness<Stored>('organisation', STORED, ({ validTo, successions }, lines) => {
  const noted = successionsIn(lines);
  const [first = null] = Object.values(noted)
    .map(({ onDate }) => onDate)
    .sort();
  return { stored: { validTo, successions }, told: { validTo: first, successions: noted } };
});

function successionsIn(lines: readonly LineBody[]): Record<string, Succession> {
  const noted: Record<string, Succession> = {};
  for (const line of linesOf(lines, 'NOTE_SUCCESSION', 'TAKE_BACK_SUCCESSION')) {
    const { successionId, toId, kind, onDate, certainty } = dataOf(line);
    if (line.command === 'NOTE_SUCCESSION')
      noted[String(successionId)] = { toId, kind, onDate: String(onDate), certainty };
    else delete noted[String(successionId)];
  }
  return noted;
}
