import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { Section } from '../frame/page.tsx';
import { FileChoice } from '../parts/file-choice.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { lockPaper } from './issuing.acts.ts';
import type { Outgoing } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

/** The signed paper as a file: from then on nothing of it changes. */
export function ScanForm({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  const [file, choose] = useState<File | null>(null);
  const act = useAct(lockPaper);
  return (
    <Section title={t('scan')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) act.run({ seen: paper, file });
        }}
      >
        <p className="read dimmed">{t('scanWhy')}</p>
        <FileChoice label={t('file')} accept=".pdf,.jpg,.jpeg,.png" value={file} onChange={choose} />
        <Refusal error={act.error} />
        <div>
          <Button type="submit" loading={act.busy} disabled={!file}>
            {t('lock')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

export function Scan({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  if (!paper.scan) return null;
  return (
    <Section title={t('scan')}>
      <p>
        <a href={`/api/v1/papers/${paper.id}/content`}>{t('takeScan')}</a>
      </p>
    </Section>
  );
}
