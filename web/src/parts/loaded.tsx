import type { ReactNode } from 'react';
import { Refusal } from './refusal.tsx';
import { Waiting } from './waiting.tsx';

/** What was asked for, once it is there; before that its place is kept, and a refusal says why it will not come. */
export function Loaded<Data>({
  query,
  lines,
  children,
}: {
  query: { data: Data | undefined; error: Error | null; refetch: () => unknown };
  lines?: number;
  children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = query;
  if (data !== undefined) return <>{children(data)}</>;
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  return <Waiting lines={lines} />;
}
