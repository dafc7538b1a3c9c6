import { isRecusedOn } from '../council/recusal.view.js';
import type { PaperPurpose } from '../domain/campaign.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Executor } from '../platform/database.js';
import type { PaperDto } from './paper.dto.js';

/** Papers that tell a vote before any sheet names them. */
const TELLING: readonly PaperPurpose[] = ['councilMinutes', 'writtenOpinion'];

/**
 * The sheets that are not settled and that the paper `$2` on the subject `$3` tells of: it is about the sheet or its
 * sitting, or a line of the sheet rests on it (its minutes, an opinion, a recount); or (`$4`) its purpose tells, and a
 * dossier of the sheet is what it is about. A sheet counts before it is opened too: minutes may be there before counts.
 */
const TOLD_OF = `
  SELECT s.state IN ('scheduled', 'open', 'counted') AS "isUnderWay",
    coalesce(s.presider_id, g.presider_id) = $1 OR coalesce(s.secretary_id, g.secretary_id) = $1 AS leads,
    ${isRecusedOn('$1')} AS "isRecused",
    l.names OR $4 AS tells
  FROM sheet s JOIN sitting g ON g.id = s.sitting_id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM line l WHERE l.stream = 'sheet' AND l.stream_id = s.id
      AND l.body #>> '{basis,paperId}' = $2::uuid::text) AS names) l
  WHERE s.organisation_id = $5 AND s.state <> 'settled' AND ($3 IN (s.id, s.sitting_id) OR l.names
    OR ($4 AND EXISTS (SELECT FROM sheet_dossier o WHERE o.sheet_id = s.id AND o.dossier_id = $3)))`;
const OWN = `SELECT 1 FROM paper WHERE id = $1 AND created_by = $2`;

interface ToldSheet extends Record<string, unknown> {
  isUnderWay: boolean;
  leads: boolean;
  isRecused: boolean;
  tells: boolean;
}

/**
 * A paper may tell a vote: whoever is recused from it does not read that before it is settled (of a void one never), and
 * of the others, until then, its presider, its secretary and whoever handed the paper in.
 */
export async function tellsOfHiddenVote(on: Executor, person: SignedIn, paper: PaperDto): Promise<boolean> {
  const { personId } = person;
  const asked = [personId, paper.id, paper.subjectId, TELLING.includes(paper.purpose), paper.organisationId];
  const sheets = await on.query<ToldSheet>(TOLD_OF, asked);
  if (sheets.some(({ isRecused }) => isRecused)) return true;
  if (!sheets.some(({ isUnderWay, leads, tells }) => isUnderWay && tells && !leads)) return false;
  return (await on.query(OWN, [paper.id, personId])).length === 0;
}
