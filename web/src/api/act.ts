import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { isPassing } from './problem.ts';

interface Keyed<Input> {
  input: Input;
  key: string;
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
  { onDone }: { onDone?: (answer: Answer, input: Input) => void } = {},
): Act<Input, Answer> {
  const client = useQueryClient();
  const sent = useRef<{ text: string; key: string }>(undefined);
  const mutation = useMutation<Answer, Error, Keyed<Input>>({
    mutationFn: ({ input, key }) => act(input, key),
    // What was sent is not kept: it may have been a secret choice.
    gcTime: 0,
    retry: (failed, error) => isPassing(error) && failed < 3,
    retryDelay: (failed) => 600 * 2 ** failed,
    onSuccess: (answer, { input }) => {
      sent.current = undefined;
      onDone?.(answer, input);
    },
    onSettled: () => client.invalidateQueries(),
  });
  const keyed = (input: Input): Keyed<Input> => ({ input, key: keyFor(sent, input) });
  return {
    run: (input) => mutation.mutate(keyed(input)),
    ask: (input) => mutation.mutateAsync(keyed(input)),
    busy: mutation.isPending,
    error: mutation.error,
    done: mutation.data,
    forget: mutation.reset,
  };
}

/** The same words sent again by hand after a lost line are the same act. */
function keyFor(sent: { current: { text: string; key: string } | undefined }, input: unknown): string {
  const named = (_: string, value: unknown) => (value instanceof File ? [value.name, value.size] : value);
  // An act that needs no words has an input that JSON does not know.
  const text = JSON.stringify(input ?? null, named);
  if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
  return sent.current.key;
}
