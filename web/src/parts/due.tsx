import { useNow } from '../words/now.ts';
import { daysLeft, lastDay, timeLeft } from '../words/when.ts';
import { Mark } from './mark.tsx';

const SOON = 3;

/** Until when, as a date and in words; amber once it is near. */
export function Due({ at }: { at: string | null | undefined }) {
  const now = useNow();
  if (!at) return null;
  const left = daysLeft(at, now);
  const words = timeLeft(left);
  return (
    <span className="row">
      <time dateTime={at}>{lastDay(at)}</time>
      {left <= SOON ? <Mark tone="time">{words}</Mark> : <span className="dimmed small">{words}</span>}
    </span>
  );
}
