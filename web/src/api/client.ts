import createClient, { type Middleware } from 'openapi-fetch';
import { language } from '../words/words.ts';
import { LineLost, Problem, type ProblemDocument } from './problem.ts';
import type { components, paths } from './schema.d.ts';

/** The shapes that the server answers with, by the names that its interface gives them. */
export type Answer<Name extends keyof components['schemas']> = components['schemas'][Name];

const speaking: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', language());
  },
  async onResponse({ response }) {
    if (!response.ok) throw await refusalIn(response);
  },
  onError: () => new LineLost(),
};

/** What stands between us and the server may answer for it, without a sentence: that is a lost line, too. */
async function refusalIn(response: Response): Promise<Error> {
  const isOurs = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (!isOurs) return new LineLost();
  const comeBackIn = Number(response.headers.get('retry-after') ?? 0);
  return new Problem((await response.json()) as ProblemDocument, comeBackIn);
}

/** Every call of the screens, typed by the server's own description of itself. Refusals are thrown (problem.ts). */
export const api = createClient<paths>({ baseUrl: globalThis.location.origin });
api.use(speaking);

/** The body of an answer; a refusal has been thrown before. */
export async function answered<Data>(call: Promise<{ data?: Data }>): Promise<NonNullable<Data>> {
  const { data } = await call;
  return data as NonNullable<Data>;
}

/**
 * Of a write: a key under which it is done once however often it is sent, and the version that its sender saw. On another
 * version the same words ask for another thing, so they go under another key.
 */
export const stamped = (key: string, seen?: number | null): { headers: Record<string, string> } => ({
  headers:
    typeof seen === 'number'
      ? { 'idempotency-key': `${key}-${seen}`, 'if-match': `"${seen}"` }
      : { 'idempotency-key': key },
});

/** A form with a file, as openapi-fetch sends it. */
export const form = (fields: Record<string, string | File | undefined>) => ({
  body: fields as never,
  bodySerializer: () => formOf(fields),
});

function formOf(fields: Record<string, string | File | undefined>): FormData {
  const data = new FormData();
  // The file goes last: what it is about is known before it streams.
  const known = Object.entries(fields).filter((entry): entry is [string, string | File] => entry[1] !== undefined);
  const isFile = ([, value]: [string, string | File]) => value instanceof File;
  for (const [name, value] of known.toSorted((a, b) => Number(isFile(a)) - Number(isFile(b)))) data.append(name, value);
  return data;
}
