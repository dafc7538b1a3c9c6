import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formOf, FORMS, type FormCode } from '#domain/forms.js';
import { useAct } from '../api/act.ts';
import { answered, api, form } from '../api/client.ts';
import { NotFound } from '../frame/not-found.tsx';
import { Page } from '../frame/page.tsx';
import { FileChoice } from '../parts/file-choice.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { CheckResult } from './check-result.tsx';
import { useCheckWords } from './check.words.ts';

/** An edited paper against the record, before somebody signs it. */
export function CheckScreen() {
  const { code, id } = useParams({ from: '/signed-in/doi-chieu/$code/$id' });
  return Object.hasOwn(FORMS, code) ? <Known key={`${code} ${id}`} code={code as FormCode} id={id} /> : <NotFound />;
}

function Known({ code, id }: { code: FormCode; id: string }) {
  const t = useCheckWords();
  const say = useSentence();
  const [file, choose] = useState<File | null>(null);
  const check = useAct((chosen: File) =>
    answered(
      api.POST('/api/v1/forms/{code}/{id}/check', { params: { path: { code, id } }, ...form({ file: chosen }) }),
    ),
  );
  const chosen = (one: File | null) => {
    choose(one);
    check.forget();
  };
  return (
    <Page title={t('title', { paper: say(formOf(code).title) })} lead={t('lead')}>
      <div className="stack not-printed">
        <FileChoice label={t('file')} accept=".docx" value={file} onChange={chosen} />
        <div className="row">
          <Button disabled={!file} loading={check.busy} onClick={() => file && check.run(file)}>
            {t('compare')}
          </Button>
          <a href={`/api/v1/forms/${code}/${id}.docx`}>{t('again')}</a>
        </div>
        <Refusal error={check.error} />
      </div>
      {check.done && <CheckResult result={check.done} />}
    </Page>
  );
}
