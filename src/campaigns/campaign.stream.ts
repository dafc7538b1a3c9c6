import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { LineBody } from '../domain/line.js';

interface Campaign {
  state: string;
  version: unknown;
  /** Its code and title are those of its present version. */
  named: unknown;
  /** The digest of each version. */
  versions: Record<string, unknown>;
  /** The note with the reason of each version that has one. */
  reasons: Record<string, unknown>;
  /** Of a season that is closed: how many dossiers were archived. */
  archived: unknown;
}

interface Stored {
  id: string;
  campaigns: Record<string, Campaign>;
}

const STORED = `
  SELECT x.id, (SELECT coalesce(jsonb_object_agg(c.id, jsonb_build_object('state', c.state, 'version', c.current_version,
        'named', (SELECT v.content ->> 'code' = c.code AND v.content ->> 'title' = c.title FROM campaign_version v
          WHERE v.campaign_id = c.id AND v.version = c.current_version),
        'versions', (SELECT coalesce(jsonb_object_agg(v.version, v.digest), '{}') FROM campaign_version v
          WHERE v.campaign_id = c.id),
        'reasons', (SELECT coalesce(jsonb_object_agg(v.version, v.reason_note_id), '{}') FROM campaign_version v
          WHERE v.campaign_id = c.id AND v.reason_note_id IS NOT NULL),
        'archived', CASE WHEN c.state = 'closed' THEN (SELECT count(*) FROM dossier d
          WHERE d.campaign_id = c.id AND d.state = 'archived') END)), '{}')
      FROM campaign c WHERE c.organisation_id = x.id) AS campaigns
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** The campaigns of an organisation: their versions, which of them is the present one, and whether the season is over. */
export const campaignStream = witness<Stored>('organisation', STORED, ({ campaigns }, lines) => ({
  stored: { campaigns },
  told: { campaigns: campaignsIn(lines) },
}));

function campaignsIn(lines: readonly LineBody[]): Record<string, Campaign> {
  const campaigns: Record<string, Campaign> = {};
  for (const line of linesOf(lines, 'IMPORT_CAMPAIGN', 'AMEND_CAMPAIGN', 'CLOSE_SEASON')) {
    const { campaignId, version, digest, archived, noteId } = dataOf(line);
    const id = String(campaignId);
    const known = campaigns[id] ?? {
      state: 'open',
      version: null,
      named: true,
      versions: {},
      reasons: {},
      archived: null,
    };
    campaigns[id] =
      line.command === 'CLOSE_SEASON'
        ? { ...known, state: 'closed', archived }
        : {
            ...{ ...known, version, versions: { ...known.versions, [String(version)]: digest } },
            reasons: noteId === undefined ? known.reasons : { ...known.reasons, [String(version)]: noteId },
          };
  }
  return campaigns;
}
