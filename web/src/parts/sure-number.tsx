import { Checkbox } from '@mantine/core';
import { isProblem } from '../api/problem.ts';
import { useNumberWords } from './number.words.ts';

interface SureNumberProps {
  /** What the server said to the number. */
  error: unknown;
  sure: boolean;
  onChange: (sure: boolean) => void;
}

/** Asked once a number was refused as a slip: that it is meant. */
export function SureNumber({ error, sure, onChange }: SureNumberProps) {
  const t = useNumberWords();
  if (!sure && !isProblem(error, 'number.farAhead')) return null;
  return <Checkbox label={t('sure')} checked={sure} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
