import { useState } from 'react';
import type { Answer } from '../api/client.ts';
import type { Item } from '../dossier/items-field.tsx';
import { useMyself } from '../frame/myself.ts';
import { keep, keptAt, letGo } from '../parts/kept.ts';

/** What was marked as missing and is not sent yet: a closed page, or the next dossier and back, loses none of it. */
export function useKeptMarks({ id, version }: Answer<'ShownDossierDto'>): [Item[], (items: Item[]) => void] {
  const { person } = useMyself();
  const place = { personId: person.id, about: id, piece: 'appraisal' };
  const [items, setItems] = useState<Item[]>(() => keptAt<Item[]>(place)?.content ?? []);
  const mark = (next: Item[]) => {
    setItems(next);
    if (next.length > 0) keep(place, { content: next, base: version ?? 0 });
    else letGo(place);
  };
  return [items, mark];
}
