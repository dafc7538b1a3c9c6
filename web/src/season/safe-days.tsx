import {
  PLANNED_STEP_LABELS,
  type backwardPlan,
  type PlannedDay,
  type PlanWarning,
} from '#domain/backward-calendar.js';
import { refuse, tell } from '#domain/refusals.js';
import { Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Mark } from '../parts/mark.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { dayInWords } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { useBackwardWords } from './backward.words.ts';

/** The days that were worked out, the first step first, and why they cannot be kept; or which calendar is missing. */
export function SafeDays({ plan }: { plan: ReturnType<typeof backwardPlan> }) {
  const t = useBackwardWords();
  const say = useSentence();
  const columns: Column<PlannedDay>[] = [
    { key: 'step', head: t('step'), cell: ({ step }) => say(PLANNED_STEP_LABELS[step]), naming: true },
    { key: 'day', head: t('day'), cell: ({ day }) => dayInWords(day) },
  ];
  return (
    <Section title={t('days')}>
      {plan.ok ? (
        <>
          <Verdict warnings={plan.warnings} />
          <ListTable caption={t('days')} columns={columns} rows={plan.days.toReversed()} idOf={({ step }) => step} />
        </>
      ) : (
        <RefusalText told={tell(refuse('calendar.missing', { year: plan.year }))} />
      )}
    </Section>
  );
}

function Verdict({ warnings }: { warnings: readonly PlanWarning[] }) {
  const t = useBackwardWords();
  const say = useSentence();
  if (warnings.length === 0) return <p>{t('worksOut')}</p>;
  return (
    <div role="status">
      <Mark tone="honour">{t('warned')}</Mark>
      <ul>
        {warnings.map(({ code, sentence }) => (
          <li key={code} className="read">
            {say(sentence)}
          </li>
        ))}
      </ul>
    </div>
  );
}
