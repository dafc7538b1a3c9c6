import { Button } from '@mantine/core';
import type { FormCode } from '#domain/forms.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { usePaperWords } from './paper.words.ts';
import { Refusal } from './refusal.tsx';

interface SlipButtonProps {
  code: FormCode;
  id: string;
  title: string;
}

/** Writes the slip that goes with a paper, and hands it over to be saved. */
export function SlipButton({ code, id, title }: SlipButtonProps) {
  const t = usePaperWords();
  const write = (_: null, key: string) =>
    answered(api.POST('/api/v1/forms/{code}/{id}/cover-slips', { params: { path: { code, id } }, ...stamped(key) }));
  const act = useAct(write, {
    onDone: (slip) => globalThis.location.assign(`/api/v1/cover-slips/${slip.id}.docx`),
  });
  return (
    <>
      {' · '}
      <Button
        size="compact-md"
        variant="subtle"
        loading={act.busy}
        aria-label={t('slipOf', { title })}
        onClick={() => act.run(null)}
      >
        {t('slip')}
      </Button>
      <Refusal error={act.error} />
    </>
  );
}
