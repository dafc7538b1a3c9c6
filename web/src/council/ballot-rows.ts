import type { Answer } from '../api/client.ts';
import type { Marks } from './ballot-row.tsx';
import type { Sheet } from './council.queries.ts';

export type Choices = Answer<'BallotRequest'>['choices'];

type Row = Sheet['dossiers'][number];

/** What a ballot answers, as the server asks it: the dossiers as the sheet was opened; before that, those on it. */
export const askedOf = ({ state, dossiers }: Sheet): Row[] =>
  dossiers.filter(({ contentDigest, removed }) => (state === 'open' ? contentDigest !== null : !removed));

/** Why a row takes no choice, as a word of the council's. */
export const closedBy = (
  { dossierId, removed }: Row,
  recused: ReadonlySet<string>,
): 'recused' | 'removedFrom' | undefined => (recused.has(dossierId) ? 'recused' : removed ? 'removedFrom' : undefined);

/** An answer for every row that is asked: without a mark it is a blank, and so is one that has left the sheet. */
export function choicesOf(rows: readonly Row[], marks: Marks, recused: ReadonlySet<string>): Choices {
  const choices: Choices = {};
  for (const row of rows) {
    const closed = closedBy(row, recused);
    choices[row.dossierId] = closed === 'recused' ? closed : closed ? 'blank' : (marks[row.dossierId] ?? 'blank');
  }
  return choices;
}

/** The marks with one row marked anew, or cleared. */
export function markedAs(marks: Marks, id: string, choice: Marks[string] | undefined): Marks {
  const { [id]: _, ...others } = marks;
  return choice ? { ...others, [id]: choice } : others;
}
