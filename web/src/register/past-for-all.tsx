import { NumberInput, TextInput } from '@mantine/core';
import { DayField } from '../parts/day-field.tsx';
import type { GivenList } from './past.queries.ts';
import { usePastWords } from './past.words.ts';
import styles from './past.module.css';

type Values = NonNullable<GivenList['settings']['forAll']>;

/** What a list tells above its table: "kèm theo Quyết định số …". */
export function ForAll({ value, onChange }: { value: Values; onChange: (value: Values) => void }) {
  const t = usePastWords();
  const set = (name: keyof Values, said: string | number) => {
    const { [name]: _, ...others } = value;
    onChange(said === '' ? others : { ...others, [name]: said });
  };
  const words = (name: 'award' | 'number' | 'decidedBy') => (
    <TextInput
      label={t(name)}
      value={value[name] ?? ''}
      onChange={({ currentTarget }) => set(name, currentTarget.value)}
    />
  );
  return (
    <details>
      <summary className={styles['summary']}>{t('forAll')}</summary>
      <p className="dimmed">{t('forAllHint')}</p>
      <div className={styles['forAll']}>
        {words('award')}
        <NumberInput
          label={t('year')}
          value={value.year ?? ''}
          min={1945}
          max={2200}
          allowDecimal={false}
          hideControls
          onChange={(year) => set('year', year)}
        />
        {words('number')}
        <DayField
          label={t('date')}
          value={value.date ?? ''}
          onChange={({ currentTarget }) => set('date', currentTarget.value)}
        />
        {words('decidedBy')}
      </div>
    </details>
  );
}
