import { refused } from '../domain/refusals.js';
import type { Choices } from './ballot.box.js';

/**
 * A ballot or an opinion answers exactly the dossiers put to it, and says recused exactly where that was declared: nobody
 * takes himself out of a vote by his ballot, where no deputy and no list would know of it.
 */
export function checkChoices(choices: Choices, dossiers: readonly string[], recusedOn: readonly string[]): void {
  const answered = new Set(Object.keys(choices));
  if (answered.size !== dossiers.length || dossiers.some((id) => !answered.has(id)))
    throw refused('ballot.wrongDossiers', { dossiers: [...dossiers] });
  const undeclared = dossiers.filter((id) => choices[id] === 'recused' && !recusedOn.includes(id));
  if (undeclared.length > 0) throw refused('ballot.notRecused', { dossiers: undeclared });
  const wrong = recusedOn.filter((id) => answered.has(id) && choices[id] !== 'recused');
  if (wrong.length > 0) throw refused('ballot.recused', { dossiers: wrong });
}
