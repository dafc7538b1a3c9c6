import { useQuery } from '@tanstack/react-query';
import type { FormCode } from '#domain/forms.js';
import type { Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { form } from './printing.queries.ts';
import { usePrintingWords } from './printing.words.ts';

type Field = Answer<'FieldDto'>;

/** As somebody types it in Word: a list opens with # and closes with /. */
const typed = ({ kind, tag }: Field): string => (kind === 'text' ? `{${tag}}` : `{#${tag}} … {/${tag}}`);

/** What a template may name, and what it must. */
export function FieldList({ code }: { code: FormCode }) {
  const t = usePrintingWords();
  const query = useQuery(form(code));
  const columns: Column<Field>[] = [
    { key: 'tag', head: t('tag'), cell: (field) => typed(field), naming: true },
    { key: 'must', head: t('must'), cell: ({ must }) => (must ? t('yes') : '') },
    { key: 'inside', head: t('inside'), cell: ({ of }) => of.map(typed).join(' ') },
  ];
  return (
    <Section title={t('fields')}>
      <Loaded query={query}>
        {({ fields }) => <ListTable caption={t('fields')} columns={columns} rows={fields} idOf={({ tag }) => tag} />}
      </Loaded>
    </Section>
  );
}
