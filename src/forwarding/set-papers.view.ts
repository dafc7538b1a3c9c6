import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { flowOf } from '../domain/batches.js';
import { FORM_CODES, FORMS, type FormCode } from '../domain/forms.js';
import { MARK_KINDS, type MarkKind } from '../domain/outgoing.js';
import { refused } from '../domain/refusals.js';
import type { LaidPaper } from '../dossier/press.js';
import { rolesIn, type SignedIn } from '../people/signed-in.js';
import { Database, type Executor } from '../platform/database.js';
import { maySeeSubmission } from './submission.access.js';
import { readSubmission } from './submission.row.js';
import { IN_SET, LISTED } from './submission.view.js';

/** One paper of a letter's set: where it stands, and who has put what on it. */
export class SetPaper {
  @ApiProperty({ enum: FORM_CODES })
  form: FormCode;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ type: String, nullable: true, description: 'Whose, where there are several of one kind.' })
  of: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null while it was not printed here.' })
  outgoingId: string | null;

  @ApiProperty({ type: String, enum: Object.keys(flowOf('outgoing')), nullable: true })
  state: string | null;

  @ApiProperty({ type: String, nullable: true })
  number: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  date: string | null;

  @ApiProperty({ enum: MARK_KINDS, isArray: true, description: 'What is on it, once for each.' })
  marks: MarkKind[];

  @ApiProperty({ type: 'integer', nullable: true })
  originals: number | null;

  @ApiProperty({ description: 'The signed paper is there as a file, printed here or not.' })
  scanned: boolean;

  @ApiProperty({ description: 'It bears a signature, as far as anybody has said.' })
  signed: boolean;
}

export class SetPapers {
  @ApiProperty({ type: [SetPaper], description: 'In the order in which they are signed and laid.' })
  items: SetPaper[];
}

/** A file that was attached: the signed paper, or what was uploaded in its place. */
export interface SignedFile {
  sha256: string;
  name: string;
  mediaType: string;
  size: number;
}

/** The same with what is there of it as a file; `version` and `printed` of what was printed here. */
export interface LaidInSet extends Omit<SetPaper, 'scanned'>, Record<string, unknown> {
  files: SignedFile[];
  printed: string | null;
  version: number | null;
}

const fileOf = (
  paper: string,
): string => `jsonb_build_object('sha256', ${paper}.file_sha256, 'name', ${paper}.file_name,
  'mediaType', ${paper}.media_type, 'size', ${paper}.file_size)`;

/**
 * One statement: the letter, the minutes and count records of its votes, and a report for each dossier. What was handed in as
 * the signed paper is that of a first one, not of its correction.
 */
