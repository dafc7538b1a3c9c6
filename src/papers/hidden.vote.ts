import { isRecusedOn } from '../council/recusal.view.js';
import type { PaperPurpose } from '../domain/campaign.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Executor } from '../platform/database.js';

/** Papers that tell a vote before any sheet names them. */
const TELLING: readonly PaperPurpose[] = ['councilMinutes', 'writtenOpinion'];

/**
 * Of the papers `p`, those that tell of a sheet which is not settled: they are about the sheet or its sitting, or a line of
 * the sheet rests on them (its minutes, an opinion, a recount); or their purpose tells (`$2`), and a dossier of the sheet
 * is what they are about. A sheet counts before it is opened too: minutes may be there before counts. Of these, what is
 * hidden from `$1`: of a sheet that he is recused from, all; of one under way that he does not lead, what others handed in.
 */
const hiddenOf = (papers: string, ownToo = false): string => `
  SELECT p.id FROM paper p JOIN sheet s ON s.organisation_id = p.organisation_id JOIN sitting g ON g.id = s.sitting_id
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM line l WHERE l.stream = 'sheet' AND l.stream_id = s.id
      AND l.body #>> '{basis,paperId}' = p.id::text) AS names, p.purpose = ANY($2) AS tells) l
  WHERE ${papers} AND s.state <> 'settled' AND (p.subject_id IN (s.id, s.sitting_id) OR l.names
      OR (l.tells AND EXISTS (SELECT FROM sheet_dossier o WHERE o.sheet_id = s.id AND o.dossier_id = p.subject_id)))
    AND (${isRecusedOn('$1')} OR (s.state IN ('scheduled', 'open', 'counted') AND (l.names OR l.tells)
      AND coalesce(s.presider_id, g.presider_id) <> $1 AND coalesce(s.secretary_id, g.secretary_id) <> $1
      ${ownToo ? '' : 'AND p.created_by IS DISTINCT FROM $1'}))`;

/**
 * A paper may tell a vote: whoever is recused from it does not read that before it is settled (of a void one never), and
 * of the others, until then, its presider, its secretary and whoever handed the paper in. `$3` is the paper.
 */
const HIDDEN = `${hiddenOf('p.id = $3')} LIMIT 1`;

export const tellsOfHiddenVote = async (on: Executor, { personId }: SignedIn, paperId: string): Promise<boolean> =>
  (await on.query(HIDDEN, [personId, TELLING, paperId])).length > 0;

const HIDDEN_EVEN_OWN = `${hiddenOf('p.id = $3', true)} LIMIT 1`;

/** The same, whoever handed it in: whether its reader may know what the vote was. */
export const isOfHiddenVote = async (on: Executor, { personId }: SignedIn, paperId: string): Promise<boolean> =>
  (await on.query(HIDDEN_EVEN_OWN, [personId, TELLING, paperId])).length > 0;

/** The same of all papers of a subject, its kind `$3` and its id `$4`, in the list of its papers. */
export const HIDDEN_OF_SUBJECT = hiddenOf('p.subject_kind = $3 AND p.subject_id = $4');

export const hiddenValues = ({ personId }: SignedIn): unknown[] => [personId, TELLING];
