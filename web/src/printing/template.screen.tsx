import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { formOf, FORMS, type FormCode } from '#domain/forms.js';
import type { Answer } from '../api/client.ts';
import { forms } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { NotFound } from '../frame/not-found.tsx';
import { Page, Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { FieldList } from './field-list.tsx';
import { templates } from './printing.queries.ts';
import { usePrintingWords } from './printing.words.ts';
import { TemplateUpload } from './template-upload.tsx';

type Template = Answer<'TemplateDto'>;

/** One paper's template: what is in use, how to change it, which fields it may name. */
export function TemplateScreen() {
  const { code } = useParams({ from: '/signed-in/mau-van-ban/$code' });
  return Object.hasOwn(FORMS, code) ? <Known key={code} code={code as FormCode} /> : <NotFound />;
}

function Known({ code }: { code: FormCode }) {
  const t = usePrintingWords();
  const say = useSentence();
  const { organisation } = useMyself();
  const query = useQuery(templates(code, organisation.id));
  return (
    <Page title={say(formOf(code).title)} above={<Link to="/mau-van-ban">{t('title')}</Link>}>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <InUse code={code} latest={items[0]} organisationId={organisation.id} />
            <TemplateUpload code={code} own={items[0]?.fileName != null} organisationId={organisation.id} />
            <FieldList code={code} />
            {items.length > 0 && <History items={items} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function InUse(props: { code: FormCode; latest: Template | undefined; organisationId: string }) {
  const t = usePrintingWords();
  const { code, latest, organisationId } = props;
  const { data } = useQuery(forms);
  const { annex } = formOf(code);
  const address = (name: string) => `/api/v1/forms/${code}/${name}?organisationId=${organisationId}`;
  return (
    <Section title={t('now')}>
      <p>{latest?.fileName ? t('own', { file: latest.fileName }) : t('shipped')}</p>
      {annex && <p className="dimmed">{t(annex.certainty === 'verified' ? 'annex' : 'unverified', { ...annex })}</p>}
      <ul>
        <li>
          <a href={address('template.docx')}>{t('take')}</a>
        </li>
        <li>
          <a href={address('preview.docx')}>{t('preview')}</a>
        </li>
        {data?.pdf && (
          <li>
            <a href={address('preview.pdf')}>{t('previewPdf')}</a>
          </li>
        )}
      </ul>
    </Section>
  );
}

function History({ items }: { items: readonly Template[] }) {
  const t = usePrintingWords();
  const columns: Column<Template>[] = [
    { key: 'which', head: t('which'), cell: ({ fileName }) => fileName ?? t('shippedAgain'), naming: true },
    { key: 'who', head: t('who'), cell: ({ setBy }) => setBy.name },
    { key: 'when', head: t('when'), cell: ({ setAt }) => moment(setAt) },
  ];
  return (
    <Section title={t('history')}>
      <ListTable caption={t('history')} columns={columns} rows={items} idOf={({ id }) => id} />
    </Section>
  );
}
