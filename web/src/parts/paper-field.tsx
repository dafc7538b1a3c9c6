import { NativeSelect, TextInput } from '@mantine/core';
import type { PaperPurpose } from '#domain/campaign.js';
import { PAPER_LABELS } from '#domain/paper-labels.js';
import { useSentence } from '../words/words.ts';
import { DayField } from './day-field.tsx';
import { FileChoice } from './file-choice.tsx';
import { usePaperWords } from './paper.words.ts';
import type { PaperDraft } from './papers.ts';
import { SureNumber } from './sure-number.tsx';
import styles from './paper-field.module.css';

interface PaperFieldProps {
  legend: string;
  purposes: readonly PaperPurpose[];
  value: PaperDraft;
  onChange: (value: PaperDraft) => void;
  /** What the server said to it, where it goes into our register. */
  error?: unknown;
}

/** A paper that an act rests on: its kind, number, date, who signed it, and the scan where there is one. */
export function PaperField({ legend, purposes, value, onChange, error }: PaperFieldProps) {
  const t = usePaperWords();
  const say = useSentence();
  const set = (part: Partial<PaperDraft>) => onChange({ ...value, ...part });
  return (
    <fieldset className={styles['field']}>
      <legend className={styles['legend']}>{legend}</legend>
      {purposes.length > 1 && (
        <NativeSelect
          label={t('purpose')}
          value={value.purpose}
          onChange={(event) => set({ purpose: event.currentTarget.value as PaperPurpose })}
          data={purposes.map((purpose) => ({ value: purpose, label: say(PAPER_LABELS[purpose]) }))}
        />
      )}
      <div className={styles['pair']}>
        <TextInput
          label={t('number')}
          value={value.number}
          onChange={(event) => set({ number: event.currentTarget.value, sure: false })}
        />
        <DayField label={t('date')} value={value.date} onChange={(event) => set({ date: event.currentTarget.value })} />
      </div>
      <SureNumber error={error} sure={value.sure ?? false} onChange={(sure) => set({ sure })} />
      <TextInput
        label={t('signer')}
        value={value.signer}
        onChange={(event) => set({ signer: event.currentTarget.value })}
      />
      <FileChoice
        label={t('file')}
        description={t('fileHint')}
        accept=".pdf,.docx,.jpg,.jpeg,.png"
        value={value.file ?? null}
        onChange={(file) => set({ file: file ?? undefined })}
      />
    </fieldset>
  );
}
