import { STATE_LABELS } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { language, useSentence } from '../words/words.ts';
import { Bar } from './bar.tsx';
import { useSeasonWords } from './season.words.ts';

type StepTime = Answer<'StepTime'>;

/** Half of the dossiers and nine out of ten of them, step by step; too few are not told. */
export function StepTimes({ steps }: { steps: readonly StepTime[] }) {
  const t = useSeasonWords();
  const say = useSentence();
  const rows = steps.filter(({ finished }) => finished > 0);
  const longest = Math.max(...rows.map(({ p90Days, medianDays }) => p90Days ?? medianDays ?? 0), 0);
  const days = (count: number | null) => {
    if (count === null) return t('hidden');
    return count < LEAST ? t('sameDay') : t('days', { length: inWords(count) });
  };
  const columns: Column<StepTime>[] = [
    { key: 'step', head: t('step'), cell: ({ state }) => say(STATE_LABELS[state]), naming: true },
    { key: 'finished', head: t('finished'), cell: ({ finished }) => finished, number: true },
    { key: 'median', head: t('median'), cell: ({ medianDays }) => days(medianDays), number: true },
    { key: 'most', head: t('most'), cell: ({ p90Days }) => days(p90Days), number: true },
    {
      key: 'share',
      head: t('share'),
      cell: ({ medianDays, p90Days }) =>
        medianDays === null ? '–' : <Bar whole={longest} solid={medianDays} outline={p90Days ?? medianDays} />,
    },
  ];
  return (
    <Section title={t('steps')}>
      {rows.length === 0 ? (
        <p className="dimmed">{t('noSteps')}</p>
      ) : (
        <>
          <p className="read dimmed">{t('stepsLead')}</p>
          <ListTable caption={t('steps')} columns={columns} rows={rows} idOf={({ state }) => state} />
        </>
      )}
    </Section>
  );
}

/** Less than this would be told as none. */
const LEAST = 0.05;

/** One digit behind the comma, as the language writes it. */
const inWords = (count: number): string =>
  new Intl.NumberFormat(language() === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 }).format(count);
