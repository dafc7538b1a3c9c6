import { Injectable } from '@nestjs/common';
import type { BatchKind } from '../domain/batches.js';
import type { Memory } from '../domain/memory.js';
import type { HeldItem } from '../domain/replay.js';
import { STREAM_KINDS, type StreamKind } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';
import type { Witness } from './witness.js';

/** What is stored of a stream's object beside its lines, to be compared with what they say. */
export interface StoredStream {
  id: string;
  organisationId: string;
  version: number;
  headHash: string | null;
  state: string;
  /** Of a dossier: what the life cycle remembers, what it holds, and the digest of that. */
  memory?: Memory;
  items?: Omit<HeldItem, 'filled'>[];
  contentDigest?: string;
}

/** Which objects are wanted, in the order of their ids; null stands for all. */
export interface Wanted {
  ids: readonly string[] | null;
  organisations: readonly string[] | null;
  after: string | null;
  limit: number;
}

/** Reads the stored side of one kind of stream; registered by whoever owns it. */
export interface StreamReader {
  kind: StreamKind;
  read(on: Executor, wanted: Wanted): Promise<StoredStream[]>;
  /** Which of these a person may not see now, because he is recused from a vote that is not settled. */
  hiddenFrom?(on: Executor, personId: string, ids: readonly string[]): Promise<Set<string>>;
}

/** Reads those that are wanted of `select`, a query without its WHERE over `x`; what is not asked stands in no text. */
export const reading =
  (select: string, organisationColumn: string): StreamReader['read'] =>
  (on, { ids, organisations, after, limit }) => {
    const values: unknown[] = [limit];
    const given = (value: unknown, condition: (parameter: string) => string) =>
      value === null ? [] : [condition(`$${values.push(value)}`)];
    const conditions = [
      ...given(ids, (parameter) => `x.id = ANY(${parameter}::uuid[])`),
      ...given(organisations, (parameter) => `x.${organisationColumn} = ANY(${parameter}::uuid[])`),
      ...given(after, (parameter) => `x.id > ${parameter}::uuid`),
    ];
    return on.query<StoredStream>(
      `${select} WHERE ${conditions.join(' AND ') || 'true'} ORDER BY x.id LIMIT $1`,
      values,
    );
  };

/** Batches lie in tables of the same form: id, organisation, state, version and head. */
function batchReader(kind: BatchKind): StreamReader {
  const organisation = kind === 'organisation' ? 'id' : 'organisation_id';
  const select = `SELECT x.id, x.${organisation} AS "organisationId", x.version, x.head_hash AS "headHash", x.state
    FROM ${kind} x`;
  return { kind, read: reading(select, organisation) };
}

const RECUSED_ON_SHEET = `
  SELECT DISTINCT s.id FROM sheet s JOIN sheet_dossier o ON o.sheet_id = s.id JOIN dossier d ON d.id = o.dossier_id
    JOIN recusal r ON r.sitting_id = s.sitting_id AND d.nominee_id IN (SELECT id FROM rows_of_nominee(r.nominee_id))
  WHERE s.id = ANY($2::uuid[]) AND s.state <> 'settled' AND r.person_id = $1`;

const sheetReader: StreamReader = {
  ...batchReader('sheet'),
  hiddenFrom: async (on, personId, ids) =>
    new Set((await on.query<{ id: string }>(RECUSED_ON_SHEET, [personId, ids])).map(({ id }) => id)),
};

/** The readers of all kinds of streams, and the witnesses of what lies beside them. */
@Injectable()
export class StreamReaders {
  private readonly readers = new Map<StreamKind, StreamReader>();
  private readonly witnesses = new Set<Witness>();

  constructor() {
    for (const kind of ['sitting', 'submission', 'decision', 'outgoing', 'organisation'] as const)
      this.register(batchReader(kind));
    this.register(sheetReader);
  }

  register(reader: StreamReader): void {
    this.readers.set(reader.kind, reader);
  }

  call(...witnesses: readonly Witness[]): void {
    for (const one of witnesses) this.witnesses.add(one);
  }

  witnessesOf(kind: StreamKind): Witness[] {
    return [...this.witnesses].filter((one) => one.kind === kind);
  }

  /** A kind without a reader is a fault of the program: its streams would go unchecked. */
  of(kind: StreamKind): StreamReader {
    const reader = this.readers.get(kind);
    if (!reader) throw new Error(`no reader is registered for the streams of kind ${kind}`);
    return reader;
  }

  all(): StreamReader[] {
    return STREAM_KINDS.map((kind) => this.of(kind));
  }
}
