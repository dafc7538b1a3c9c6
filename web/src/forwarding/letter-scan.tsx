import { Button } from '@mantine/core';
import { useState } from 'react';
import { PREPARERS } from '#domain/permissions.js';
import { useAct } from '../api/act.ts';
import { answered, api, form, stamped } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { FileChoice } from '../parts/file-choice.tsx';
import { Refusal } from '../parts/refusal.tsx';
import styles from './forwarding.module.css';
import type { Letter } from './forwarding.queries.ts';
import { useSignWords } from './sign.words.ts';

const attach = ({ id, file }: { id: string; file: File }, key: string) =>
  answered(api.PATCH('/api/v1/papers/{id}', { params: { path: { id } }, ...form({ file }), ...stamped(key) }));

/** The signed letter as a scan, once; its receiver opens it from his inbox. */
export function LetterScan({ paper }: { paper: Letter['letter'] }) {
  const t = useSignWords();
  const { has } = useMyself();
  const [file, setFile] = useState<File | null>(null);
  const act = useAct(attach, { onDone: () => setFile(null) });
  if (!paper || paper.attached || !has(...PREPARERS)) return null;
  return (
    <form
      className={`${styles['narrow']} not-printed`}
      onSubmit={(event) => {
        event.preventDefault();
        if (file) act.run({ id: paper.id, file });
      }}
    >
      <FileChoice
        label={t('scan')}
        description={t('scanHint')}
        accept=".pdf,.docx,.jpg,.jpeg,.png"
        value={file}
        onChange={setFile}
      />
      <Refusal error={act.error} />
      <div>
        <Button type="submit" variant="default" disabled={!file} loading={act.busy}>
          {t('attachScan')}
        </Button>
      </div>
    </form>
  );
}
