import * as fc from 'fast-check';
import type { Sent } from './client.js';
import { exchanged, UUID, type IdKind, type Ids } from './world-ids.js';

/** What somebody asked once, with success. The fields of a form are a record too. */
export interface Told {
  method: string;
  path: string;
  body: unknown;
  isForm: boolean;
}

/** Of what was sent: what was done, so that it is worth asking again. */
export const toldIn = (sent: readonly Sent[]): Told[] =>
  sent
    .filter(({ method, status }) => method !== 'GET' && status < 300)
    .map(({ method, path, request }) => {
      const isForm = request instanceof FormData;
      const fields = isForm ? [...request].filter(([, value]) => typeof value === 'string') : [];
      return { method, path, isForm, body: isForm ? Object.fromEntries(fields) : request };
    });

/** It is asked again as it was, or of something else of the same kind. */
export const retold = (told: readonly Told[], ids: Ids): fc.Arbitrary<Told> =>
  fc
    .tuple(fc.constantFrom(...told), fc.boolean(), fc.nat(10_000), fc.nat(10_000))
    .map(([one, same, which, other]) => (same ? one : ofAnother(one, ids, which, other)));

function ofAnother(told: Told, ids: Ids, which: number, other: number): Told {
  const text = JSON.stringify([told.path, told.body ?? null]);
  const named = text.match(UUID) ?? [];
  const id = named[which % (named.length || 1)];
  const kind = (Object.keys(ids) as IdKind[]).find((one) => id && ids[one].includes(id));
  if (!id || !kind) return told;
  const instead = ids[kind][other % ids[kind].length]!;
  const [path, body] = JSON.parse(exchanged(text, new Map([[id, instead]]))) as [string, unknown];
  return { ...told, path, body: body ?? told.body };
}
