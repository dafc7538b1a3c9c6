import { TextInput, type TextInputProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState, type Ref } from 'react';
import { dayInWords } from '../words/when.ts';

interface DayFieldProps extends TextInputProps {
  value?: string;
  ref?: Ref<HTMLInputElement>;
}

/**
 * A day, chosen as the browser offers it and repeated in words: a browser that is not set to Vietnamese shows month before
 * day, and 05/12 is then read for 12/05.
 */
export function DayField({ ref, description, onChange, ...props }: DayFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  // Without `value` a form holds it, and has written into the field what it began with.
  useLayoutEffect(() => setTyped(input.current?.value ?? ''), []);
  const shown = props.value ?? typed;
  return (
    <TextInput
      {...props}
      type="date"
      ref={useMergedRef(ref, input)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        shown || description ? (
          <>
            {shown && dayInWords(shown)} {description}
          </>
        ) : undefined
      }
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange?.(event);
      }}
    />
  );
}
