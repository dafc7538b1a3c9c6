import { recusedFrom } from '../council/recusal.view.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Executor } from '../platform/database.js';
import type { PaperDto } from './paper.dto.js';

const VOTED_ON = `SELECT o.dossier_id AS id FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id
  WHERE o.active AND s.state IN ('open', 'counted') AND $1::uuid IN (s.id, s.sitting_id, s.minutes_paper_id)`;

/** Minutes tell the result: whoever is recused from a vote does not read them before it is settled. */
export async function tellsOfHiddenVote(on: Executor, person: SignedIn, paper: PaperDto): Promise<boolean> {
  const about = paper.subjectKind === 'sheet' || paper.subjectKind === 'sitting' ? paper.subjectId : paper.id;
  const dossiers = await on.query<{ id: string }>(VOTED_ON, [about]);
  if (dossiers.length === 0) return false;
  const ids = dossiers.map(({ id }) => id);
  return (await recusedFrom(on, person.personId, ids)).size > 0;
}
