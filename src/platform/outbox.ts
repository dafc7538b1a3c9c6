import type { Capacity, StreamKind } from '../domain/vocabulary.js';
import type { Executor } from './database.js';
import { newId } from './random.js';

/** The line that a message is about; with the recipient and the channel it makes a notice unique. */
export interface Cause {
  stream: StreamKind;
  id: string;
  seq: number;
}

/** Whoever holds a role there at the time of telling (a nominator: for that unit), or persons that were chosen. */
export type Audience = { role: Capacity; organisationId: string; unitId?: string } | { personIds: string[] };

/** What fills the places of a message: ids, counts and instants. Names are looked up when it is read. */
export interface TellParams {
  dossierId?: string;
  submissionId?: string;
  sheetId?: string;
  campaignId?: string;
  dueAt?: string;
  count?: number;
}

export interface TellPayload {
  /** A key of the catalogue of notices, such as `turn.evidence.appraisal` or `end.awarded`. */
  message: string;
  audience: Audience;
  cause: Cause;
  params: TellParams;
}

/** What may leave, by kind, and what is known of it. */
export interface OutboxPayloads {
  tell: TellPayload;
  email: { noticeId: string };
  deliver: { submissionId: string };
  /** The papers of a letter in one; asked for by somebody, or nobody where it is signed. */
  set: { submissionId: string; askedBy: { personId: string; capacity: Capacity } | null };
}

export const OUTBOX_KINDS = ['tell', 'email', 'deliver', 'set'] as const satisfies readonly (keyof OutboxPayloads)[];
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

type Drafted<Kind extends OutboxKind> = { organisationId: string; kind: Kind; payload: OutboxPayloads[Kind] };

/** Something that must leave once the transaction that writes it has committed. */
export type OutboxDraft = { [Kind in OutboxKind]: Drafted<Kind> }[OutboxKind];

export type OutboxRow = OutboxDraft & { id: string; nextAt: Date };

/** A row in the hands of its handler. `attempts` counts this attempt too. */
export type OutboxDelivery<Kind extends OutboxKind = OutboxKind> = Drafted<Kind> & { id: string; attempts: number };

export const outboxRows = (drafts: readonly OutboxDraft[], now: Date): OutboxRow[] =>
  drafts.map((draft) => ({ ...draft, id: newId(now), nextAt: now }));

const INSERT = `
  INSERT INTO outbox (id, organisation_id, kind, payload, next_at)
  SELECT o.id, o."organisationId", o.kind, o.payload, o."nextAt"
  FROM jsonb_to_recordset($1::jsonb)
    AS o(id uuid, "organisationId" uuid, kind text, payload jsonb, "nextAt" timestamptz)`;

/** In the transaction of whatever must leave. */
export async function insertOutbox(on: Executor, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length > 0) await on.query(INSERT, [JSON.stringify(rows)]);
}
