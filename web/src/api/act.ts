import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { isPassing, restBefore } from './problem.ts';

interface Pressed<Input, Answer> {
  /** Gone once it has been done. */
  input: Input | undefined;
  key: string;
  /** As the screen stood: what is tried again by itself is the very same request. */
  act: (input: Input, key: string) => Promise<Answer>;
}

interface Options<Input, Answer> {
  onDone?: (answer: Answer, input: Input) => void;
  /** What makes it the same act when somebody gives it again by hand; its input, where nothing else is told. */
  same?: (input: Input) => unknown;
}

export interface Act<Input, Answer> {
  run: (input: Input) => void;
  /** Rejects with the refusal; `error` holds it, too. */
  ask: (input: Input) => Promise<Answer>;
  busy: boolean;
  error: Error | null;
  done: Answer | undefined;
  forget: () => void;
}

/**
 * One act that changes something. It carries a key of its own, so that a lost line is tried again without being done twice.
 * Afterwards everything that is on the screen is asked for anew: one act changes lists, counts and buttons alike.
 */
export function useAct<Input, Answer>(
  act: (input: Input, key: string) => Promise<Answer>,
  { onDone, same = (input) => input }: Options<Input, Answer> = {},
): Act<Input, Answer> {
  const client = useQueryClient();
  const sent = useRef<{ text: string; key: string }>(undefined);
  const mutation = useMutation<Answer, Error, Pressed<Input, Answer>>({
    mutationFn: ({ input, key, act: pressed }) => pressed(input as Input, key),
    // What was sent is not kept: it may have been a secret choice.
    gcTime: 0,
    retry: (failed, error) => isPassing(error) && failed < 3,
    retryDelay: restBefore,
    onSuccess: (answer, pressed) => {
      sent.current = undefined;
      onDone?.(answer, pressed.input as Input);
      // Nor is it held until the screen has been asked for anew.
      pressed.input = undefined;
    },
    onSettled: () => client.invalidateQueries(),
  });
  const pressed = (input: Input): Pressed<Input, Answer> => ({ input, key: keyFor(sent, same(input)), act });
  return {
    run: (input) => mutation.mutate(pressed(input)),
    ask: (input) => mutation.mutateAsync(pressed(input)),
    busy: mutation.isPending,
    error: mutation.error,
    done: mutation.data,
    forget: mutation.reset,
  };
}

/** The same words sent again by hand after a lost line are the same act. */
function keyFor(sent: { current: { text: string; key: string } | undefined }, act: unknown): string {
  const named = (_: string, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value;
  // An act that needs no words has an input that JSON does not know.
  const text = JSON.stringify(act ?? null, named);
  if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
  return sent.current.key;
}
