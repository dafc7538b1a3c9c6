import { tagsOf } from '#domain/arrows.js';
import { STATE_LABELS, type State } from '#domain/vocabulary.js';
import { useSentence } from '../words/words.ts';
import { Mark, type Tone } from './mark.tsx';

/** Where a dossier is, in words. */
export function StateMark({ state }: { state: State }) {
  const say = useSentence();
  return <Mark tone={toneOf(state)}>{say(STATE_LABELS[state])}</Mark>;
}

const toneOf = (state: State): Tone => {
  if (state === 'awarded' || state === 'recommended') return 'done';
  return tagsOf(state).has('end') ? 'honour' : 'plain';
};
