import { arrowsOf } from './arrows.js';
import { leadsTo } from './batches.js';
import { LIFE_CYCLE, type LineBody } from './line.js';
import { follows } from './replay.js';
import { STATES, type State, type StreamKind } from './vocabulary.js';

export type Step = Pick<LineBody, 'command' | 'from' | 'to' | 'lifeCycle'>;

/** Every arrow of a dossier's life, written as one text. */
const ARROWS: ReadonlySet<string> = new Set([
  'CREATE||draft',
  ...STATES.flatMap((state) => arrowsOf(state).map((arrow) => [arrow.command, state, arrow.to ?? state].join('|'))),
]);

/**
 * Whether a line is an arrow of its life cycle that goes on from where the trail stands; its guards are not asked.
 */
export function isArrow(kind: StreamKind, { command, from, to, lifeCycle }: Step, standing: string | null): boolean {
  if (kind === 'dossier')
    return from === standing && lifeCycle === LIFE_CYCLE && ARROWS.has(`${command}|${from ?? ''}|${to}`);
  return follows(kind, standing, from) && leadsTo(kind, from ?? 'new', command).includes(to as State);
}

/** How an arrow that is none is told. */
export const strayArrow = ({ command, from, to }: Step, standing: string | null): string =>
  `${command} from ${from ?? 'nothing'} to ${to} is no arrow where the trail stands at ${standing ?? 'nothing'}`;
