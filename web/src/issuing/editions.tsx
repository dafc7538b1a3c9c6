import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { answered, api, type Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { day, moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { liveIn, type Outgoing } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

/** Every one that was made, the latest first, with why it took the place of another. */
export function Editions({ papers, shown }: { papers: readonly Outgoing[]; shown: Outgoing | undefined }) {
  const t = useIssuingWords();
  const say = useSentence();
  const columns: Column<Outgoing>[] = [
    {
      key: 'edition',
      head: t('edition'),
      naming: true,
      cell: ({ id, edition, createdAt, scan }) => (
        <span className="row">
          <a href={`/api/v1/outgoing/${id}/printed`}>
            {edition} · {moment(createdAt)}
          </a>
          {scan && <a href={`/api/v1/papers/${id}/content`}>{t('signedCopy')}</a>}
        </span>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      cell: (one) => (
        <span className="row">
          {say(BATCH_STATE_LABELS.outgoing[one.state]!)}
          {one !== shown && liveIn([one]) && (
            <Link to="/van-ban/$code/$id" params={{ code: one.form, id: one.subjectId }} search={{ ban: one.edition }}>
              {t('openEdition')}
            </Link>
          )}
        </span>
      ),
    },
    {
      key: 'number',
      head: t('numberAndDay'),
      cell: ({ number, date }) => [number, date && day(date)].filter(Boolean).join(', '),
    },
    { key: 'why', head: t('why'), cell: ({ reason }) => reason ?? '' },
  ];
  return (
    <Section title={t('editions')}>
      <ListTable caption={t('editions')} columns={columns} rows={papers} idOf={({ id }) => id} />
    </Section>
  );
}

type Row = Outgoing['differing'][number] & { name: string };

/** Where the signed paper and the record count differently, nominee by nominee. */
export function Differing({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  const names = useQueries({
    queries: paper.differing.map(({ dossierId: id }) => ({
      queryKey: ['dossier', id],
      queryFn: () => answered(api.GET('/api/v1/dossiers/{id}', { params: { path: { id } } })),
    })),
  });
  const rows = paper.differing.map((one, index): Row => ({ ...one, name: names[index]?.data?.nominee.name ?? '' }));
  const counts = ({ yes, no, blank }: Answer<'CountDto'>) => t('threeCounts', { yes, no, blank });
  const columns: Column<Row>[] = [
    { key: 'person', head: t('person'), naming: true, cell: ({ name }) => name },
    { key: 'recorded', head: t('recorded'), cell: ({ recorded }) => counts(recorded) },
    { key: 'signed', head: t('onPaper'), cell: ({ signed }) => counts(signed) },
  ];
  return (
    <Section title={t('differing')}>
      <ListTable caption={t('differing')} columns={columns} rows={rows} idOf={({ dossierId }) => dossierId} />
    </Section>
  );
}
