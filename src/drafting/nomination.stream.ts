import { dataOf, linesOf, witness } from '../audit/witness.js';

interface Stored {
  id: string;
  nominations: Record<string, object>;
}

const STORED = `
  SELECT x.id, (SELECT coalesce(jsonb_object_agg(n.id, jsonb_build_object('campaignId', n.campaign_id, 'createdBy',
        n.created_by, 'count', coalesce(d.count, 0))), '{}')
      FROM nomination n LEFT JOIN (SELECT nomination_id, count(*)::int FROM dossier GROUP BY nomination_id) d
        ON d.nomination_id = n.id
      WHERE n.organisation_id = x.id) AS nominations
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** The lists of units: for which campaign, by whom, and how many dossiers came of each. */
export const nominationStream = witness<Stored>('organisation', STORED, ({ nominations }, lines) => ({
  stored: { nominations },
  told: {
    nominations: Object.fromEntries(
      linesOf(lines, 'NOMINATE').map((line) => {
        const { nominationId, campaignId, count } = dataOf(line);
        return [String(nominationId), { campaignId, createdBy: line.actorId, count }];
      }),
    ) as object,
  },
}));
