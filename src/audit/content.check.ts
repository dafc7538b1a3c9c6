import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { sha256Hex } from '../domain/hash.js';
import { isRecord } from '../domain/line-shape.js';
import { saltedDigest } from '../domain/line.js';
import type { StreamKind } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';
import type { Fault, FaultKind } from './stream.check.js';
import type { ReadLine } from './written-line.js';

/** What lines refer to: a reason, a piece of content, or a version of a campaign. */
interface Reference {
  stream: StreamKind;
  streamId: string;
  seq: number;
  kind: 'note' | 'content' | 'campaign';
  /** The id, with the version where there is one. */
  key: string;
  digest: string | null;
}

/** A row that a line refers to, with the digest that is stored beside it and the one that it has now. */
interface Kept {
  key: string;
  stored: string | null;
  /** Null where the value was erased. */
  own: string | null;
}

const PAGE = 1000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const NOTES = `SELECT id, to_jsonb(text) AS value, salt, digest, erased_at IS NOT NULL AS erased FROM note
  WHERE id = ANY($1::uuid[])`;
const CONTENTS = `SELECT id, content AS value, salt, digest, erased_at IS NOT NULL AS erased FROM content_version
  WHERE id = ANY($1::uuid[])`;
const CAMPAIGNS = `SELECT v.campaign_id AS id, v.version, v.content, v.digest FROM campaign_version v
  JOIN jsonb_to_recordset($1::jsonb) AS r(id uuid, version integer)
  ON v.campaign_id = r.id AND v.version = r.version`;

/** Checks the values that the lines refer to; `erased` counts values that were erased, whose digests still stand. */
export async function checkReferences(
  on: Executor,
  kind: StreamKind,
  lines: readonly ReadLine[],
): Promise<{ faults: Fault[]; erased: number }> {
  const references: Record<Reference['kind'], Reference[]> = { note: [], content: [], campaign: [] };
  for (const line of lines) for (const one of referencesOf(kind, line)) references[one.kind].push(one);
  const faults: Fault[] = [];
  let erased = 0;
  for (const sort of ['note', 'content', 'campaign'] as const) {
    const wanted = references[sort];
    for (let start = 0; start < wanted.length; start += PAGE) {
      const page = wanted.slice(start, start + PAGE);
      const kept = new Map((await READERS[sort](on, page)).map((row) => [row.key, row]));
      for (const one of page) {
        const found = kept.get(one.key);
        faults.push(...judged(one, found));
        if (found?.own === null) erased += 1;
      }
    }
  }
  return { faults, erased };
}

const NONE: readonly Reference[] = [];

function referencesOf(stream: StreamKind, { id: streamId, body, seq }: ReadLine): readonly Reference[] {
  const data = record(body?.data);
  if (!data['noteId'] && !data['change'] && !data['campaignId']) return NONE;
  const change = record(data['change']);
  const to = (kind: Reference['kind'], parts: unknown[], digest: unknown): Reference[] => [
    { stream, streamId, seq, kind, key: parts.join('/'), digest: typeof digest === 'string' ? digest : null },
  ];
  return [
    ...(data['noteId'] ? to('note', [data['noteId']], data['noteDigest']) : []),
    ...(change['contentId'] ? to('content', [change['contentId']], change['digest']) : []),
    ...(data['campaignId'] && data['version'] && data['digest']
      ? to('campaign', [data['campaignId'], data['version']], data['digest'])
      : []),
  ];
}

const EMPTY: Record<string, unknown> = {};
const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : EMPTY);

function judged(reference: Reference, kept: Kept | undefined): Fault[] {
  const { stream, streamId: id, seq, kind, key, digest } = reference;
  const told = (fault: FaultKind, detail: string): Fault[] => [{ stream, id, seq, kind: fault, detail }];
  if (!kept) return told('contentMissing', `the ${kind} ${key} is not there`);
  const changed = (digest !== null && kept.stored !== digest) || (kept.own !== null && kept.own !== kept.stored);
  return changed ? told('contentChanged', `the ${kind} ${key} is not the one that was written`) : [];
}

type Reader = (on: Executor, wanted: readonly Reference[]) => Promise<Kept[]>;

const READERS: Record<Reference['kind'], Reader> = {
  note: (on, wanted) => salted(on, NOTES, wanted),
  content: (on, wanted) => salted(on, CONTENTS, wanted),
  campaign: async (on, wanted) => {
    const asked = wanted.map(({ key }) => key.split('/')).filter(([id, version]) => isKey(id, version));
    const versions = asked.map(([id, version]) => ({ id, version: Number(version) }));
    const rows = await on.query<CampaignRow>(CAMPAIGNS, [JSON.stringify(versions)]);
    return rows.map(({ id, version, content, digest }) => ({
      ...{ key: `${id}/${version}`, stored: digest },
      own: tried(() => sha256Hex(canonicalJson(content))),
    }));
  },
};

interface CampaignRow {
  id: string;
  version: number;
  content: Canonical;
  digest: string;
}

/** No digest: what is said to be erased, and is not. */
const STILL_THERE = 'still there';

interface SaltedRow {
  id: string;
  value: Canonical;
  salt: string | null;
  digest: string;
  erased: boolean;
}

async function salted(on: Executor, select: string, wanted: readonly Reference[]): Promise<Kept[]> {
  const ids = [...new Set(wanted.map(({ key }) => key))].filter((id) => UUID.test(id));
  const rows = await on.query<SaltedRow>(select, [ids]);
  return rows.map(({ id, value, salt, digest, erased }) => ({
    ...{ key: id, stored: digest },
    own:
      erased && value === null && salt === null
        ? null
        : tried(() => (erased ? STILL_THERE : saltedDigest(salt ?? '', value))),
  }));
}

const isKey = (id: string | undefined, number: string | undefined): boolean =>
  UUID.test(id ?? '') && Number.isInteger(Number(number)) && Number(number) < 2 ** 31;

/** A value that has no canonical form is none that was written. */
function tried(digest: () => string): string {
  try {
    return digest();
  } catch {
    return 'no digest';
  }
}
