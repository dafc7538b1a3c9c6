import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { codeTyped, grouped, shortCode } from '#domain/cover-slip.js';
import { formOf } from '#domain/forms.js';
import { sha256OfBytes } from '#domain/hash.js';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { FileChoice } from '../parts/file-choice.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Done } from '../parts/notice-line.tsx';
import { moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { useCodeCheckWords } from './code-check.words.ts';
import { coverSlips } from './printing.queries.ts';

/** A file against the slips of the office: by its digest, worked out here, or by the code that is typed from paper. */
export function CodeCheckScreen() {
  const t = useCodeCheckWords();
  const [digest, setDigest] = useState<string>();
  const [typed, setTyped] = useState('');
  const code = digest === undefined ? codeTyped(typed) : shortCode(digest);
  const read = async (file: File | null) => {
    setTyped('');
    setDigest(file ? sha256OfBytes(new Uint8Array(await file.arrayBuffer())) : undefined);
  };
  const isWrong = digest === undefined && typed.trim() !== '' && code === undefined;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="stack">
        <FileChoice label={t('file')} accept=".docx" onChange={(file) => void read(file)} />
        {digest === undefined && (
          <TextInput
            label={t('code')}
            value={typed}
            error={isWrong && t('codeWrong')}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
        {digest !== undefined && (
          <div>
            <p>{t('ownCode', { code })}</p>
            <p className="dimmed">{t('ownFull', { full: grouped(digest, 8, ' ') })}</p>
          </div>
        )}
        {code !== undefined && <Found key={code} code={code} digest={digest} />}
      </div>
    </Page>
  );
}

function Found({ code, digest }: { code: string; digest: string | undefined }) {
  const t = useCodeCheckWords();
  const say = useSentence();
  const { organisation } = useMyself();
  const query = useQuery(coverSlips(organisation.id, code));
  return (
    <Loaded query={query}>
      {({ items }) => {
        const fitting = items.filter(({ fileSha256 }) => digest === undefined || fileSha256 === digest);
        if (fitting.length === 0) return <p role="status">{t('none')}</p>;
        return fitting.map(({ id, form, writtenBy, writtenAt }) => (
          <Done key={id}>
            {t(digest === undefined ? 'slipIs' : 'same', {
              ...{ title: say(formOf(form).title), name: writtenBy.name, when: moment(writtenAt) },
            })}{' '}
            <a href={`/api/v1/cover-slips/${id}.docx`}>{t('again')}</a>
          </Done>
        ));
      }}
    </Loaded>
  );
}
