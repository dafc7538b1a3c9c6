import { Link } from '@tanstack/react-router';
import { FORM_CODES, formOf, type FormCode } from '#domain/forms.js';
import { Page } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { useSentence } from '../words/words.ts';
import { useLetterheadWords } from './letterhead.words.ts';
import { usePrintingWords } from './printing.words.ts';

/** Every paper that is filled in from facts, in the order in which a season signs them. */
export function TemplatesScreen() {
  const t = usePrintingWords();
  const say = useSentence();
  const ofHead = useLetterheadWords();
  const columns: Column<FormCode>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: (code) => (
        <Link to="/mau-van-ban/$code" params={{ code }}>
          {say(formOf(code).title)}
        </Link>
      ),
      naming: true,
    },
    { key: 'about', head: t('about'), cell: (code) => t(formOf(code).subject) },
  ];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <p>
        <Link to="/mau-van-ban/tieu-de">{ofHead('open')}</Link>
      </p>
      <ListTable caption={t('list')} columns={columns} rows={FORM_CODES} idOf={(code) => code} />
    </Page>
  );
}
