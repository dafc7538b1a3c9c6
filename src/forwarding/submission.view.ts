import { Injectable } from '@nestjs/common';
import { arrowsOf } from '../domain/arrows.js';
import { refused } from '../domain/refusals.js';
import type { State } from '../domain/vocabulary.js';
import { DossierFactsReader } from '../dossier/dossier.facts.js';
import { readDossiers } from '../dossier/dossier.row.js';
import { scopeOf } from '../dossier/visibility.js';
import { organisationsOf, rolesIn, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { PAPER_REF } from './paper.ref.js';
import { maySeeSubmission, WITH_RECEIVER } from './submission.access.js';
import type { SubmissionQuery } from './submission.dto.js';
import { digestOfList, readSubmission } from './submission.row.js';
import type { ShownMember, ShownSubmission, ShownSubmissionRow } from './submission.shown.js';

const ref = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`;
/** Those that a receiver was sent and that were not taken back. */
const SENT = 'm.signed_seq IS NOT NULL AND NOT m.recalled';
const rowOf = (
  counted: string,
) => `s.id, ${ref('o')} AS organisation, ${ref('r')} AS receiver, s.campaign_id AS "campaignId", s.state,
    s.version, s.channel, ${PAPER_REF} AS letter,
    (SELECT count(*)::int FROM submission_dossier m WHERE m.submission_id = s.id AND ${counted}) AS count,
    (SELECT count(*)::int FROM submission_dossier m WHERE m.submission_id = s.id AND m.active) AS waiting,
    s.created_at AS "createdAt", s.signed_at AS "signedAt", s.delivered_at AS "deliveredAt"`;
const FROM = `FROM submission s JOIN organisation o ON o.id = s.organisation_id JOIN organisation r ON r.id = s.receiver_id
  LEFT JOIN paper p ON p.id = s.letter_paper_id`;
const LIST = `SELECT ${rowOf('true')} ${FROM} WHERE s.organisation_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR s.campaign_id = $2)
  AND ($3::timestamptz IS NULL OR (s.created_at, s.id) < ($3, $4::uuid)) ORDER BY s.created_at DESC, s.id DESC LIMIT $5`;
const INBOX = `SELECT ${rowOf(SENT)} ${FROM} WHERE s.receiver_id = ANY($1::uuid[]) AND s.delivered_at IS NOT NULL
  AND s.state = ANY($2) AND ($3::timestamptz IS NULL OR (s.delivered_at, s.id) < ($3, $4::uuid))
  ORDER BY s.delivered_at DESC, s.id DESC LIMIT $5`;
const ONE = `SELECT ${rowOf('true')}, s.list_digest AS "listDigest", s.replaces_id AS "replacesId",
    (SELECT n.id FROM submission n WHERE n.replaces_id = s.id AND n.state <> 'discarded'
     ORDER BY n.created_at DESC LIMIT 1) AS "replacedById",
    (SELECT jsonb_build_object('id', w.id, 'name', w.full_name) FROM person w WHERE w.id = s.signer_id) AS signer
  ${FROM} WHERE s.id = $1`;
const MEMBERS = `SELECT m.dossier_id AS "dossierId", m.signed_seq AS "signedSeq", m.active, ${SENT} AS sent, d.award_code AS "awardCode",
    jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    jsonb_build_object('id', u.id, 'name', u.name) AS unit, d.state, d.held, d.receiver_id AS "receiverId",
    coalesce(l.body ->> 'contentDigest', d.content_digest) AS "contentDigest"
  FROM submission_dossier m JOIN dossier d ON d.id = m.dossier_id JOIN nominee n ON n.id = d.nominee_id
  JOIN unit u ON u.id = d.unit_id
  LEFT JOIN line l ON l.stream = 'dossier' AND l.stream_id = m.dossier_id AND l.seq = m.signed_seq
  WHERE m.submission_id = $1 ORDER BY m.position`;

interface MemberRow extends Omit<ShownMember, 'missingPapers' | 'minutesAttached'> {
  state: State;
  receiverId: string | null;
  sent: boolean;
}
type Papers = Pick<ShownMember, 'missingPapers' | 'minutesAttached'>;

const SIGNED: Papers = { missingPapers: [], minutesAttached: null };

/** Submissions as they are read: in lists, in a receiver's inbox, and one with its dossiers. */
@Injectable()
export class SubmissionView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly factsReader: DossierFactsReader,
  ) {}

  async page(person: SignedIn, { campaignId, cursor, limit }: SubmissionQuery): Promise<Page<ShownSubmissionRow>> {
    const after = positionAt(cursor, 'instant');
    const place = [after?.key ?? null, after?.id ?? null, limit + 1];
    const values = [scopeOf(person).organisations, campaignId ?? null, ...place];
    return paged(await this.database.query<ShownSubmissionRow>(LIST, values), limit, (row) => row.createdAt);
  }

  /** What was delivered to the authorities that the person works for, newest first. */
  async inbox(person: SignedIn, { cursor, limit }: PageQuery): Promise<Page<ShownSubmissionRow>> {
    const after = positionAt(cursor, 'instant');
    const receivers = organisationsOf(person, 'authorityOfficer');
    const values = [receivers, WITH_RECEIVER, after?.key ?? null, after?.id ?? null, limit + 1];
    return paged(await this.database.query<ShownSubmissionRow>(INBOX, values), limit, (row) => row.deliveredAt!);
  }

  async show(person: SignedIn, id: string): Promise<ShownSubmission> {
    const known = await readSubmission(this.database, id);
    if (!known || !maySeeSubmission(person, known)) throw refused('notFound');
    const [row] = await this.database.query<ShownSubmission>(ONE, [id]);
    const members = await this.database.query<MemberRow>(MEMBERS, [id]);
    const outside = rolesIn(person, known.organisationId).length === 0;
    const shown = members.filter((one) => (outside ? one.sent : one.active || known.state !== 'drafted'));
    const papers = known.state === 'drafted' ? await this.papersOf(shown.map((one) => one.dossierId)) : new Map();
    return {
      ...row!,
      ...(outside && { count: shown.length }),
      listDigest: known.state === 'drafted' ? digestOfList(shown) : known.listDigest,
      dossiers: shown.map(({ receiverId, sent: _, ...one }) => ({
        ...one,
        ...(papers.get(one.dossierId) ?? SIGNED),
        ...(outside && { held: false, state: receiverId === known.receiverId ? one.state : null }),
      })),
    };
  }

  /** What of the papers stands in the way of the signature. */
  private async papersOf(ids: readonly string[]): Promise<Map<string, Papers>> {
    const now = this.clock.now();
    const rows = await readDossiers(this.database, ids, now);
    const later = await this.factsReader.laterFacts(this.database, rows, ['SIGN'], now);
    const papers = rows.map(async (row): Promise<[string, Papers]> => {
      const { facts } = await this.factsReader.facts(this.database, row, now);
      const minutesAttached = canBeSigned(row.state) ? later.get(row.id)?.minutes === 'attached' : null;
      return [row.id, { missingPapers: facts.missingPapers ?? [], minutesAttached }];
    });
    return new Map(await Promise.all(papers));
  }
}

const canBeSigned = (state: State): boolean => arrowsOf(state).some((arrow) => arrow.command === 'SIGN');

const paged = (rows: ShownSubmissionRow[], limit: number, at: (row: ShownSubmissionRow) => Date) =>
  pageOf(
    rows,
    limit,
    (row) => ({ key: at(row).toISOString(), id: row.id }),
    (row) => row,
  );
