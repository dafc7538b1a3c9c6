import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { enteredFrom } from './basis.ts';
import type { Desk } from './desk.tsx';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

type Held = Answer<'HeldDto'>;

export const filesFor = ({ dossier: { content } }: Desk, criterion: string): Held[] =>
  content.filter((held) => held.kind === 'evidence' && held.criterion === criterion);

const nameOf = ({ content }: Held): string | undefined => (content as { name?: string } | null)?.name;

interface EvidenceListProps {
  desk: Desk;
  files: Held[];
  /** Without it the list is only read. */
  changing: boolean;
}

/** The files that stand for one criterion, each to be opened or taken away. */
export function EvidenceList({ desk, files, changing }: EvidenceListProps) {
  const t = useWritingWords();
  const [leaving, leave] = useState<Held>();
  if (files.length === 0) return <p className="dimmed">{t('noFiles')}</p>;
  return (
    <>
      <ul className={styles['files']} aria-label={t('files')}>
        {files.map((file) => (
          <li key={file.code}>
            <a href={`/api/v1/dossiers/${desk.dossier.id}/evidence/${file.code}/content`}>
              {nameOf(file) ?? t('file')}
            </a>
            {changing && (
              <Button size="compact-sm" variant="default" onClick={() => leave(file)}>
                {t('remove')}
                <span className="seen-by-readers-only"> {nameOf(file)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving && <RemoveDialog desk={desk} file={leaving} onClose={() => leave(undefined)} />}
    </>
  );
}

function RemoveDialog({ desk, file, onClose }: { desk: Desk; file: Held; onClose: () => void }) {
  const t = useWritingWords();
  const remove = useAct(
    (evidenceId: string, key) =>
      answered(
        api.DELETE('/api/v1/dossiers/{id}/evidence/{evidenceId}', {
          params: {
            path: { id: desk.dossier.id, evidenceId },
            query: desk.recorded ? { basis: enteredFrom() } : {},
          },
          ...stamped(key),
        }),
      ),
    { onDone: onClose },
  );
  return (
    <Dialog title={t('removeTitle', { name: nameOf(file) ?? t('file') })} opened onClose={onClose}>
      <p>{t('removeHint')}</p>
      <Refusal error={remove.error} />
      <div className="row">
        <Button loading={remove.busy} onClick={() => remove.run(file.code)}>
          {t('remove')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('keepIt')}
        </Button>
      </div>
    </Dialog>
  );
}
