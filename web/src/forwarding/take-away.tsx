import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLetterWords } from './letter.words.ts';

/** A list printed, or copied as text; where the browser keeps its clipboard shut, the text is shown to be copied by hand. */
export function TakeAway({ text }: { text: string }) {
  const t = useLetterWords();
  const [copied, setCopied] = useState<'done' | 'byHand'>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('done'),
      () => setCopied('byHand'),
    );
  return (
    <>
      <Button variant="default" onClick={() => void copy()}>
        {copied === 'done' ? t('copied') : t('copy')}
      </Button>
      <Button variant="default" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      <span role="status" className="seen-by-readers-only">
        {copied === 'done' && t('copied')}
      </span>
      {copied === 'byHand' && <Textarea label={t('copyByHand')} readOnly value={text} />}
    </>
  );
}
