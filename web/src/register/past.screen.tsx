import { Button, Checkbox, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { FileChoice } from '../parts/file-choice.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { ForAll } from './past-for-all.tsx';
import { PastHistory } from './past-history.tsx';
import { PastPlan } from './past-plan.tsx';
import { bringList, tryList, type GivenList } from './past.queries.ts';
import { usePastWords } from './past.words.ts';

/** Past years' lists: given, looked at cell by cell, brought in as a whole; and what was brought in before. */
export function PastScreen() {
  const t = usePastWords();
  const { organisation, has } = useMyself();
  return (
    <Page title={t('title')} lead={t('lead')} above={<Link to="/danh-ba">{t('toRegister')}</Link>} wide>
      {has('clerk', 'secretary') && <Importing organisationId={organisation.id} />}
      <PastHistory organisationId={organisation.id} />
    </Page>
  );
}

function Importing({ organisationId }: { organisationId: string }) {
  const t = usePastWords();
  const [list, setList] = useState<GivenList>({ organisationId, text: '', file: null, settings: {} });
  const check = useAct(tryList);
  const bring = useAct(bringList, {
    onDone: () => {
      check.forget();
      setList({ organisationId, text: '', file: null, settings: {} });
    },
  });
  /** Another list, or other words for all of it: what was found before is of the former. */
  const change = (part: Partial<GivenList>) => {
    setList({ ...list, ...part });
    check.forget();
    bring.forget();
  };
  const answer = (settings: GivenList['settings']) => {
    const next = { ...list, settings: { ...list.settings, ...settings } };
    setList(next);
    check.run(next);
  };
  const isEmpty = !list.file && list.text.trim() === '';
  return (
    <Section title={t('list')}>
      <div className="stack">
        <Textarea
          label={t('pasted')}
          description={t('pastedHint')}
          rows={8}
          value={list.text}
          disabled={list.file !== null}
          onChange={({ currentTarget }) => change({ text: currentTarget.value, settings: kept(list) })}
        />
        <FileChoice
          label={t('file')}
          accept=".xlsx"
          value={list.file}
          onChange={(file) => change({ file, settings: kept(list) })}
        />
        <ForAll
          value={list.settings.forAll ?? {}}
          onChange={(forAll) => change({ settings: { ...list.settings, forAll } })}
        />
        <Checkbox
          label={t('addNominees')}
          checked={list.settings.addNominees ?? false}
          onChange={({ currentTarget }) =>
            change({ settings: { ...list.settings, addNominees: currentTarget.checked } })
          }
        />
        <div>
          <Button disabled={isEmpty} loading={check.busy} onClick={() => check.run(list)}>
            {t('check')}
          </Button>
        </div>
        <Refusal error={check.error ?? bring.error} />
        {bring.done && <Done>{t('brought', { count: bring.done.count, already: bring.done.already })}</Done>}
      </div>
      {check.done && (
        <PastPlan
          plan={check.done}
          settings={list.settings}
          onAnswer={answer}
          bringing={bring.busy}
          onBring={() => bring.run(list)}
        />
      )}
    </Section>
  );
}

/** What was said of single rows is of the list before. */
const kept = ({ settings: { forAll, addNominees } }: GivenList): GivenList['settings'] => ({
  ...(forAll && { forAll }),
  ...(addNominees && { addNominees }),
});
