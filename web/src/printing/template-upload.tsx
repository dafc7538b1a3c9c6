import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormCode } from '#domain/forms.js';
import { useAct } from '../api/act.ts';
import { answered, api, form, stamped } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { FileChoice } from '../parts/file-choice.tsx';
import { Done } from '../parts/notice-line.tsx';
import { usePrintingWords } from './printing.words.ts';
import { TemplateFaults } from './template-faults.tsx';

interface TemplateUploadProps {
  code: FormCode;
  organisationId: string;
  /** Whether the office has one of its own. */
  own: boolean;
}

/** A changed file is checked first, and told what is wrong with it and where; then it takes the place of the one in use. */
export function TemplateUpload({ code, organisationId, own }: TemplateUploadProps) {
  const t = usePrintingWords();
  const [file, choose] = useState<File | null>(null);
  const send = (dryRun: boolean) => (chosen: File, key: string) =>
    answered(
      api.POST('/api/v1/forms/{code}/templates', {
        params: { path: { code }, query: { organisationId, dryRun } },
        ...form({ file: chosen }),
        ...stamped(key),
      }),
    );
  const check = useAct(send(true));
  const set = useAct(send(false), { onDone: () => choose(null) });
  const back = useAct((_: null, key: string) =>
    answered(
      api.DELETE('/api/v1/forms/{code}/templates', {
        params: { path: { code }, query: { organisationId } },
        ...stamped(key),
      }),
    ),
  );
  const chosen = (one: File | null) => {
    choose(one);
    check.forget();
    set.forget();
    if (one) check.run(one);
  };
  return (
    <Section title={t('put')}>
      <div className="stack">
        <p className="read dimmed">{t('putWhy')}</p>
        <FileChoice label={t('file')} accept=".docx" value={file} onChange={chosen} />
        <TemplateFaults error={check.error ?? set.error ?? back.error} />
        {check.done && file && <Done>{t('sound')}</Done>}
        {set.done && !file && <Done>{t('done')}</Done>}
        <div className="row">
          <Button
            disabled={!file || !check.done}
            loading={set.busy || check.busy}
            onClick={() => file && set.run(file)}
          >
            {t('set')}
          </Button>
          {own && (
            <Button variant="default" loading={back.busy} onClick={() => back.run(null)}>
              {t('back')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
