import type { Executor } from '../platform/database.js';
import type { TellParams } from '../platform/outbox.js';
import type { Language, MessageKey } from './message.js';
import type { Known } from './rendering.js';

/** A notice with all that its words need; names are read now and kept nowhere else. */
export interface NoticeRow {
  id: string;
  organisationId: string;
  channel: 'inApp' | 'email';
  message: MessageKey;
  params: TellParams;
  state: 'planned' | 'sent' | 'failed' | 'read';
  error: string | null;
  createdAt: Date;
  sentAt: Date | null;
  readAt: Date | null;
  recipient: { id: string; name: string; email: string | null; locale: Language; active: boolean };
  /** The same message by e-mail, where it is one in the application. */
  letter: { id: string; state: 'planned' | 'sent' | 'failed'; error: string | null } | null;
  known: Omit<Known, 'count' | 'dueAt'>;
}

/** A nominee's name is for whoever may see the dossier now: of its organisation, its unit, or its receiver. */
const MAY_KNOW = `EXISTS (SELECT FROM role x WHERE x.person_id = n.recipient_id AND CASE x.role
  WHEN 'authorityOfficer' THEN x.organisation_id = d.receiver_id WHEN 'nominator' THEN x.unit_id = d.unit_id
  ELSE x.organisation_id = d.organisation_id END)`;

const AWARD = `(SELECT a->>'title' FROM campaign_version v, jsonb_array_elements(v.content->'awards') a
  WHERE v.campaign_id = c.id AND v.version = coalesce(d.campaign_version, c.current_version)
    AND a->>'code' = coalesce(d.award_code, h.award_code))`;

const noticeFrom = (source: string): string => `
  SELECT n.id, n.organisation_id AS "organisationId", n.channel, n.message, n.params, n.state, n.error,
    n.created_at AS "createdAt", n.sent_at AS "sentAt", n.read_at AS "readAt",
    jsonb_build_object('id', p.id, 'name', p.full_name, 'email', p.email, 'locale', p.locale,
      'active', p.active) AS recipient,
    CASE WHEN l.id IS NOT NULL THEN jsonb_build_object('id', l.id, 'state', l.state, 'error', l.error) END AS letter,
    jsonb_build_object('organisation', o.name, 'timeZone', o.time_zone, 'nominee', e.name, 'award', ${AWARD},
      'campaign', c.title, 'receiver', r.name) AS known
  FROM ${source} n JOIN person p ON p.id = n.recipient_id JOIN organisation o ON o.id = n.organisation_id
    LEFT JOIN notice l ON n.channel = 'inApp' AND l.channel = 'email' AND l.recipient_id = n.recipient_id
      AND (l.cause_stream, l.cause_id, l.cause_seq) = (n.cause_stream, n.cause_id, n.cause_seq)
    LEFT JOIN dossier d ON d.id = (n.params->>'dossierId')::uuid AND d.organisation_id = o.id
    LEFT JOIN submission s ON s.id = (n.params->>'submissionId')::uuid AND s.organisation_id = o.id
    LEFT JOIN sheet h ON h.id = (n.params->>'sheetId')::uuid AND h.organisation_id = o.id
    LEFT JOIN campaign c ON c.organisation_id = o.id
      AND c.id = coalesce(d.campaign_id, s.campaign_id, h.campaign_id, (n.params->>'campaignId')::uuid)
    LEFT JOIN nominee e ON e.id = d.nominee_id AND ${MAY_KNOW}
    LEFT JOIN organisation r ON r.id = coalesce(d.receiver_id, s.receiver_id)`;

/** The newest that are asked for, known before anything is read of what they are about. */
const newest = (which: string, before: Before | undefined): string =>
  `${noticeFrom(`(
    SELECT * FROM notice WHERE ${which} ${before ? 'AND (created_at, id) < ($3::timestamptz, $4::uuid)' : ''}
    ORDER BY created_at DESC, id DESC LIMIT $2)`)} ORDER BY n.created_at DESC, n.id DESC`;

const newestValues = (whose: unknown, before: Before | undefined, limit: number): unknown[] => [
  whose,
  limit,
  ...(before ? [before.key, before.id] : []),
];

export interface Before {
  key: string;
  id: string;
}

const ONE = `${noticeFrom('notice')} WHERE n.id = $1`;

export async function readNotice(on: Executor, id: string): Promise<NoticeRow | undefined> {
  const [row] = await on.query<NoticeRow>(ONE, [id]);
  return row;
}

const OWN = `recipient_id = $1 AND channel = 'inApp'`;

/** What one person was told in the application, newest first. */
export const listOwn = (on: Executor, personId: string, before: Before | undefined, limit: number) =>
  on.query<NoticeRow>(newest(OWN, before), newestValues(personId, before, limit));

const UNDELIVERED = `organisation_id = ANY($1::uuid[]) AND channel = 'email' AND state = 'failed'`;

/** The letters of these organisations that were refused for good, newest first. */
export const listUndelivered = (on: Executor, organisationIds: string[], before: Before | undefined, limit: number) =>
  on.query<NoticeRow>(newest(UNDELIVERED, before), newestValues(organisationIds, before, limit));

const READ = `UPDATE notice SET state = 'read', read_at = $3
  WHERE id = $1 AND recipient_id = $2 AND channel = 'inApp' AND state <> 'read'`;

export const markRead = (on: Executor, id: string, personId: string, now: Date): Promise<unknown> =>
  on.query(READ, [id, personId, now]);

const READ_ALL = `UPDATE notice SET state = 'read', read_at = $2
  WHERE recipient_id = $1 AND channel = 'inApp' AND state <> 'read' AND ($3::timestamptz IS NULL OR created_at <= $3)
  RETURNING id`;

/** Returns how many were read by it; those that came after `upTo` stay unread. */
export async function markAllRead(
  on: Executor,
  personId: string,
  now: Date,
  upTo: string | undefined,
): Promise<number> {
  return (await on.query(READ_ALL, [personId, now, upTo ?? null])).length;
}

const UNREAD = `SELECT count(*)::int AS count FROM (SELECT FROM notice
  WHERE recipient_id = $1 AND channel = 'inApp' AND state <> 'read' LIMIT $2) n`;

/** How many somebody has not read, counted no further than `most`. */
export async function countUnread(on: Executor, personId: string, most: number): Promise<number> {
  const [row] = await on.query<{ count: number }>(UNREAD, [personId, most]);
  return row!.count;
}

const SENT = `UPDATE notice SET state = 'sent', sent_at = $2, error = NULL WHERE id = $1 AND state = 'planned'`;

export const markSent = (on: Executor, id: string, now: Date): Promise<unknown> => on.query(SENT, [id, now]);

const FAILED = `UPDATE notice SET state = 'failed', error = $2 WHERE id = $1 AND state = 'planned'`;

export const markRefused = (on: Executor, id: string, error: string): Promise<unknown> => on.query(FAILED, [id, error]);

const PLAN_AGAIN = `UPDATE notice SET state = 'planned', error = NULL
  WHERE id = $1 AND channel = 'email' AND state = 'failed' RETURNING id`;

/** Whether it was a refused letter, which is now planned again. */
export async function planAgain(on: Executor, id: string): Promise<boolean> {
  return (await on.query(PLAN_AGAIN, [id])).length > 0;
}
