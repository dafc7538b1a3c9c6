import { useEffect, useMemo, useState } from 'react';
import { keep, keptAt, letGo, type Place } from '../parts/kept.ts';
import { blankPaper } from '../parts/papers.ts';
import { isBlank, type ListDraft, type ListRow } from './unit-list.ts';

export interface ListDrafting {
  draft: ListDraft;
  change: (part: Partial<ListDraft> | ((now: ListDraft) => Partial<ListDraft>)) => void;
  /** A line as it will be once the name that is being typed is left; nothing, where it was left as it was. */
  typing: (row: ListRow | undefined) => void;
  /** It comes from the device, from before this page was opened. */
  restored: boolean;
  /** Sent, or not wanted any more. */
  forget: () => void;
}

const EMPTY: ListDraft = { campaignId: '', unitId: '', rows: [], record: blankPaper('meetingRecord') };

/** A unit's list, kept on this device with every keystroke until it is sent. */
export function useListDraft(personId: string, organisationId: string): ListDrafting {
  const [place, half] = useMemo<Place[]>(
    () => ['list', 'list-line'].map((piece) => ({ personId, about: organisationId, piece })),
    [personId, organisationId],
  ) as [Place, Place];
  const [kept] = useState(() => withHalf(keptAt<ListDraft>(place)?.content, keptAt<ListRow>(half)?.content));
  const [draft, setDraft] = useState<ListDraft>(kept ?? EMPTY);
  const [restored, setRestored] = useState(kept !== undefined);
  useEffect(() => {
    if (draft.rows.every(isBlank)) letGo(place);
    else keep(place, { content: draft, base: 0 });
    letGo(half);
  }, [draft, place, half]);
  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) })),
    // Not with the list, which would be drawn and looked up with every letter.
    typing: (row) => (row ? keep(half, { content: row, base: 0 }) : letGo(half)),
    restored,
    forget: () => {
      setRestored(false);
      setDraft((now) => ({ ...now, rows: [], record: EMPTY.record }));
    },
  };
}

/** The list with the line whose name was being typed when the page went away. */
function withHalf(kept: ListDraft | undefined, half: ListRow | undefined): ListDraft | undefined {
  if (!half) return kept;
  const { rows, ...rest } = kept ?? EMPTY;
  const isThere = rows.some(({ key }) => key === half.key);
  return { ...rest, rows: isThere ? rows.map((row) => (row.key === half.key ? half : row)) : [...rows, half] };
}
