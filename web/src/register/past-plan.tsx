import { Button } from '@mantine/core';
import { useState } from 'react';
import { PAST_FIELD_LABELS } from '#domain/past-columns.js';
import { capitalised } from '#domain/text.js';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Mark, type Tone } from '../parts/mark.tsx';
import { useSentence } from '../words/words.ts';
import { PastDoubt } from './past-doubt.tsx';
import type { GivenList, Plan, PlannedAward, PlanProblem } from './past.queries.ts';
import { usePastWords } from './past.words.ts';
import styles from './past.module.css';

interface PastPlanProps {
  plan: Plan;
  settings: GivenList['settings'];
  onAnswer: (settings: GivenList['settings']) => void;
  bringing: boolean;
  onBring: () => void;
}

const AT_ONCE = 200;
const BECOMES = {
  new: { tone: 'done', word: 'new' },
  already: { tone: 'plain', word: 'already' },
  unclear: { tone: 'honour', word: 'unclear' },
} as const satisfies Record<PlannedAward['becomes'], { tone: Tone; word: string }>;

/** The table as it was read, each problem at its cell; the button comes when there is none. */
export function PastPlan({ plan, settings, onAnswer, bringing, onBring }: PastPlanProps) {
  const t = usePastWords();
  const say = useSentence();
  const [shown, show] = useState(AT_ONCE);
  const columns = useColumns(plan);
  const ofRow = byRow(plan.problems);
  const listed = new Set(plan.rows.map(({ row }) => row));
  const beside = plan.problems.filter(({ path }) => !listed.has(rowIn(path)));
  // What is wrong comes first, however far down it stands.
  const rows = [...plan.rows].sort((a, b) => Number(!ofRow.has(a.row)) - Number(!ofRow.has(b.row)));
  const below = ({ row, offers }: PlannedAward) => {
    const problems = ofRow.get(row);
    return problems && <PastDoubt {...{ row, problems, offers, settings, onAnswer }} />;
  };
  return (
    <div className="stack">
      <div role="status">
        {plan.problemCount > 0 ? (
          <Mark tone="honour">{t('faults', { count: plan.problemCount })}</Mark>
        ) : (
          <p>{t('sound', { count: plan.count, already: plan.already, nominees: plan.nominees })}</p>
        )}
      </div>
      {beside.length > 0 && (
        <ul className={styles['problems']}>
          {beside.map(({ path, message }, index) => (
            <li key={index} className="read">
              {path !== '' && <b>{path}: </b>}
              {say(message)}
            </li>
          ))}
        </ul>
      )}
      {plan.rows.length > 0 && (
        <ListTable
          caption={t('read')}
          columns={columns}
          rows={rows.slice(0, shown)}
          idOf={({ row }) => String(row)}
          below={below}
        />
      )}
      {plan.leftOut.length > 0 && (
        <p className="dimmed">{t('leftOut', { rows: plan.leftOut.map(({ row }) => row).join(', ') })}</p>
      )}
      <div className="row">
        {rows.length > shown && (
          <Button variant="default" onClick={() => show(shown + AT_ONCE)}>
            {t('more')}
          </Button>
        )}
        {plan.problemCount === 0 && plan.count > 0 && (
          <Button loading={bringing} onClick={onBring}>
            {t('bring', { count: plan.count })}
          </Button>
        )}
      </div>
    </div>
  );
}

function useColumns({ columns, problems }: Plan): Column<PlannedAward>[] {
  const t = usePastWords();
  const say = useSentence();
  const wrong = new Set(problems.map(({ path }) => path));
  const read = columns.map(({ field, column }): Column<PlannedAward> => ({
    key: field,
    head: `${column} · ${capitalised(say(PAST_FIELD_LABELS[field]))}`,
    cell: ({ row, texts }) =>
      wrong.has(`${column}${row}`) ? <mark className={styles['wrong']}>{texts[field] || '–'}</mark> : texts[field],
  }));
  return [
    { key: 'row', head: t('row'), cell: ({ row }) => row, naming: true },
    ...read,
    {
      key: 'becomes',
      head: t('becomes'),
      cell: ({ becomes, addsNominee }) => (
        <>
          <Mark tone={BECOMES[becomes].tone}>{t(BECOMES[becomes].word)}</Mark>{' '}
          {addsNominee && becomes === 'new' && t('addsNominee')}
        </>
      ),
    },
  ];
}

const rowIn = (path: string): number => Number(/\d+$/.exec(path)?.[0] ?? 0);

function byRow(problems: readonly PlanProblem[]): Map<number, PlanProblem[]> {
  const found = new Map<number, PlanProblem[]>();
  for (const one of problems) found.set(rowIn(one.path), [...(found.get(rowIn(one.path)) ?? []), one]);
  return found;
}
