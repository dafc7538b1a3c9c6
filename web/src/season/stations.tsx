import { STATIONS, stationOf } from '#domain/journey.js';
import { STATE_LABELS, STATES } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { usePathWords } from '../parts/journey-path.words.ts';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { useSentence } from '../words/words.ts';
import { Bar } from './bar.tsx';
import { useSeasonWords } from './season.words.ts';

type StateCount = Answer<'StateCount'>;

/** How many stand where, in the order of the way; a side track beside the station that it leaves. */
export function Stations({ states, total }: { states: readonly StateCount[]; total: number }) {
  const t = useSeasonWords();
  const path = usePathWords();
  const say = useSentence();
  const rows = states
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => place(a) - place(b) || STATES.indexOf(a.state) - STATES.indexOf(b.state));
  const columns: Column<StateCount>[] = [
    { key: 'now', head: t('now'), cell: ({ state }) => say(STATE_LABELS[state]), naming: true },
    { key: 'station', head: t('station'), cell: ({ state }) => path(stationOf(state)) },
    { key: 'count', head: t('dossiers'), cell: ({ count }) => count, number: true },
    { key: 'share', head: t('share'), cell: ({ count }) => <Bar whole={total} solid={count} /> },
  ];
  return (
    <Section title={t('stations')}>
      <ListTable caption={t('stations')} columns={columns} rows={rows} idOf={({ state }) => state} />
    </Section>
  );
}

const place = ({ state }: StateCount): number => STATIONS.indexOf(stationOf(state));