const papersOf = (ofWhom: string, ofWhichSittings = 'true'): string => `
  WITH listed AS (
    SELECT d.id, n.name, n.kind, m.position, h.id AS sheet_id, h.sitting_id, h.award_code,
      p.file_sha256 IS NOT NULL AS minuted, p.id AS minutes_id
    FROM submission_dossier m JOIN submission s ON s.id = m.submission_id JOIN dossier d ON d.id = m.dossier_id
      JOIN nominee n ON n.id = d.nominee_id
      LEFT JOIN LATERAL (SELECT h.id, h.sitting_id, h.award_code, h.minutes_paper_id FROM sheet_dossier o JOIN sheet h ON h.id = o.sheet_id
        WHERE o.dossier_id = d.id AND h.state = 'settled' AND NOT o.removed ORDER BY h.round DESC, h.id DESC LIMIT 1) h ON true
      LEFT JOIN paper p ON p.id = h.minutes_paper_id
    WHERE m.submission_id = $1 AND ${ofWhom}),
  wanted AS (
    SELECT 1 AS step, 0 AS place, 'submissionLetter' AS form, s.id AS subject, NULL AS of, s.signed_at IS NOT NULL AS signed,
      (SELECT jsonb_build_array(${fileOf('p')}) FROM paper p WHERE p.id = s.letter_paper_id AND p.file_sha256 IS NOT NULL) AS files,
      (SELECT p.number FROM paper p WHERE p.id = s.letter_paper_id) AS number,
      (SELECT p.date FROM paper p WHERE p.id = s.letter_paper_id) AS date
    FROM submission s WHERE s.id = $1
    UNION ALL SELECT 2, 0, 'minutes', g.id, g.title, bool_and(l.minuted),
      (SELECT jsonb_agg(${fileOf('p')} ORDER BY p.id) FROM paper p
        WHERE p.id = ANY(array_agg(l.minutes_id)) AND p.file_sha256 IS NOT NULL),
      (SELECT string_agg(p.number, '; ' ORDER BY p.id) FROM paper p WHERE p.id = ANY(array_agg(l.minutes_id))), NULL::date
      FROM listed l JOIN sitting g ON g.id = l.sitting_id WHERE ${ofWhichSittings} GROUP BY g.id
    UNION ALL SELECT 3, min(l.position), 'countRecord', l.sheet_id, min(l.award_code), false, NULL, NULL, NULL
      FROM listed l WHERE l.sheet_id IS NOT NULL GROUP BY l.sheet_id
    UNION ALL SELECT 4, l.position, CASE WHEN l.kind = 'individual' THEN 'individualReport' ELSE 'collectiveReport' END, l.id,
      l.name, r.file IS NOT NULL, r.file, NULL, NULL
      FROM listed l LEFT JOIN LATERAL (SELECT jsonb_build_array(v.content) AS file FROM dossier_content c
        JOIN content_version v ON v.id = c.content_id
        WHERE c.dossier_id = l.id AND c.kind = 'paper' AND c.code = 'achievementReport' AND v.content ? 'sha256') r ON true)
  SELECT w.form, w.subject AS "subjectId", w.of, o.id AS "outgoingId", o.state, o.version, o.printed_sha256 AS printed,
    coalesce(p.number, w.number) AS number, coalesce(p.date, w.date)::text AS date, o.originals,
    coalesce((SELECT jsonb_agg(DISTINCT k ->> 'kind') FROM jsonb_array_elements(o.marks) k), '[]') AS marks,
    CASE WHEN p.file_sha256 IS NOT NULL THEN jsonb_build_array(${fileOf('p')}) 
      WHEN o.replaces_id IS NULL THEN coalesce(w.files, '[]') ELSE '[]' END AS files,
    coalesce(w.signed OR o.state IN ('signed', 'issued', 'locked'), false) AS signed
  FROM wanted w LEFT JOIN LATERAL (SELECT x.* FROM outgoing x WHERE x.form = w.form AND x.subject_id = w.subject
      AND x.state NOT IN ('replaced', 'discarded') ORDER BY x.state IN ('issued', 'locked') DESC, x.edition DESC LIMIT 1) o ON true
    LEFT JOIN paper p ON p.id = o.id
  ORDER BY w.step, w.place, w.subject`;

const OF_LETTER = papersOf(LISTED);
/** Minutes are of a whole sitting; whoever reads a set may be one who may not know of another of its votes. */
const ALL_SETTLED = `NOT EXISTS (SELECT FROM sheet x WHERE x.sitting_id = g.id AND x.state NOT IN ('settled', 'void'))`;
const OF_SET = papersOf(IN_SET, ALL_SETTLED);

/** What goes with a letter, paper by paper: who signs it is told what is not signed yet. */
@Injectable()
export class SetPapersView {
  constructor(private readonly database: Database) {}

  async of(person: SignedIn, id: string): Promise<SetPapers> {
    const known = await readSubmission(this.database, id);
    if (!known || !maySeeSubmission(person, known)) throw refused('notFound');
    if (rolesIn(person, known.organisationId).length === 0) throw refused('notFound');
    const rows = await this.database.query<LaidInSet>(OF_LETTER, [id]);
    return { items: rows.map(({ files, printed: _, version: __, ...one }) => ({ ...one, scanned: files.length > 0 })) };
  }

  /** The same for its set: without those that were taken back, and minutes that tell of a vote which is not settled. */
  inSet(id: string, on: Executor = this.database): Promise<LaidInSet[]> {
    return on.query<LaidInSet>(OF_SET, [id]);
  }
}

/** Of whom or of what it is, in words: a count record is of an award. */
export const whoseIs = ({ form, of }: Pick<SetPaper, 'form' | 'of'>, titleOf: (awardCode: string) => string): string =>
  of !== null && form === 'countRecord' ? titleOf(of) : (of ?? '');

/** As contents name it. */
export const laidPaper = ({ form, number }: Pick<SetPaper, 'form' | 'number'>, whose: string): LaidPaper => ({
  paper: FORMS[form].title.vi,
  of: whose,
  number: number ?? '',
  page: '',
});
