import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { normaliseText } from '#domain/text.js';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { dossier, me } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import type { Autosave, OnServer, Saved } from './autosave.ts';
import { enteredFrom } from './basis.ts';
import type { Desk } from './desk.tsx';
import { useAutosave } from './use-autosave.ts';

type Shown = Answer<'ShownDossierDto'>;

/** What is said with each save: its key, the version it was written on, how it is known, and whether the page is going. */
export interface Sending {
  key: string;
  version: number;
  leaving: boolean;
  basis?: { kind: 'visit' | 'call' };
}

export interface PieceOf<Content> {
  kind: 'section' | 'claim';
  code: string;
  blank: Content;
  isSound?: (content: Content) => boolean;
  put: (content: Content, sending: Sending) => Promise<Answer<'WrittenDto'>>;
}

/** Writes one section or claim of a dossier, saved by itself. */
export function usePiece<Content extends object>(
  { dossier: shown, recorded }: Desk,
  piece: PieceOf<Content>,
): [Saved<Content>, Autosave<Content>] {
  const client = useQueryClient();
  const { person } = useMyself();
  const { kind, code, blank } = piece;
  const at = (one: Shown) => onServer(one, piece);
  return useAutosave(
    {
      place: { personId: person.id, about: shown.id, piece: `${kind}:${code}` },
      same: (one, other) => written(one) === written(other),
      isSound: piece.isSound ?? (() => true),
      send: async (content, version, key, leaving) => {
        const basis = recorded ? { kind: enteredFrom() } : undefined;
        const answer = await piece.put(content, { key, version, leaving, ...(basis && { basis }) });
        return answer.sectionVersion;
      },
      theirs: async () => at(await client.fetchQuery({ ...dossier(shown.id), staleTime: 0 })),
      isMine: () => client.getQueryData(me.queryKey)?.person.id === person.id,
      onSaved: (saved) => note(client, shown.id, { kind, code }, { ...blank, ...saved.content }, saved.version),
    },
    at(shown),
  );
}

/** One spelling, as the server keeps it. */
const written = (content: object): string => normaliseText(JSON.stringify(content, Object.keys(content).toSorted()));

function onServer<Content>({ content }: Shown, { kind, code, blank }: PieceOf<Content>): OnServer<Content> {
  const held = content.find((one) => one.kind === kind && one.code === code);
  return { content: (held?.content ?? blank) as Content, version: held?.sectionVersion ?? 0 };
}

/** The screens know of it before the server is asked again. */
function note(
  client: QueryClient,
  id: string,
  { kind, code }: { kind: 'section' | 'claim'; code: string },
  content: object,
  sectionVersion: number,
): void {
  const { queryKey } = dossier(id);
  client.setQueryData(queryKey, (shown) => {
    if (!shown) return shown;
    const before = shown.content.find((one) => one.kind === kind && one.code === code);
    const now = { ...(before ?? { kind, code, criterion: null, digest: '', erased: false }), content, sectionVersion };
    return { ...shown, content: [...shown.content.filter((one) => one !== before), now as Shown['content'][number]] };
  });
  // With its moves and its history.
  void client.invalidateQueries({ queryKey: ['dossier', id] });
}

/** Browsers let a page that goes send so much and no more. */
const LAST_WORDS = 60_000;

const headersOf = ({ key, version, leaving }: Sending, size: number) => ({
  ...stamped(key, version),
  ...(leaving && size < LAST_WORDS && { keepalive: true }),
});

/** A save as the server takes it. */
export function putSection(id: string, code: string, content: { text: string }, sending: Sending) {
  const path = { id, code };
  const body = { ...content, ...(sending.basis && { basis: sending.basis }) };
  const size = new Blob([body.text]).size;
  return answered(
    api.PUT('/api/v1/dossiers/{id}/sections/{code}', { params: { path }, body, ...headersOf(sending, size) }),
  );
}

export function putClaim(id: string, criterionCode: string, content: object, sending: Sending) {
  const path = { id, criterionCode };
  const body = { ...content, ...(sending.basis && { basis: sending.basis }) };
  return answered(
    api.PUT('/api/v1/dossiers/{id}/claims/{criterionCode}', { params: { path }, body, ...headersOf(sending, 0) }),
  );
}
