import { dataOf, linesOf, witness } from '../audit/witness.js';
import { isRecord } from '../domain/line-shape.js';

interface Stored {
  id: string;
  /** By version. */
  letterheads: Record<string, unknown>;
}

const STORED = `
  SELECT x.id, (SELECT coalesce(jsonb_object_agg(l.version, jsonb_build_object('contentId', l.content_id,
      'numbering', l.numbering, 'setBy', l.created_by,
      'setAt', to_char(l.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '{}')
    FROM letterhead l WHERE l.organisation_id = x.id) AS letterheads
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** Every letterhead that an organisation set: who did, when, and which content; its digest is checked with all contents. */
export const letterheadStream = witness<Stored>('organisation', STORED, ({ letterheads }, lines) => ({
  stored: { letterheads },
  told: {
    letterheads: Object.fromEntries(
      linesOf(lines, 'SET_LETTERHEAD').map((line) => {
        const { version, numbering, change } = dataOf(line);
        const contentId = isRecord(change) ? change['contentId'] : null;
        return [String(version), { contentId, numbering, setBy: line.actorId, setAt: line.at }];
      }),
    ),
  },
}));
