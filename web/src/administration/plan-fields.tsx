import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { createContext, useContext, useState } from 'react';
import type { Problem } from '#domain/problem.js';
import { DayField } from '../parts/day-field.tsx';
import { useSentence } from '../words/words.ts';
import { usePlanWords } from './plan.words.ts';

/** What the last check found; each field shows what is wrong at its place. */
export const PlanProblems = createContext<readonly Problem[]>([]);

/** What is wrong at a place, in words. */
export function useFault(path: string): string | undefined {
  const say = useSentence();
  const here = useContext(PlanProblems).filter((problem) => problem.path === path);
  return here.length > 0 ? here.map(({ message }) => say(message)).join(' ') : undefined;
}

/** A part of the file with its editor. */
export interface Part<Value> {
  value: Value;
  /** Its place in the file, by which a problem finds it. */
  path: string;
  onChange: (value: Value) => void;
}

interface Field<Value> extends Part<Value> {
  label: string;
  hint?: string;
}

export function TextAt({ path, label, value, onChange, hint }: Field<string>) {
  return (
    <TextInput
      id={path}
      label={label}
      description={hint}
      error={useFault(path)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A text that may run over lines. */
export function LongAt({ path, label, value, onChange, hint }: Field<string>) {
  return (
    <Textarea
      id={path}
      label={label}
      description={hint}
      error={useFault(path)}
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A text that may be missing. */
export function MaybeAt({ value, onChange, ...rest }: Field<string | null>) {
  return <TextAt {...rest} value={value ?? ''} onChange={(text) => onChange(text === '' ? null : text)} />;
}

export function DayAt({ path, label, value, onChange, hint }: Field<string | null>) {
  return (
    <DayField
      id={path}
      label={label}
      description={hint}
      error={useFault(path)}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

export function NumberAt({ path, label, value, onChange, hint }: Field<number | null>) {
  return (
    <NumberInput
      id={path}
      label={label}
      description={hint}
      error={useFault(path)}
      allowDecimal={false}
      allowNegative={false}
      value={value ?? ''}
      onChange={(number) => onChange(typeof number === 'number' ? number : null)}
    />
  );
}

export interface Option<Value extends string> {
  value: Value;
  label: string;
}

export function ChoiceAt<Value extends string>({
  path,
  label,
  value,
  onChange,
  hint,
  options,
}: Field<Value> & { options: readonly Option<Value>[] }) {
  return (
    <NativeSelect
      id={path}
      label={label}
      description={hint}
      error={useFault(path)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
      data={[...options]}
    />
  );
}

export function SeveralAt<Value extends string>({
  path,
  label,
  value,
  onChange,
  options,
}: Field<Value[]> & { options: readonly Option<Value>[] }) {
  return (
    <Checkbox.Group
      id={path}
      label={label}
      error={useFault(path)}
      value={value}
      onChange={(chosen) => onChange(options.map((one) => one.value).filter((one) => chosen.includes(one)))}
    >
      <div className="row">
        {options.map((one) => (
          <Checkbox key={one.value} value={one.value} label={one.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** A list of texts, one a line; blank lines are dropped when the field is left. */
export function LinesAt({ value, onChange, hint, ...rest }: Field<string[]>) {
  const t = usePlanWords();
  const [typed, setTyped] = useState<string>();
  return (
    <div onBlur={() => setTyped(undefined)}>
      <LongAt
        {...rest}
        hint={hint ?? t('eachLine')}
        value={typed ?? value.join('\n')}
        onChange={(text) => {
          setTyped(text);
          onChange(linesOf(text));
        }}
      />
    </div>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
