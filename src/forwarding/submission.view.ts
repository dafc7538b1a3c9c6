import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import type { State } from '../domain/vocabulary.js';
import { scopeOf } from '../dossier/visibility.js';
import { organisationsOf, rolesIn, type SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { LetterLife } from './letter.life.view.js';
import { NOTHING_IN_THE_WAY, Obstacles, type InTheWay } from './obstacles.view.js';
import { PAPER_REF } from './paper.ref.js';
import { ofSettledSheet } from './settled-sheet.view.js';
import { maySeeSubmission, WITH_RECEIVER } from './submission.access.js';
import type { SubmissionQuery } from './submission.dto.js';
import { digestOfList, readSubmission } from './submission.row.js';
import type { ShownMember, ShownSubmission, ShownSubmissionRow } from './submission.shown.js';

const ref = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`;
/** Those that a receiver was sent and that were not taken back. */
const SENT = 'm.signed_seq IS NOT NULL AND NOT m.recalled';
/** Of a draft those still on it, of a signed letter those it was signed for, of one that was given up all that it had. */
export const LISTED = `(m.active OR m.signed_seq IS NOT NULL OR s.state = 'discarded')`;
/** Of a draft those on it; of a letter that was signed those that it was signed for and that were not taken back. */
export const IN_SET = `CASE WHEN s.state = 'drafted' THEN m.active ELSE ${SENT} END`;
const rowOf = (
  counted: string,
) => `s.id, ${ref('o')} AS organisation, ${ref('r')} AS receiver, s.campaign_id AS "campaignId", s.state,
    s.version, s.channel, ${PAPER_REF} AS letter,
    (SELECT count(*)::int FROM submission_dossier m WHERE m.submission_id = s.id AND ${counted}) AS count,
    (SELECT count(*)::int FROM submission_dossier m WHERE m.submission_id = s.id AND m.active) AS waiting,
    s.created_at AS "createdAt", s.signed_at AS "signedAt", s.delivered_at AS "deliveredAt",
    (SELECT l.body #>> '{data,failureCode}' FROM line l WHERE l.stream = 'submission' AND l.stream_id = s.id
      AND l.seq = s.version AND l.body ->> 'command' = 'DELIVERY_FAILED') AS failure`;
const FROM = `FROM submission s JOIN organisation o ON o.id = s.organisation_id JOIN organisation r ON r.id = s.receiver_id
  LEFT JOIN paper p ON p.id = s.letter_paper_id`;
/** The newest of each place, and of these the newest of all; which those are is known before anything is read of them. */
const newest = (place: string, key: string, more: string, paged: boolean): string => `FROM (
    SELECT x.id FROM unnest($1::uuid[]) AS p(id) CROSS JOIN LATERAL (
      SELECT s.id, s.${key} FROM submission s WHERE s.${place} = p.id AND s.${key} IS NOT NULL AND ${more}
        ${paged ? `AND (s.${key}, s.id) < ($4::timestamptz, $5::uuid)` : ''} ORDER BY s.${key} DESC, s.id DESC LIMIT $3) x
    ORDER BY x.${key} DESC, x.id DESC LIMIT $3) c JOIN submission s ON s.id = c.id`;
const listOf = (paged: boolean): string => `SELECT ${rowOf(LISTED)}
  ${FROM.replace('FROM submission s', newest('organisation_id', 'created_at', '($2::uuid IS NULL OR s.campaign_id = $2)', paged))}
  ORDER BY s.created_at DESC, s.id DESC`;
const inboxOf = (paged: boolean): string => `SELECT ${rowOf(SENT)}
  ${FROM.replace('FROM submission s', newest('receiver_id', 'delivered_at', 's.state = ANY($2)', paged))}
  ORDER BY s.delivered_at DESC, s.id DESC`;
const ONE = `SELECT ${rowOf(LISTED)}, s.list_digest AS "listDigest", s.replaces_id AS "replacesId",
    (SELECT n.id FROM submission n WHERE n.replaces_id = s.id AND n.state <> 'discarded'
     ORDER BY n.created_at DESC LIMIT 1) AS "replacedById",
    (SELECT jsonb_build_object('id', w.id, 'name', w.full_name) FROM person w WHERE w.id = s.signer_id) AS signer
  ${FROM} WHERE s.id = $1`;
const MEMBERS = `SELECT m.dossier_id AS "dossierId", m.signed_seq AS "signedSeq", m.active, ${SENT} AS sent, ${LISTED} AS listed, d.award_code AS "awardCode",
    jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    jsonb_build_object('id', u.id, 'name', u.name) AS unit, d.state, d.held, d.receiver_id AS "receiverId",
    coalesce(l.body ->> 'contentDigest', d.content_digest) AS "contentDigest", (${ofSettledSheet('s.id')}) AS "sheetId"
  FROM submission_dossier m JOIN submission s ON s.id = m.submission_id
    JOIN dossier d ON d.id = m.dossier_id JOIN nominee n ON n.id = d.nominee_id
  JOIN unit u ON u.id = d.unit_id
  LEFT JOIN line l ON l.stream = 'dossier' AND l.stream_id = m.dossier_id AND l.seq = m.signed_seq
  WHERE m.submission_id = $1 ORDER BY m.position`;

interface MemberRow extends Omit<ShownMember, 'answer' | keyof InTheWay> {
  state: State;
  receiverId: string | null;
  sent: boolean;
  listed: boolean;
}
/** Submissions as they are read: in lists, in a receiver's inbox, and one with its dossiers. */
@Injectable()
export class SubmissionView {
  constructor(
    private readonly database: Database,
    private readonly obstacles: Obstacles,
    private readonly letters: LetterLife,
  ) {}

  async page(person: SignedIn, { campaignId, cursor, limit }: SubmissionQuery): Promise<Page<ShownSubmissionRow>> {
    const after = positionAt(cursor, 'instant');
    const place = after ? [after.key, after.id] : [];
    const values = [scopeOf(person).organisations, campaignId ?? null, limit + 1, ...place];
    return paged(
      await this.database.query<ShownSubmissionRow>(listOf(after !== undefined), values),
      limit,
      (row) => row.createdAt,
    );
  }

  /** What was delivered to the authorities that the person works for, newest first. */
  async inbox(person: SignedIn, { cursor, limit }: PageQuery): Promise<Page<ShownSubmissionRow>> {
    const after = positionAt(cursor, 'instant');
    const receivers = organisationsOf(person, 'authorityOfficer');
    const values = [receivers, WITH_RECEIVER, limit + 1, ...(after ? [after.key, after.id] : [])];
    return paged(
      await this.database.query<ShownSubmissionRow>(inboxOf(after !== undefined), values),
      limit,
      (row) => row.deliveredAt!,
    );
  }

  async show(person: SignedIn, id: string): Promise<ShownSubmission> {
    const known = await readSubmission(this.database, id);
    if (!known || !maySeeSubmission(person, known)) throw refused('notFound');
    const [row] = await this.database.query<ShownSubmission>(ONE, [id]);
    const members = await this.database.query<MemberRow>(MEMBERS, [id]);
    const outside = rolesIn(person, known.organisationId).length === 0;
    const shown = members.filter((one) => (outside ? one.sent : one.listed));
    const ids = shown.map((one) => one.dossierId);
    const obstacles = known.state === 'drafted' ? await this.obstacles.of(ids) : new Map();
    const answers = await this.letters.answers(id, outside);
    return {
      ...row!,
      ...(outside && { count: shown.length, failure: null }),
      listDigest: known.state === 'drafted' ? digestOfList(shown) : known.listDigest,
      waitsFor: outside ? null : await this.letters.waitsFor(known),
      life: await this.letters.lines(id, outside),
      decisions: await this.letters.decisions(id),
      dossiers: shown.map(({ receiverId, sent: _, listed: __, ...one }) => ({
        ...one,
        ...(obstacles.get(one.dossierId)?.inTheWay ?? NOTHING_IN_THE_WAY),
        answer: answers.get(one.dossierId) ?? null,
        ...(outside && { held: false, sheetId: null, state: receiverId === known.receiverId ? one.state : null }),
      })),
    };
  }
}

const paged = (rows: ShownSubmissionRow[], limit: number, at: (row: ShownSubmissionRow) => Date) =>
  pageOf(
    rows,
    limit,
    (row) => ({ key: at(row).toISOString(), id: row.id }),
    (row) => row,
  );
