import { Injectable } from '@nestjs/common';
import { signedCountsOf } from '../council/signed-counts.view.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import type { FormCode } from '../domain/forms.js';
import { sha256Hex } from '../domain/hash.js';
import type { ToldCount } from '../domain/outgoing.js';
import { DEFAULT_COLUMNS, type SetColumn } from '../domain/set-columns.js';
import type { NomineeKind } from '../domain/vocabulary.js';
import { SetPapersView, type LaidInSet, type SignedFile } from '../forwarding/set-papers.view.js';
import { ofSettledVote } from '../forwarding/settled-sheet.view.js';
import { IN_SET } from '../forwarding/submission.view.js';
import { Database, type Executor } from '../platform/database.js';

/** A letter as its set needs it. */
export interface Letter {
  id: string;
  organisationId: string;
  organisation: string;
  receiverId: string;
  receiver: string;
  campaignId: string;
  state: string;
  number: string | null;
  date: string | null;
  /** Of the office: what its unsigned papers and the contents are written with. Versions; null and none where it set none. */
  letterhead: number | null;
  templates: Partial<Record<FormCode, number>>;
}

/** A dossier of the set; `changed` where its content is no more as it was signed. */
export interface InSet {
  dossierId: string;
  name: string;
  kind: NomineeKind;
  unit: string;
  awardCode: string;
  sheetId: string | null;
  minutes: string | null;
  /** What the signed papers of its vote tell otherwise than was counted. */
  signed: ToldCount | null;
  contentDigest: string;
  changed: boolean;
}

/** A file that was handed in for a criterion. */
export interface Evidence extends SignedFile {
  dossierId: string;
}

/** Everything that a set is built from, and the digest by which it is known whether that is still so. */
export interface Sources {
  letter: Letter;
  papers: LaidInSet[];
  dossiers: InSet[];
  evidence: Evidence[];
  columns: readonly SetColumn[];
  digest: string;
}

const LETTER = `SELECT s.id, s.organisation_id AS "organisationId", o.name AS organisation, s.receiver_id AS "receiverId",
    r.name AS receiver, s.campaign_id AS "campaignId", s.state, p.number, p.date::text AS date,
    (SELECT max(l.version) FROM letterhead l WHERE l.organisation_id = s.organisation_id) AS letterhead,
    (SELECT coalesce(jsonb_object_agg(t.form, t.version), '{}') FROM (SELECT form, max(version) AS version FROM form_template
      WHERE organisation_id = s.organisation_id GROUP BY form) t) AS templates
  FROM submission s JOIN organisation o ON o.id = s.organisation_id JOIN organisation r ON r.id = s.receiver_id
    LEFT JOIN paper p ON p.id = s.letter_paper_id WHERE s.id = $1`;
const DOSSIERS = `SELECT d.id AS "dossierId", n.name, n.kind, u.name AS unit, d.award_code AS "awardCode", d.content_digest AS "contentDigest",
    h.id AS "sheetId", h.number AS minutes, ${signedCountsOf('h.id')} -> d.id::text AS signed, coalesce(l.body ->> 'contentDigest' <> d.content_digest, false) AS changed
  FROM submission_dossier m JOIN submission s ON s.id = m.submission_id JOIN dossier d ON d.id = m.dossier_id
    JOIN nominee n ON n.id = d.nominee_id JOIN unit u ON u.id = d.unit_id
    LEFT JOIN LATERAL (${ofSettledVote('s.id, p.number')}) h ON true
    LEFT JOIN line l ON l.stream = 'dossier' AND l.stream_id = d.id AND l.seq = m.signed_seq
  WHERE m.submission_id = $1 AND ${IN_SET} ORDER BY m.position`;
const EVIDENCE = `SELECT c.dossier_id AS "dossierId", v.content ->> 'sha256' AS sha256, v.content ->> 'name' AS name,
    v.content ->> 'mediaType' AS "mediaType", (v.content ->> 'size')::float8 AS size
  FROM dossier_content c JOIN content_version v ON v.id = c.content_id
  WHERE c.dossier_id = ANY($1::uuid[]) AND c.kind = 'evidence' AND v.content ? 'sha256' ORDER BY c.dossier_id, c.criterion, c.code`;
const COLUMNS = `SELECT columns FROM set_columns WHERE organisation_id = $1 AND receiver_id = $2 ORDER BY version DESC LIMIT 1`;

/** The columns that a list for this authority has now. */
export async function columnsFor(
  on: Executor,
  organisationId: string,
  receiverId: string,
): Promise<readonly SetColumn[]> {
  const [own] = await on.query<{ columns: SetColumn[] }>(COLUMNS, [organisationId, receiverId]);
  return own?.columns ?? DEFAULT_COLUMNS;
}

/** Reads what goes into a set; five statements, however many dossiers there are. */
@Injectable()
export class SetSources {
  constructor(
    private readonly database: Database,
    private readonly papers: SetPapersView,
  ) {}

  /** Without what came back and was changed since it was signed: there is the set that was built then. */
  async of(submissionId: string, on: Executor = this.database): Promise<Sources> {
    const [letter] = await on.query<Letter & Record<string, unknown>>(LETTER, [submissionId]);
    const listed = await on.query<InSet & Record<string, unknown>>(DOSSIERS, [submissionId]);
    const dossiers = listed.filter(({ changed }) => !changed);
    const left = new Set(listed.filter(({ changed }) => changed).map(({ dossierId }) => dossierId));
    const ids = dossiers.map(({ dossierId }) => dossierId);
    const evidence = await on.query<Evidence & Record<string, unknown>>(EVIDENCE, [ids]);
    const papers = (await this.papers.inSet(submissionId, on)).filter(({ subjectId }) => !left.has(subjectId));
    const columns = await columnsFor(on, letter!.organisationId, letter!.receiverId);
    const read = { letter: letter!, papers, dossiers, evidence, columns };
    return { ...read, digest: digestOf(read) };
  }
}

function digestOf({ letter, papers, dossiers, columns }: Omit<Sources, 'digest'>): string {
  const laid = papers.map(({ form, subjectId, state, printed, number, date, files }) => [
    ...[form, subjectId, state === 'printed' ? null : printed, number, date],
    ...files.map(({ sha256 }) => sha256),
  ]);
  const listed = dossiers.map(({ dossierId, contentDigest, minutes, signed }) => [
    ...[dossierId, contentDigest, minutes],
    signed,
  ]);
  const forms = [...new Set([...papers.map(({ form }) => form), 'contents' as const])];
  const written = [letter.letterhead, ...forms.map((form) => [form, letter.templates[form] ?? null])];
  const from = { letter: [letter.number, letter.date], written, laid, listed, columns };
  return sha256Hex(canonicalJson(from as unknown as Canonical));
}
