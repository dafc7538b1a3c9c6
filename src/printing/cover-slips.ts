import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { WrittenPaper } from '../dossier/press.js';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import { codeTyped, COVER_SLIP, grouped, shortCode } from '../domain/cover-slip.js';
import { momentTold } from '../domain/days-told.js';
import { FORMS, type FormCode } from '../domain/forms.js';
import { refused } from '../domain/refusals.js';
import { mustHold } from '../people/reach.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { Once, type Stamp } from '../platform/once.js';
import { newId } from '../platform/random.js';
import type { CoverSlipDto, CoverSlipQuery } from './cover-slip.dto.js';
import { PaperWriter } from './paper.writer.js';
import { fillIn, shippedSlip } from './template.file.js';

const COLUMNS = `s.id, s.form, s.subject_id AS "subjectId", s.file_sha256 AS "fileSha256", s.code,
    jsonb_build_object('id', p.id, 'name', p.full_name) AS "writtenBy", s.created_at AS "writtenAt"`;
const FIND = `SELECT ${COLUMNS} FROM cover_slip s JOIN person p ON p.id = s.created_by
  WHERE s.organisation_id = $1 AND s.code = $2 AND ($3::timestamptz IS NULL OR (s.created_at, s.id) < ($3, $4::uuid))
  ORDER BY s.created_at DESC, s.id DESC LIMIT $5`;
const ONE = `SELECT ${COLUMNS}, s.organisation_id AS "organisationId", o.name AS office, o.time_zone AS zone
  FROM cover_slip s JOIN person p ON p.id = s.created_by JOIN organisation o ON o.id = s.organisation_id WHERE s.id = $1`;
const INSERT = `INSERT INTO cover_slip (id, organisation_id, form, subject_id, file_sha256, code, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

type Kept = CoverSlipDto & { organisationId: string; office: string; zone: string } & Record<string, unknown>;

/** Slips that go with a paper: which file was written, so that whoever gets it can see that it is that one. */
@Injectable()
export class CoverSlips {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly once: Once,
    private readonly papers: PaperWriter,
  ) {}

  /** WRITE_COVER_SLIP: the paper as it is written now. */
  async write(person: SignedIn, form: FormCode, subjectId: string, stamp: Stamp): Promise<CoverSlipDto> {
    const { docx, organisationId } = await this.papers.write(person, form, subjectId);
    const sha256 = createHash('sha256').update(docx).digest('hex');
    return this.once.run(stamp, async (tx) => {
      const head = await lockHead(tx, 'organisation', organisationId);
      const now = this.clock.now();
      const [id, code] = [newId(now), shortCode(sha256)];
      const capacity = actorFor(person, { organisationId }).holds[0]!;
      const entry = { actorId: person.personId, capacity, basis: { kind: 'screen' as const }, at: now };
      const data = { slipId: id, form, subjectId, sha256 };
      const { body } = await advance(tx, head, { command: 'WRITE_COVER_SLIP', ...entry, data });
      await tx.query(INSERT, [id, organisationId, form, subjectId, sha256, code, person.personId, body.at]);
      const written = { writtenBy: { id: person.personId, name: person.fullName }, writtenAt: new Date(body.at) };
      return { id, form, subjectId, fileSha256: sha256, code, ...written };
    });
  }

  /** Those of an office with this code, latest first; a code that cannot be one has none. */
  async find(person: SignedIn, { organisationId, code, cursor, limit }: CoverSlipQuery): Promise<Page<CoverSlipDto>> {
    mustHold(person, organisationId);
    const after = positionAt(cursor, 'instant');
    const place = [after?.key ?? null, after?.id ?? null, limit + 1];
    const values = [organisationId, codeTyped(code) ?? '', ...place];
    const rows = await this.database.query<CoverSlipDto & Record<string, unknown>>(FIND, values);
    const position = ({ id, writtenAt }: CoverSlipDto) => ({ key: new Date(writtenAt).toISOString(), id });
    return pageOf(rows, limit, position, (row) => row);
  }

  /** A slip to be printed, for whoever may still read what its paper is about. */
  async docx(person: SignedIn, id: string): Promise<Pick<WrittenPaper, 'name' | 'docx'>> {
    const [slip] = await this.database.query<Kept>(ONE, [id]);
    if (!slip) throw refused('notFound');
    const { form, subjectId, fileSha256, code, office, zone, writtenAt } = slip;
    const about = await this.papers.named(person, form, subjectId);
    const facts = {
      ...{ office, title: FORMS[form].title.vi, about, code, digest: grouped(fileSha256, 8, ' ') },
      written: momentTold(new Date(writtenAt), zone, 'vi'),
      where:
        this.config.publicUrl === undefined ? 'màn hình “Kiểm tra mã” của cơ quan' : `${this.config.publicUrl}/kiem-ma`,
    };
    return {
      name: `Phiếu đối chiếu - ${facts.title} - ${about}`,
      docx: await fillIn(await shippedSlip(), COVER_SLIP, facts),
    };
  }
}
