import { stationOf, type StationName } from '#domain/journey.js';
import { compareNames } from '#domain/text.js';
import type { Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { PartKey, Parts } from './bar.tsx';
import styles from './bar.module.css';
import { useSeasonWords } from './season.words.ts';

export interface Part {
  id: string;
  name: string;
  total: number | null;
  states: Answer<'StateCount'>[] | null;
}

const STRETCHES = ['before', 'council', 'sent', 'ended'] as const;
type Stretch = (typeof STRETCHES)[number];

const STRETCH_OF: Record<StationName, Stretch> = {
  draft: 'before',
  collecting: 'before',
  appraisal: 'before',
  council: 'council',
  signature: 'sent',
  authority: 'sent',
  result: 'ended',
};

/** The season by its units or its awards, each as one bar; where too few stand behind a number it is not told. */
export function PartsOfSeason({ title, head, parts }: { title: string; head: string; parts: readonly Part[] }) {
  const t = useSeasonWords();
  const most = Math.max(...parts.map(({ total }) => total ?? 0), 0);
  const columns: Column<Part>[] = [
    { key: 'name', head, cell: ({ name }) => name, naming: true },
    { key: 'total', head: t('dossiers'), cell: ({ total }) => total ?? t('hidden'), number: true },
    ...STRETCHES.map((stretch): Column<Part> => ({
      key: stretch,
      head: t(stretch),
      cell: ({ states }) => (states ? countOf(states, stretch) : '–'),
      number: true,
    })),
    {
      key: 'share',
      head: t('share'),
      cell: ({ states }) =>
        states ? <Parts whole={most} parts={STRETCHES.map((stretch) => countOf(states, stretch))} /> : '–',
    },
  ];
  const rows = parts.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0) || compareNames(a.name, b.name));
  return (
    <Section title={title}>
      <ul className={styles['keys']} aria-hidden="true">
        {STRETCHES.map((stretch, index) => (
          <li key={stretch}>
            <PartKey part={index} />
            {t(stretch)}
          </li>
        ))}
      </ul>
      <ListTable caption={title} columns={columns} rows={rows} idOf={({ id }) => id} />
    </Section>
  );
}

const countOf = (states: readonly Answer<'StateCount'>[], stretch: Stretch): number =>
  states.filter(({ state }) => STRETCH_OF[stationOf(state)] === stretch).reduce((sum, { count }) => sum + count, 0);
