import { dataOf, witness } from '../audit/witness.js';
import { statesWith } from '../domain/arrows.js';
import type { LineBody } from '../domain/line.js';
import { isRecord } from '../domain/line-shape.js';

interface Award {
  decisionId: string | null;
  nomineeId: string;
  organisationId: string;
  titled: boolean;
  revoked: boolean;
}

interface Stored {
  id: string;
  nomineeId: string;
  organisationId: string;
  award: Award | null;
  /** A revocation of an archived dossier leaves its line on the decision alone. */
  revokedLater: boolean;
}

const STORED = `
  SELECT x.id, x.nominee_id AS "nomineeId", x.organisation_id AS "organisationId",
    (SELECT jsonb_build_object('decisionId', a.decision_id, 'nomineeId', a.nominee_id, 'organisationId', a.organisation_id,
        'titled', to_jsonb(a.title) = jsonb_path_query_first(v.content, '$.awards[*] ? (@.code == $code).title',
          jsonb_build_object('code', x.award_code)) AND to_jsonb(a.year) = v.content -> 'year',
        'revoked', a.revoked_at IS NOT NULL)
      FROM past_award a WHERE a.dossier_id = x.id) AS award,
    EXISTS (SELECT FROM past_award a JOIN line l ON l.stream = 'decision' AND l.stream_id = a.decision_id
      WHERE a.dossier_id = x.id AND l.body ->> 'command' = 'REVOKE' AND l.body #> '{data,archived}' ? x.id::text)
      AS "revokedLater"
  FROM dossier x LEFT JOIN campaign_version v ON v.campaign_id = x.campaign_id AND v.version = x.campaign_version
  WHERE x.id = ANY($1::uuid[])`;

/** What the register of awards says of a dossier. */
export const registerStream = witness<Stored>('dossier', STORED, (row, lines) => {
  const { award, nomineeId, organisationId, revokedLater } = row;
  const stands = awardIn(lines);
  const told = stands && {
    ...{ decisionId: stands.decisionId, nomineeId, organisationId, titled: true },
    revoked: stands.revoked || revokedLater,
  };
  return { stored: { award }, told: { award: told } };
});

/** Written with the decision, marked with its revocation; taken back with it, where the dossier is reinstated. */
function awardIn(lines: readonly LineBody[]): { decisionId: unknown; revoked: boolean } | null {
  let award: { decisionId: unknown; revoked: boolean } | null = null;
  for (const line of lines) {
    const { batch, outcome } = dataOf(line);
    const decided = line.command === 'DECIDE' || line.command === 'RECORD_DECISION';
    if (decided && outcome === 'awarded') award = { decisionId: isRecord(batch) ? batch['id'] : null, revoked: false };
    if (line.command === 'REVOKE' && award) award = { ...award, revoked: true };
    if (line.command === 'REINSTATE' && award) award = DECIDED.includes(line.to) ? { ...award, revoked: false } : null;
  }
  return award;
}

const DECIDED: readonly string[] = statesWith('decided');
