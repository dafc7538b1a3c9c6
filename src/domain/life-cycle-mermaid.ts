import { arrowsOf, tagsOf, type Arrow } from './arrows.js';
import { STATE_LABELS, STATES, type Sentence, type State } from './vocabulary.js';

/** Groups of states that are drawn with a box around them. */
const BOXES: Record<string, Sentence> = {
  evidence: { vi: 'Minh chứng', en: 'Evidence' },
  councilVote: { vi: 'Hội đồng biểu quyết', en: 'Council vote' },
  forwarded: { vi: 'Ở cơ quan tiếp nhận', en: 'With the receiving authority' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
};

const idOf = (state: State): string => state.replaceAll('.', '_');

/** The box that a state is drawn in; none for most. */
function boxOf(state: State): string | undefined {
  if (tagsOf(state).has('end')) return 'ended';
  const [box, inner] = state.split('.');
  return inner && box;
}

const inBox = (box: string): State[] => STATES.filter((state) => boxOf(state) === box);

/** The moves of the machine as a Mermaid state diagram; what keeps the state is left to the table. */
export const lifeCycleMermaid = (): string =>
  [
    'stateDiagram-v2',
    ...STATES.filter((state) => !boxOf(state)).map((state) => `  ${nodeOf(state)}`),
    ...Object.entries(BOXES).flatMap(([box, label]) => [
      `  state "${label.vi} / ${label.en}" as ${box} {`,
      ...inBox(box).map((state) => `    ${nodeOf(state)}`),
      '  }',
    ]),
    '  [*] --> draft : CREATE',
    ...edges().map(([ends, labels]) => `  ${ends} : ${labels.join(', ')}`),
    '  archived --> [*]',
    '',
  ].join('\n');

const nodeOf = (state: State): string =>
  `state "${STATE_LABELS[state].vi} / ${STATE_LABELS[state].en}" as ${idOf(state)}`;

/** One edge for each pair of states, with the commands that lead along it. */
function edges(): [ends: string, labels: string[]][] {
  const found = new Map<string, string[]>();
  for (const arrow of STATES.flatMap(arrowsOf)) {
    if (arrow.to === null || arrow.to === arrow.from) continue;
    const ends = `${sourceOf(arrow)} --> ${idOf(arrow.to)}`;
    const labels = found.get(ends) ?? [];
    if (!labels.includes(labelOf(arrow))) found.set(ends, [...labels, labelOf(arrow)]);
  }
  return [...found];
}

const labelOf = ({ command, condition }: Arrow): string =>
  condition.choice ? `${command} [${condition.choice}]` : command;

/** The box, where all its states have the arrow; else the state. */
function sourceOf(arrow: Arrow): string {
  const box = boxOf(arrow.from);
  const shared = box !== undefined && inBox(box).every((state) => arrowsOf(state).some((other) => same(other, arrow)));
  return shared ? box : idOf(arrow.from);
}

const same = (one: Arrow, other: Arrow): boolean =>
  one.command === other.command && one.to === other.to && labelOf(one) === labelOf(other);
