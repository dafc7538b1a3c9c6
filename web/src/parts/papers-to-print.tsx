import { useQuery } from '@tanstack/react-query';
import { formOf, type FormCode } from '#domain/forms.js';
import { forms } from '../api/queries.ts';
import { Section } from '../frame/page.tsx';
import { useSentence } from '../words/words.ts';
import { usePaperWords } from './paper.words.ts';

/** The papers about one thing, written from what is known of it: to be opened in Word, or printed as they are. */
export function PapersToPrint({ codes, id }: { codes: readonly FormCode[]; id: string }) {
  const t = usePaperWords();
  const say = useSentence();
  const { data } = useQuery(forms);
  if (codes.length === 0) return null;
  return (
    <div className="not-printed">
      <Section title={t('toPrint')}>
        <p className="read dimmed">{t('toPrintWhy')}</p>
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
              </li>
            );
          })}
        </ul>
      </Section>
    </div>
  );
}
