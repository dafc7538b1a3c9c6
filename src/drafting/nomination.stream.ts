import { dataOf, linesOf, witness } from '../audit/witness.js';

interface Stored {
  id: string;
  nominations: Record<string, object>;
}

const STORED = `
  WITH made AS (
    SELECT nomination_id AS id, count(*)::int AS count, min(unit_id::text) AS first, max(unit_id::text) AS last
    FROM dossier WHERE organisation_id = ANY($1::uuid[])
    GROUP BY nomination_id
  ), lists AS (
    SELECT n.organisation_id AS id, jsonb_object_agg(n.id, jsonb_build_object('campaignId', n.campaign_id,
      'createdBy', n.created_by, 'count', coalesce(m.count, 0), 'ofUnit', m.count IS NULL OR (m.first = n.unit_id::text AND m.last = m.first)))
      AS nominations
    FROM nomination n LEFT JOIN made m ON m.id = n.id WHERE n.organisation_id = ANY($1::uuid[]) GROUP BY n.organisation_id
  )
  SELECT x.id, coalesce(l.nominations, '{}') AS nominations
  FROM organisation x LEFT JOIN lists l ON l.id = x.id WHERE x.id = ANY($1::uuid[])`;

/** The lists of units: for which campaign, by whom, and how many dossiers of that unit came of each. */
export const nominationStream = witness<Stored>('organisation', STORED, ({ nominations }, lines) => ({
  stored: { nominations },
  told: {
    nominations: Object.fromEntries(
      linesOf(lines, 'NOMINATE').map((line) => {
        const { nominationId, campaignId, count } = dataOf(line);
        return [String(nominationId), { campaignId, createdBy: line.actorId, count, ofUnit: true }];
      }),
    ) as object,
  },
}));
