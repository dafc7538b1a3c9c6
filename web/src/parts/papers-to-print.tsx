import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formOf, type FormCode } from '#domain/forms.js';
import { OFFICE } from '#domain/grounds.js';
import { forms } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { useSentence } from '../words/words.ts';
import { usePaperWords } from './paper.words.ts';
import { SlipButton } from './slip-button.tsx';

/** The papers about one thing, written from what is known of it: to be opened in Word, or printed as they are. */
export function PapersToPrint({ codes, id }: { codes: readonly FormCode[]; id: string }) {
  const t = usePaperWords();
  const say = useSentence();
  const { data } = useQuery(forms);
  const office = useMyself().has(...OFFICE);
  if (codes.length === 0) return null;
  return (
    <div className="not-printed">
      <Section title={t('toPrint')}>
        <p className="read dimmed">
          {t('toPrintWhy')} {t('slipWhy')} <Link to="/kiem-ma">{t('check')}</Link>
        </p>
        <ul>
          {codes.map((code) => {
            const title = say(formOf(code).title);
            const address = `/api/v1/forms/${code}/${id}`;
            return (
              <li key={code}>
                <a href={`${address}.docx`} aria-label={t('asWord', { title })}>
                  {title}
                </a>
                {data?.pdf && (
                  <>
                    {' · '}
                    <a href={`${address}.pdf`} aria-label={t('asPdf', { title })}>
                      PDF
                    </a>
                  </>
                )}
                {office && (
                  <>
                    {' · '}
                    <Link to="/van-ban/$code/$id" params={{ code, id }} aria-label={t('toIssue', { title })}>
                      {t('issue')}
                    </Link>
                  </>
                )}
                <SlipButton code={code} id={id} title={title} />
                {' · '}
                <Link to="/doi-chieu/$code/$id" params={{ code, id }} aria-label={t('toCheckOf', { title })}>
                  {t('toCheck')}
                </Link>
              </li>
            );
          })}
        </ul>
      </Section>
    </div>
  );
}
