import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { letterheadProblems } from '#domain/letterhead-check.js';
import { letterheadBy } from '#domain/letterhead.js';
import { useAct } from '../api/act.ts';
import type { Answer } from '../api/client.ts';
import { letterhead } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { moment } from '../words/when.ts';
import { LetterheadFields } from './letterhead-fields.tsx';
import { LetterheadPreview } from './letterhead-preview.tsx';
import { inFields, saidIn, setLetterhead, type Typed } from './letterhead.form.ts';
import { useLetterheadWords } from './letterhead.words.ts';

/** How an office heads and signs its papers, seen while it is typed. */
export function LetterheadScreen() {
  const t = useLetterheadWords();
  const { organisation } = useMyself();
  const query = useQuery(letterhead(organisation.id));
  return (
    <Page title={t('title')} lead={t('lead')} above={<Link to="/mau-van-ban">{t('templates')}</Link>}>
      <Loaded query={query}>{(shown) => <Form shown={shown} id={organisation.id} />}</Loaded>
    </Page>
  );
}

function Form({
  shown: { said, derived, numbering, setBy, setAt },
  id,
}: {
  shown: Answer<'LetterheadDto'>;
  id: string;
}) {
  const t = useLetterheadWords();
  const [typed, setTyped] = useState<Typed>(() => ({ ...inFields(said), numbering }));
  const act = useAct(setLetterhead);
  const now = saidIn(typed);
  const problems = letterheadProblems(now);
  const change = (to: Partial<Typed>) => {
    setTyped((before) => ({ ...before, ...to }));
    act.forget();
  };
  return (
    <form
      className="stack"
      data-gap="lg"
      onSubmit={(event) => {
        event.preventDefault();
        act.run({ id, typed });
      }}
    >
      <Section title={t('preview')}>
        <LetterheadPreview letterhead={letterheadBy(derived, now)} />
        <p className="dimmed">{setBy && setAt ? t('setBy', { name: setBy.name, when: moment(setAt) }) : t('never')}</p>
      </Section>
      <LetterheadFields typed={typed} derived={inFields(derived)} problems={problems} onChange={change} />
      <div className="stack">
        <Refusal error={act.error} />
        {act.done && <Done>{t('saved')}</Done>}
        <div>
          <Button type="submit" loading={act.busy} disabled={problems.length > 0}>
            {t('save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
