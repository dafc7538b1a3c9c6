import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { formOf } from '#domain/forms.js';
import { Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { useSentence } from '../words/words.ts';
import { papersOfSet, type SetPaper } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

const keyOf = ({ form, subjectId }: SetPaper): string => `${form} ${subjectId}`;

/** What goes with a letter, in the order of signing: where each paper stands and who has put what on it. */
export function PapersOfSet({ id }: { id: string }) {
  const t = useIssuingWords();
  const say = useSentence();
  const { data } = useQuery(papersOfSet(id));
  const whether = (one: boolean) => t(one ? 'has' : 'hasNot');
  const columns: Column<SetPaper>[] = [
    {
      key: 'paper',
      head: t('paper'),
      naming: true,
      cell: ({ form, subjectId, of }) => (
        <Link to="/van-ban/$code/$id" params={{ code: form, id: subjectId }}>
          {say(formOf(form).title)}
          {of && form !== 'countRecord' && ` · ${of}`}
        </Link>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      cell: ({ state }) => (state ? say(BATCH_STATE_LABELS.outgoing[state]!) : t('notPrinted')),
    },
    { key: 'number', head: t('number'), cell: ({ number }) => number ?? '' },
    { key: 'signed', head: t('signed'), cell: ({ signed }) => whether(signed) },
    { key: 'confirmed', head: t('confirmed'), cell: ({ marks }) => whether(marks.includes('confirmed')) },
    { key: 'stamped', head: t('stamped'), cell: ({ marks }) => whether(marks.includes('stamped')) },
    { key: 'copies', head: t('copies'), number: true, cell: ({ originals }) => originals ?? '' },
    { key: 'scanned', head: t('scanned'), cell: ({ scanned }) => whether(scanned) },
  ];
  if (!data) return null;
  return (
    <div className="not-printed">
      <Section title={t('set')}>
        <p className="read dimmed">{t('setWhy')}</p>
        <ListTable caption={t('set')} columns={columns} rows={data.items} idOf={keyOf} />
      </Section>
    </div>
  );
}

/** Told to whoever is about to sign the letter. */
export function UnsignedInSet({ id }: { id: string }) {
  const t = useIssuingWords();
  const say = useSentence();
  const { data } = useQuery(papersOfSet(id));
  const unsigned = (data?.items ?? []).filter(({ form, signed }) => form !== 'submissionLetter' && !signed);
  if (unsigned.length === 0) return null;
  return (
    <div role="status">
      <p>{t('unsigned', { count: unsigned.length })}</p>
      <ul>
        {unsigned.map((paper) => (
          <li key={keyOf(paper)}>
            {say(formOf(paper.form).title)}
            {paper.of && paper.form !== 'countRecord' && ` · ${paper.of}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
