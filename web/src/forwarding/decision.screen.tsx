import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { formsAbout, type FormCode } from '#domain/forms.js';
import type { Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Mark } from '../parts/mark.tsx';
import { PapersToPrint } from '../parts/papers-to-print.tsx';
import { dayOfInstant } from '../words/when.ts';
import { Annex, annexText } from './annex.tsx';
import { useAnswerWords } from './answer.words.ts';
import { useAwards } from './awards.ts';
import { useDecisionName } from './decision-name.ts';
import styles from './forwarding.module.css';
import { decision } from './forwarding.queries.ts';
import { GoldBookForm } from './gold-book-form.tsx';
import { useGoldBookWords } from './gold-book.words.ts';
import { Fact } from './letter-facts.tsx';
import { LaterPaperForm } from './later-paper.tsx';
import { PaperLink } from './paper-link.tsx';
import { PrizeForm } from './prize-form.tsx';
import { PrizeTold } from './prize-told.tsx';
import { RevokeForm } from './revoke-form.tsx';
import { TakeAway } from './take-away.tsx';

type Shown = Answer<'ShownDecision'>;

/** A decision with what it says of each dossier, and what was taken back of it. */
export function DecisionScreen() {
  const { id } = useParams({ from: '/signed-in/quyet-dinh/$id' });
  const query = useQuery(decision(id));
  return <LoadedPage query={query}>{(shown) => <Decision key={shown.id} shown={shown} />}</LoadedPage>;
}

function Decision({ shown }: { shown: Shown }) {
  const t = useAnswerWords();
  const say = useGoldBookWords();
  const name = useDecisionName()(shown);
  const { titleOf } = useAwards(shown.outcomes[0]?.campaignId);
  const awarded = shown.outcomes.filter(({ outcome }) => outcome === 'awarded');
  const others = shown.outcomes.filter(({ outcome }) => outcome !== 'awarded');
  return (
    <Page
      title={name}
      lead={t('decidedLead', { by: shown.decidedBy.name, awarded: awarded.length, notAwarded: others.length })}
      actions={<TakeAway text={annexText(name, awarded, titleOf)} />}
      wide
    >
      <Facts shown={shown} />
      {!shown.paper && <LaterPaperForm id={shown.id} />}
      <Section title={t('awardedTitle', { count: awarded.length })}>
        <Annex
          caption={t('awarded')}
          rows={awarded}
          titleOf={titleOf}
          more={[
            { key: 'goldBook', head: say('number'), number: true, cell: ({ goldBook }) => goldBook },
            { key: 'prize', head: say('prize'), number: true, cell: ({ prize }) => <PrizeTold prize={prize} /> },
            { key: 'stands', head: t('stands'), cell: ({ revokedAt }) => <Stands revokedAt={revokedAt} /> },
          ]}
        />
      </Section>
      {others.length > 0 && (
        <Section title={t('notAwardedTitle', { count: others.length })}>
          <Annex caption={t('notAwarded')} rows={others} titleOf={titleOf} />
        </Section>
      )}
      <GoldBookForm shown={shown} />
      <PrizeForm shown={shown} titleOf={titleOf} />
      <PapersToPrint codes={papersOf(others.length)} id={shown.id} />
      <RevokeForm shown={shown} />
    </Page>
  );
}

/** Nobody is told that he was not awarded where all were. */
const papersOf = (others: number): FormCode[] =>
  formsAbout('decision').filter((code) => code !== 'nonAwardNotice' || others > 0);

function Stands({ revokedAt }: { revokedAt: string | null }) {
  const t = useAnswerWords();
  if (revokedAt) return <Mark tone="honour">{t('revokedOn', { day: dayOfInstant(revokedAt) })}</Mark>;
  return <Mark tone="done">{t('standing')}</Mark>;
}

function Facts({ shown: { decidedBy, paper, createdAt, submissionId } }: { shown: Shown }) {
  const t = useAnswerWords();
  const { organisation } = useMyself();
  const isOurs = organisation.id === decidedBy.id && submissionId !== null;
  return (
    <dl className={styles['facts']}>
      <Fact name={t('decidedBy')}>{decidedBy.name}</Fact>
      <Fact name={t('paper')}>{paper ? <PaperLink paper={paper} /> : t('noPaper')}</Fact>
      <Fact name={t('recordedOn')}>{dayOfInstant(createdAt)}</Fact>
      {submissionId && (
        <Fact name={t('answers')}>
          <Link to={isOurs ? '/hop-thu/$id' : '/to-trinh/$id'} params={{ id: submissionId }}>
            {t('openLetter')}
          </Link>
        </Fact>
      )}
    </dl>
  );
}
