import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useAct, type Act } from '../api/act.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useNumbering } from '../parts/numbering.ts';
import { SureNumber } from '../parts/sure-number.tsx';
import { useNow } from '../words/now.ts';
import { dayAhead } from '../words/when.ts';
import type { Letter } from './forwarding.queries.ts';
import { discardLetter, handOver, numberLetter, type Seen } from './letter.form.ts';
import type { LetterAct } from './letter.acts.ts';
import { lineWord } from './letter.words.ts';
import { useSignWords } from './sign.words.ts';
import { ListRefusal, namesOf } from './list-refusal.tsx';

export interface ActDialogProps {
  letter: Letter;
  onClose: () => void;
  onDone: () => void;
}

interface AskingProps<Input> extends Omit<ActDialogProps, 'onDone'> {
  act: LetterAct;
  /** Named where it is another word than the act's own. */
  does?: string;
  sends: Act<Input, unknown>;
  submit: () => void;
  disabled?: boolean;
  wide?: boolean;
  children?: ReactNode;
}

/** One act on a letter with what it must bring; on a refusal everything that was typed stays. */
export function Asking<Input>({
  letter,
  act,
  does,
  sends,
  submit,
  disabled,
  wide,
  onClose,
  children,
}: AskingProps<Input>) {
  const frame = useFrameWords();
  return (
    <Dialog title={lineWord(act)} opened onClose={onClose} wide={wide}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <ListRefusal error={sends.error} names={namesOf(letter.dossiers)} />
        <div className="row">
          <Button type="submit" loading={sends.busy} disabled={disabled}>
            {does ?? lineWord(act)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {frame('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Number and date from the office's register; the letter leaves by itself once it has them. */
export function NumberDialog({ letter, onClose, onDone }: ActDialogProps) {
  const t = useSignWords();
  const now = useNow();
  const [number, setNumber] = useState('');
  const [sure, setSure] = useState(false);
  const usual = useNumbering();
  const [chosen, setDraw] = useState<boolean>();
  const draw = chosen ?? usual === 'drawn';
  const [date, setDate] = useState(() => dayAhead(now, 0));
  const sends = useAct(numberLetter, { onDone });
  const submit = () => sends.run({ ...seen(letter), ...(draw ? { draw } : { number, sure }), date });
  return (
    <Asking letter={letter} act="NUMBER_LETTER" sends={sends} submit={submit} onClose={onClose}>
      <p>{t(letter.channel === 'inbox' && letter.state === 'signed' ? 'numberSends' : 'numberOnly')}</p>
      <Checkbox label={t('drawField')} checked={draw} onChange={(event) => setDraw(event.currentTarget.checked)} />
      <TextInput
        label={t('numberField')}
        required={!draw}
        disabled={draw}
        maxLength={100}
        placeholder="15/TTr-UBND"
        value={number}
        onChange={(event) => {
          setNumber(event.currentTarget.value);
          setSure(false);
        }}
      />
      <DayField label={t('dateField')} required value={date} onChange={(event) => setDate(event.currentTarget.value)} />
      <SureNumber error={sends.error} sure={sure} onChange={setSure} />
    </Asking>
  );
}

export function HandOverDialog({ letter, onClose, onDone }: ActDialogProps) {
  const t = useSignWords();
  const sends = useAct(handOver, { onDone });
  return (
    <Asking letter={letter} act="DELIVERED" sends={sends} submit={() => sends.run(seen(letter))} onClose={onClose}>
      <p className="read">{t('handOverSure', { receiver: letter.receiver.name, count: letter.waiting })}</p>
    </Asking>
  );
}

export function DiscardDialog({ letter, onClose, onDone }: ActDialogProps) {
  const t = useSignWords();
  const sends = useAct(discardLetter, { onDone });
  return (
    <Asking letter={letter} act="DISCARD" sends={sends} submit={() => sends.run(seen(letter))} onClose={onClose}>
      <p className="read">{t('discardSure', { count: letter.count })}</p>
    </Asking>
  );
}

export const seen = ({ id, version }: Letter): Seen => ({ id, version });
