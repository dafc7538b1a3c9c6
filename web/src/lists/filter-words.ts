import { STATE_LABELS } from '#domain/vocabulary.js';
import { useSentence } from '../words/words.ts';
import type { Known } from './known.ts';
import type { ListSearch } from './list.search.ts';
import { useListsWords } from './lists.words.ts';

/** What is listed, in words: over a printed list, and in the name of its file. */
export function useFilterWords(search: ListSearch, known: Known): string {
  const t = useListsWords();
  const say = useSentence();
  const { campaignId, awardCode, unitId, state, q, mine } = search;
  const told = [
    known.campaigns.find(({ id }) => id === campaignId)?.title,
    known.awards.find(({ code }) => code === awardCode)?.title,
    known.units.find(({ id }) => id === unitId)?.name,
    state && say(STATE_LABELS[state]),
    q && t('named', { q }),
    mine && t('mine'),
  ].filter((one) => one !== undefined);
  return told.length > 0 ? told.join('; ') : t('everything');
}
