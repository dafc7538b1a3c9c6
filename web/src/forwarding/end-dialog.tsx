import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { purposesFor } from '#domain/grounds.js';
import { useAct } from '../api/act.ts';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, type PaperDraft } from '../parts/papers.ts';
import { Asking, seen, type ActDialogProps } from './act-dialogs.tsx';
import { endLetter, type Ending } from './letter.form.ts';
import { useSignWords } from './sign.words.ts';

interface EndDialogProps extends ActDialogProps {
  type: Ending['type'];
  recorded: boolean;
  /** The authority has it already and must agree. */
  consent: boolean;
}

const CONSENT = purposesFor('RECALL', 'consentPaperId')!;
/** A record of what the chair did grounds any act of his. */
const CHAIRS = ['recordOfAct', 'other'] as const;

/** The whole letter is taken back, or ends where its receiver is no more. */
export function EndDialog({ letter, type, recorded, consent, onClose, onDone }: EndDialogProps) {
  const t = useSignWords();
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState<PaperDraft>(() => blankPaper(CHAIRS[0]));
  const [agreed, setAgreed] = useState<PaperDraft>(() => blankPaper(CONSENT[0]!));
  const sends = useAct(endLetter, { onDone });
  const submit = () =>
    sends.run({ ...seen(letter), type, reason, ...(recorded && { basis }), ...(consent && { consent: agreed }) });
  return (
    <Asking letter={letter} act={type} sends={sends} submit={submit} onClose={onClose}>
      <p className="read">{t(type === 'RECALL' ? 'recallSure' : 'noAnswerSure', { count: letter.waiting })}</p>
      <Textarea
        label={t('reason')}
        required
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {consent && <PaperField legend={t('consent')} purposes={CONSENT} value={agreed} onChange={setAgreed} />}
      {recorded && <PaperField legend={t('chairsPaper')} purposes={CHAIRS} value={basis} onChange={setBasis} />}
    </Asking>
  );
}
