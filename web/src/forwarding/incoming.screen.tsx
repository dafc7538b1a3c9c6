import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Page, Section } from '../frame/page.tsx';
import { LetterSet } from '../issuing/letter-set.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { dayOfInstant } from '../words/when.ts';
import { Annex, annexText } from './annex.tsx';
import { AnswerCell } from './answer-cell.tsx';
import { AnswerForm } from './answer-form.tsx';
import { useAnswerWords } from './answer.words.ts';
import { useAwards } from './awards.ts';
import { DecisionsOf } from './decisions-of.tsx';
import styles from './forwarding.module.css';
import { submission, type Letter } from './forwarding.queries.ts';
import { Fact } from './letter-facts.tsx';
import { LetterHistory } from './letter-history.tsx';
import { useLetterName } from './letter-name.ts';
import { PaperLink } from './paper-link.tsx';
import { useLetterWords } from './letter.words.ts';
import { TakeAway } from './take-away.tsx';

/** One letter as it was signed, to its receiver: what it carries, what is to be answered, what was answered. */
export function IncomingScreen() {
  const { id } = useParams({ from: '/signed-in/hop-thu/$id' });
  const query = useQuery(submission(id));
  return <LoadedPage query={query}>{(letter) => <Incoming key={letter.id} letter={letter} />}</LoadedPage>;
}

function Incoming({ letter }: { letter: Letter }) {
  const t = useAnswerWords();
  const letterT = useLetterWords();
  const name = useLetterName()(letter);
  const { titleOf, criteriaOf, zone } = useAwards(letter.campaignId);
  const answered = letter.dossiers.filter(({ active }) => !active);
  const text = annexText(
    letterT('annexOf', { letter: name, receiver: letter.receiver.name }),
    letter.dossiers,
    titleOf,
  );
  return (
    <Page
      title={name}
      above={<Link to="/hop-thu">{t('inbox')}</Link>}
      lead={t('incomingLead', { sender: letter.organisation.name, count: letter.count })}
      actions={<TakeAway text={text} />}
      wide
    >
      <dl className={styles['facts']}>
        <Fact name={t('letter')}>
          <PaperLink paper={letter.letter} />
        </Fact>
        <Fact name={letterT('signer')}>{letter.signer?.name ?? '–'}</Fact>
        {letter.deliveredAt && <Fact name={t('arrived')}>{dayOfInstant(letter.deliveredAt, zone)}</Fact>}
      </dl>
      <LetterSet id={letter.id} receiverId={letter.receiver.id} state={letter.state} builds={false} />
      <Section title={t('toAnswer', { count: letter.waiting })}>
        <AnswerForm letter={letter} />
      </Section>
      {answered.length > 0 && (
        <Section title={t('answeredBefore', { count: answered.length })}>
          <Annex
            caption={t('answeredBefore', { count: answered.length })}
            rows={answered}
            titleOf={titleOf}
            more={[
              {
                key: 'answer',
                head: letterT('answer'),
                cell: ({ answer, awardCode }) => <AnswerCell answer={answer} criteria={criteriaOf(awardCode)} />,
              },
            ]}
          />
        </Section>
      )}
      <DecisionsOf letter={letter} />
      <Section title={letterT('history')}>
        <LetterHistory life={letter.life} zone={zone} />
      </Section>
    </Page>
  );
}
