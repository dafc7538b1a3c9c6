import { Button, FileButton, Progress } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { Refusal } from '../parts/refusal.tsx';
import { FILES, LARGEST, upload, type Upload } from './upload.ts';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

interface FileFieldProps {
  /** Names the two buttons for readers: what the file stands for. */
  legend: string;
  path: string;
  fields: () => Record<string, string>;
  /** A phone's camera, too. */
  camera?: boolean;
}

/** Sends files, one after the other, with how far each has gone; one that was cut off is kept and can be sent again. */
export function FileField({ legend, path, fields, camera = false }: FileFieldProps) {
  const t = useWritingWords();
  const [waiting, setWaiting] = useState<File[]>([]);
  const [part, setPart] = useState(0);
  const [tooLarge, setTooLarge] = useState<string[]>([]);
  const send = useAct((sent: Pick<Upload, 'path' | 'fields' | 'file'>, key) =>
    upload({ ...sent, key, onProgress: setPart }),
  );
  const sendAll = async (files: File[]) => {
    for (let rest = files; rest.length > 0; rest = rest.slice(1)) {
      setWaiting(rest);
      setPart(0);
      await send.ask({ path, fields: fields(), file: rest[0]! });
    }
    setWaiting([]);
  };
  const take = (chosen: File | File[] | null) => {
    const all = [chosen ?? []].flat();
    const files = all.filter(({ size }) => size <= LARGEST);
    setTooLarge(all.filter((file) => !files.includes(file)).map(({ name }) => name));
    send.forget();
    // What went wrong is shown under the field.
    if (files.length > 0) void sendAll(files).catch(() => undefined);
  };
  const [first] = waiting;
  return (
    <div role="group" aria-label={legend} className="stack" data-gap="sm">
      <div className="row">
        <FileButton onChange={take} accept={FILES} multiple>
          {(props) => (
            <Button {...props} variant="default" disabled={send.busy}>
              {t('chooseFile')}
            </Button>
          )}
        </FileButton>
        {camera && (
          <FileButton onChange={take} accept="image/*" capture="environment">
            {(props) => (
              <Button {...props} variant="default" disabled={send.busy} className={styles['camera']}>
                {t('takePhoto')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      <p className="dimmed small">{t('fileHint')}</p>
      {first && (
        <div role="status">
          <p>{t(send.error ? 'fileNotSent' : 'sendingFile', { name: first.name, part: Math.round(part * 100) })}</p>
          {!send.error && <Progress value={part * 100} aria-label={t('progressOf', { name: first.name })} />}
        </div>
      )}
      {tooLarge.length > 0 && <p role="alert">{t('tooLarge', { names: tooLarge.join(', ') })}</p>}
      <Refusal error={send.error} again={() => void sendAll(waiting).catch(() => undefined)} />
    </div>
  );
}
