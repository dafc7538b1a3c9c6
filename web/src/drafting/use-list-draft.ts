import { useEffect, useMemo, useState } from 'react';
import { keep, keptAt, letGo, type Place } from '../parts/kept.ts';
import { blankPaper } from '../parts/papers.ts';
import { isBlank, type ListDraft } from './unit-list.ts';

export interface ListDrafting {
  draft: ListDraft;
  change: (part: Partial<ListDraft> | ((now: ListDraft) => Partial<ListDraft>)) => void;
  /** It comes from the device, from before this page was opened. */
  restored: boolean;
  /** Sent, or not wanted any more. */
  forget: () => void;
}

const EMPTY: ListDraft = { campaignId: '', unitId: '', rows: [], record: blankPaper('meetingRecord') };

/** A unit's list, kept on this device with every keystroke until it is sent. */
export function useListDraft(personId: string, organisationId: string): ListDrafting {
  const place = useMemo<Place>(() => ({ personId, about: organisationId, piece: 'list' }), [personId, organisationId]);
  const [kept] = useState(() => keptAt<ListDraft>(place)?.content);
  const [draft, setDraft] = useState<ListDraft>(kept ?? EMPTY);
  const [restored, setRestored] = useState(kept !== undefined);
  useEffect(() => {
    if (draft.rows.every(isBlank)) letGo(place);
    else keep(place, { content: draft, base: 0 });
  }, [draft, place]);
  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) })),
    restored,
    forget: () => {
      setRestored(false);
      setDraft((now) => ({ ...now, rows: [], record: EMPTY.record }));
    },
  };
}
