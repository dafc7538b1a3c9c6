/** Fewer than this are persons, not a number. */
export const FEWEST = 5;

/**
 * Which of these totals are not told: those that are too small, and, where the rest would give them away by subtraction
 * from the sum, the next larger ones too.
 */
export function hiddenAmong(totals: readonly number[]): Set<number> {
  const ascending = [...totals.keys()].sort((a, b) => totals[a]! - totals[b]!);
  const hidden = ascending.filter((index) => totals[index]! < FEWEST);
  if (hidden.length === 0) return new Set();
  const sum = () => hidden.reduce((all, index) => all + totals[index]!, 0);
  for (const next of ascending.slice(hidden.length)) {
    if (hidden.length > 1 && sum() >= FEWEST) break;
    hidden.push(next);
  }
  return new Set(hidden);
}
