import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import styles from './list.module.css';
import { useListWords } from './list.words.ts';

/** A whole list at once, however it was written. */
export function PasteField({ onPaste }: { onPaste: (text: string) => void }) {
  const t = useListWords();
  const [text, setText] = useState('');
  return (
    <details className={styles['paste']}>
      <summary>{t('paste')}</summary>
      <div className="stack" data-gap="sm">
        <Textarea
          label={t('pasteLabel')}
          description={t('pasteHint')}
          rows={6}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button
            variant="default"
            disabled={text.trim() === ''}
            onClick={() => {
              onPaste(text);
              setText('');
            }}
          >
            {t('takeOver')}
          </Button>
        </div>
      </div>
    </details>
  );
}
