import { diffArrays } from 'diff';

/** Where two sequences go on alike: an index of the one with that of the other, both rising. */
export type Pair = [first: number, second: number];

/**
 * What two sequences have in common, in their order, with the fewest steps from one to the other. Beyond so many steps it
 * is not looked for: the common beginning and end are what is left.
 */
export function inOrder(first: readonly string[], second: readonly string[], mostSteps: number): Pair[] {
  const changes = diffArrays([...first], [...second], { maxEditLength: mostSteps });
  if (!changes) return atBothEnds(first, second);
  const pairs: Pair[] = [];
  let [at, other] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (!added && !removed) for (let step = 0; step < count; step++) pairs.push([at + step, other + step]);
    if (!added) at += count;
    if (!removed) other += count;
  }
  return pairs;
}

function atBothEnds(first: readonly string[], second: readonly string[]): Pair[] {
  const most = Math.min(first.length, second.length);
  let start = 0;
  while (start < most && first[start] === second[start]) start += 1;
  let end = 0;
  while (end < most - start && first.at(-1 - end) === second.at(-1 - end)) end += 1;
  const begun = Array.from({ length: start }, (_, index): Pair => [index, index]);
  const ended = Array.from({ length: end }, (_, index): Pair => [
    first.length - end + index,
    second.length - end + index,
  ]);
  return [...begun, ...ended];
}

/** Of what lies between the pairs: the stretches of both that stand against each other. */
export interface Gap {
  first: [from: number, to: number];
  second: [from: number, to: number];
}

export function gapsBetween(pairs: readonly Pair[], lengths: Pair): Gap[] {
  const gaps: Gap[] = [];
  let [at, other] = [0, 0];
  for (const [first, second] of [...pairs, lengths]) {
    if (first > at || second > other) gaps.push({ first: [at, first], second: [other, second] });
    [at, other] = [first + 1, second + 1];
  }
  return gaps;
}

/** The best way to set two short stretches against each other in order: what is worth nothing stays alone. */
export function bestInOrder(first: number, second: number, worth: (first: number, second: number) => number): Pair[] {
  const width = second + 1;
  const best = new Float64Array((first + 1) * width);
  for (let i = first - 1; i >= 0; i--)
    for (let j = second - 1; j >= 0; j--) {
      const here = worth(i, j);
      const paired = here > 0 ? here + best[(i + 1) * width + j + 1]! : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < first && j < second;) {
    const here = best[i * width + j]!;
    if (here === best[(i + 1) * width + j]!) i += 1;
    else if (here === best[i * width + j + 1]!) j += 1;
    else pairs.push([i++, j++]);
  }
  return pairs;
}

/** The longest part of a sequence that rises; what is not in it has moved. */
export function rising(values: readonly number[]): Set<number> {
  const lengths = values.map(() => 1);
  const before = values.map(() => -1);
  for (const [index, value] of values.entries())
    for (let earlier = 0; earlier < index; earlier++)
      if (values[earlier]! < value && lengths[earlier]! + 1 > lengths[index]!) {
        lengths[index] = lengths[earlier]! + 1;
        before[index] = earlier;
      }
  const found = new Set<number>();
  for (let at = lengths.indexOf(Math.max(...lengths, 0)); at >= 0; at = before[at]!) found.add(at);
  return found;
}
