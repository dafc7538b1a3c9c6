import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { formsAbout } from '#domain/forms.js';
import { OFFICE } from '#domain/grounds.js';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { LetterSet } from '../issuing/letter-set.tsx';
import { PapersOfSet } from '../issuing/set-papers.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Mark } from '../parts/mark.tsx';
import { PapersToPrint } from '../parts/papers-to-print.tsx';
import { useSentence } from '../words/words.ts';
import { annexText } from './annex.tsx';
import { AnswerForm } from './answer-form.tsx';
import { useAwards } from './awards.ts';
import { DecisionsOf } from './decisions-of.tsx';
import styles from './forwarding.module.css';
import { submission, type Letter } from './forwarding.queries.ts';
import { LetterActs } from './letter-acts.tsx';
import { LetterFacts } from './letter-facts.tsx';
import { LetterHistory } from './letter-history.tsx';
import { LetterList } from './letter-list.tsx';
import { useLetterName } from './letter-name.ts';
import { LetterPath } from './letter-path.tsx';
import { useLetterWords } from './letter.words.ts';
import { ListEditor } from './list-editor.tsx';
import { TakeAway } from './take-away.tsx';

/** One letter with its list: where it stands, what may be done with it, what was answered. */
export function LetterScreen() {
  const { id } = useParams({ from: '/signed-in/to-trinh/$id' });
  const query = useQuery(submission(id));
  return <LoadedPage query={query}>{(letter) => <Overview key={letter.id} letter={letter} />}</LoadedPage>;
}

function Overview({ letter }: { letter: Letter }) {
  const t = useLetterWords();
  const { has } = useMyself();
  const name = useLetterName()(letter);
  const { titleOf, zone } = useAwards(letter.campaignId);
  const [editing, edit] = useState(false);
  const [recording, record] = useState(false);
  const text = annexText(t('annexOf', { letter: name, receiver: letter.receiver.name }), letter.dossiers, titleOf);
  return (
    <Page
      title={name}
      above={<Link to="/to-trinh">{t('letters')}</Link>}
      lead={<Lead letter={letter} />}
      actions={<TakeAway text={text} />}
      wide
    >
      <div className={`${styles['path']} not-printed`}>
        <LetterPath state={letter.state} life={letter.life} zone={zone} />
      </div>
      <LetterFacts letter={letter} />
      <div className="not-printed">
        <Section title={t('acts')}>
          <LetterActs letter={letter} onEdit={() => edit(true)} />
        </Section>
      </div>
      {editing && letter.state === 'drafted' ? (
        <ListEditor letter={letter} onClose={() => edit(false)} />
      ) : (
        <Section title={t('listOf', { count: letter.dossiers.length })}>
          <LetterList letter={letter} />
        </Section>
      )}
      {letter.state === 'delivered' && has('clerk') && (
        <div className="not-printed">
          <Section title={t('recordAnswer')}>
            {recording ? (
              <AnswerForm letter={letter} recorded />
            ) : (
              <div>
                <Button onClick={() => record(true)}>{t('recordStart')}</Button>
              </div>
            )}
          </Section>
        </div>
      )}
      {has(...OFFICE, 'auditor', 'admin') && (
        <>
          <PapersOfSet id={letter.id} />
          <LetterSet id={letter.id} receiverId={letter.receiver.id} state={letter.state} builds={has(...OFFICE)} />
        </>
      )}
      <PapersToPrint codes={formsAbout('submission')} id={letter.id} />
      <DecisionsOf letter={letter} />
      <div className="not-printed">
        <Section title={t('history')}>
          <LetterHistory life={letter.life} zone={zone} />
        </Section>
      </div>
    </Page>
  );
}

function Lead({ letter }: { letter: Letter }) {
  const t = useLetterWords();
  const say = useSentence();
  return (
    <span className="row">
      <span>{t('sentTo', { receiver: letter.receiver.name, count: letter.count })}</span>
      <Mark tone={letter.state === 'answered' ? 'done' : 'plain'}>
        {say(BATCH_STATE_LABELS.submission[letter.state]!)}
      </Mark>
    </span>
  );
}
