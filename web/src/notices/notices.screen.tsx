import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { More } from '../parts/more.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { moment } from '../words/when.ts';
import { notices } from './notices.queries.ts';
import styles from './notices.module.css';
import { useNoticeWords } from './notices.words.ts';

type Notice = Answer<'NoticeView'>;

/** What I was told, by the program, in words; each leads to what it is about. */
export function NoticesScreen() {
  const t = useNoticeWords();
  const query = useInfiniteQuery(notices);
  const all = useAct((_: null, key: string) =>
    answered(api.POST('/api/v1/notices/read', { body: {}, ...stamped(key) })),
  );
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const anyNew = rows?.some(isNew) ?? false;
  const actions = anyNew && (
    <Button variant="default" loading={all.busy} onClick={() => all.run(null)}>
      {t('readAll')}
    </Button>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      <Refusal error={all.error} />
      <Loaded query={{ ...query, data: rows }}>
        {(list) =>
          list.length === 0 ? (
            <Empty>{t('empty')}</Empty>
          ) : (
            <ul className={styles['notices']}>
              {list.map((notice) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <More query={query} />
    </Page>
  );
}

const isNew = ({ state }: Notice): boolean => state !== 'read';

function NoticeRow({ notice }: { notice: Notice }) {
  const t = useNoticeWords();
  const read = useAct((id: string, key: string) =>
    answered(api.POST('/api/v1/notices/{id}/read', { params: { path: { id } }, ...stamped(key) })),
  );
  const place = placeOf(notice);
  return (
    <li className={styles['notice']} data-new={isNew(notice) || undefined}>
      <p className={styles['head']}>
        <b>{notice.subject}</b> {isNew(notice) && <Mark tone="honour">{t('fresh')}</Mark>}
      </p>
      <p className={`read ${styles['body']}`}>{notice.body}</p>
      <p className="dimmed small">
        <time dateTime={notice.createdAt}>{moment(notice.createdAt)}</time>
        {notice.letter?.state === 'sent' && ` · ${t('mailed')}`}
        {notice.letter?.state === 'failed' && ` · ${t('mailFailed')}`}
      </p>
      <p className="row not-printed">
        {place && (
          <Link to={place} onClick={() => isNew(notice) && read.run(notice.id)}>
            {t('open')}
          </Link>
        )}
        {isNew(notice) && (
          <Button
            variant="subtle"
            size="sm"
            px={0}
            onClick={() => read.run(notice.id)}
            aria-label={`${t('read')}: ${notice.subject}`}
          >
            {t('read')}
          </Button>
        )}
      </p>
    </li>
  );
}

/** Where a notice leads. */
function placeOf({ about }: Notice): string | undefined {
  if (about.dossierId) return `/ho-so/${about.dossierId}`;
  if (about.submissionId) return `/to-trinh/${about.submissionId}`;
  if (about.sheetId) return `/phieu/${about.sheetId}`;
  return about.campaignId ? `/phong-trao/${about.campaignId}` : undefined;
}
