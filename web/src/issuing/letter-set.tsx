import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formOf } from '#domain/forms.js';
import { OFFICE } from '#domain/grounds.js';
import { MAY_SET_COLUMNS } from '#domain/set-columns.js';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { buildSet, setsOf, type SetEdition, type Sets } from './sets.queries.ts';
import { useSetsWords } from './sets.words.ts';

/** Of these nothing is built any more. */
const ENDED = ['recalled', 'discarded'];

interface LetterSetProps {
  id: string;
  receiverId: string;
  state: string;
  /** Whether its reader may have it built. */
  builds: boolean;
}

/** All papers of a letter in one: to be printed, sent and kept. */
export function LetterSet({ id, receiverId, state, builds }: LetterSetProps) {
  const t = useSetsWords();
  const query = useQuery(setsOf(id));
  return (
    <div className="not-printed">
      <Section title={t('title')}>
        <p className="read dimmed">{t(state === 'drafted' ? 'whyDraft' : 'why')}</p>
        <Loaded query={query} lines={3}>
          {(sets) => (
            <div className="stack">
              <Latest id={id} sets={sets} state={state} />
              {builds && !ENDED.includes(state) && <Build id={id} sets={sets} receiverId={receiverId} />}
              <Earlier id={id} sets={sets} />
            </div>
          )}
        </Loaded>
      </Section>
    </div>
  );
}

function Latest({
  id,
  state,
  sets: { items, building, failure, outdated },
}: {
  id: string;
  state: string;
  sets: Sets;
}) {
  const t = useSetsWords();
  const [latest] = items;
  return (
    <>
      {building && <p role="status">{t(failure ? 'failure' : 'building')}</p>}
      {outdated && !building && !ENDED.includes(state) && <p role="status">{t('outdated')}</p>}
      {latest ? <Files id={id} edition={latest} /> : !building && <p>{t('none')}</p>}
    </>
  );
}

function Files({ id, edition: { edition, pdf, xlsx, zip, unbound, createdAt, createdBy, dossiers } }: FilesProps) {
  const t = useSetsWords();
  const say = useSentence();
  const { has } = useMyself();
  const address = (ending: string) => `/api/v1/submissions/${id}/set.${ending}?edition=${edition}`;
  return (
    <>
      <p className="dimmed">
        {t('of', { when: moment(createdAt), count: dossiers })} · {createdBy ?? t('byProgram')}
      </p>
      <ul>
        {pdf && (
          <li>
            <a href={address('pdf')}>{t('pdf', { pages: pdf.pages, size: sizeTold(pdf.size) })}</a>
          </li>
        )}
        <li>
          <a href={address('xlsx')}>{t('xlsx', { size: sizeTold(xlsx.size) })}</a>
        </li>
        <li>
          <a href={address('zip')}>{t('zip', { size: sizeTold(zip.size) })}</a>
        </li>
      </ul>
      {!pdf && <p>{t('noPdf')}</p>}
      {unbound.length > 0 && (
        <div>
          <p>{t('unbound')}</p>
          <ul>
            {unbound.map(({ form, subjectId }) => (
              <li key={`${form} ${subjectId}`}>
                {has(...ROLES_OF_OFFICE) ? (
                  <Link to="/van-ban/$code/$id" params={{ code: form, id: subjectId }}>
                    {say(formOf(form).title)}
                  </Link>
                ) : (
                  say(formOf(form).title)
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface FilesProps {
  id: string;
  edition: SetEdition;
}

function Build({
  id,
  sets: { items, building, outdated, failure },
  receiverId,
}: Omit<LetterSetProps, 'state' | 'builds'> & { sets: Sets }) {
  const t = useSetsWords();
  const { has } = useMyself();
  const act = useAct(buildSet);
  return (
    <>
      <Refusal error={act.error} />
      {act.done && building && <Done>{t('asked')}</Done>}
      <div className="row">
        {(!building || failure !== null) && (
          <Button
            variant={outdated || items.length === 0 ? 'default' : 'subtle'}
            loading={act.busy}
            onClick={() => act.run(id)}
          >
            {t(items.length === 0 ? 'build' : 'again')}
          </Button>
        )}
        {has(...MAY_SET_COLUMNS) && (
          <Link to="/cot-danh-sach/$receiverId" params={{ receiverId }}>
            {t('columns')}
          </Link>
        )}
      </div>
    </>
  );
}

function Earlier({ id, sets: { items } }: { id: string; sets: Sets }) {
  const t = useSetsWords();
  const before = items.slice(1);
  if (before.length === 0) return null;
  return (
    <details>
      <summary>{t('earlier', { count: before.length })}</summary>
      <div className="stack">
        {before.map((edition) => (
          <div key={edition.edition}>
            <Files id={id} edition={edition} />
          </div>
        ))}
      </div>
    </details>
  );
}

/** A receiver has the file, and nothing of how the paper came about. */
const ROLES_OF_OFFICE = [...OFFICE, 'auditor', 'admin'] as const;

const [KILOBYTE, MEGABYTE] = [1024, 1024 * 1024];

function sizeTold(size: number): string {
  const [value, unit] = size < MEGABYTE ? [Math.ceil(size / KILOBYTE), 'KB'] : [size / MEGABYTE, 'MB'];
  return `${new Intl.NumberFormat('vi-VN', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}
