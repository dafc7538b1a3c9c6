import type { Canonical } from '../domain/canonical.js';
import type { CommandData, ContentChange } from '../domain/command.js';
import type { NomineeKind } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';
import type { DossierRow } from './dossier.row.js';
import type { TrailLine } from './trail.view.js';

/** A piece of content as it is read; `content` is null once it was erased. */
export interface Held {
  kind: ContentChange['kind'];
  code: string;
  criterion: string | null;
  digest: string;
  /** Something is in it: it was not emptied. */
  filled: boolean;
  sectionVersion: number | null;
  content: Canonical;
  erased: boolean;
}

const NAMES = `SELECT jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    jsonb_build_object('id', u.id, 'name', u.name) AS unit
  FROM nominee n, unit u WHERE n.id = $1 AND u.id = $2`;

const CONTENT = `SELECT c.kind, c.code, c.criterion, c.digest, c.filled, c."sectionVersion", v.content,
    v.erased_at IS NOT NULL AS erased
  FROM jsonb_to_recordset($1::jsonb) AS c(kind text, code text, criterion text, digest text, filled boolean, "sectionVersion" integer,
    "contentId" uuid)
    JOIN content_version v ON v.id = c."contentId" ORDER BY c.kind, c.code`;

const VERSIONS = `SELECT id, digest, content, erased_at IS NOT NULL AS erased FROM content_version WHERE id = ANY($1::uuid[])`;

const SUPPLEMENT = `SELECT s.code, n.text FROM supplement_item s LEFT JOIN note n ON n.id = s.note_id
  WHERE s.dossier_id = $1
    AND s.seq = (SELECT max(seq) FROM supplement_item WHERE dossier_id = $1 AND seq <= $2) ORDER BY s.code`;

export interface Names {
  nominee: { id: string; name: string; kind: NomineeKind };
  unit: { id: string; name: string };
}

export async function readNames(on: Executor, row: Pick<DossierRow, 'nomineeId' | 'unitId'>): Promise<Names> {
  const [names] = await on.query<Names & Record<string, unknown>>(NAMES, [row.nomineeId, row.unitId]);
  return names!;
}

/** The content of the row as it was read: what has been written since belongs to a later version. */
export const readContent = (on: Executor, { items }: Pick<DossierRow, 'items'>): Promise<Held[]> =>
  on.query<Held & Record<string, unknown>>(CONTENT, [JSON.stringify(items)]);

/** The items of the supplement that the row as it was read asks for, with their texts. */
export async function readSupplement(on: Executor, { id, version, memory }: DossierRow) {
  if (memory.asked.length === 0) return [];
  const rows = await on.query<{ code: string; text: string | null }>(SUPPLEMENT, [id, version]);
  return rows.map(({ code, text }) => ({ code, text, answered: memory.answered.includes(code) }));
}

/** What a dossier held after a line, from the changes that its lines record. */
export async function contentAt(on: Executor, lines: readonly Pick<TrailLine, 'body'>[]): Promise<Held[]> {
  const held = new Map<string, ContentChange>();
  for (const change of lines.flatMap((line) => (line.body.data as CommandData).change ?? [])) {
    const place = `${change.kind} ${change.code}`;
    if (change.contentId === null) held.delete(place);
    else held.set(place, change);
  }
  const changes = [...held.values()];
  const versions = await on.query<{ id: string; digest: string; content: Canonical; erased: boolean }>(VERSIONS, [
    changes.map((change) => change.contentId),
  ]);
  return changes.map(({ kind, code, criterion, contentId, filled = true }) => {
    const version = versions.find((one) => one.id === contentId)!;
    const { digest, content, erased } = version;
    return { kind, code, criterion: criterion ?? null, digest, filled, sectionVersion: null, content, erased };
  });
}
