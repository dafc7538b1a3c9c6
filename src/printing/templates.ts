import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import { formOf, type FormCode } from '../domain/forms.js';
import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { mustHold } from '../people/reach.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { FileStore, type StoredFile } from '../platform/file.store.js';
import { RefusedInput } from '../platform/input.pipe.js';
import { newId } from '../platform/random.js';
import type { TemplateDto } from './template.answers.js';
import { templateProblems } from './template.check.js';
import { inspected } from './template.parts.js';
import { shippedTemplate } from './template.file.js';

/** Who changes what an office's papers look like. */
export const MAY_SET_TEMPLATES = ['clerk', 'secretary', 'admin'] as const satisfies readonly Role[];
export const MAY_SEE_TEMPLATES = [
  ...MAY_SET_TEMPLATES,
  'chair',
  'decider',
  'auditor',
] as const satisfies readonly Role[];

const COLUMNS = `t.id, t.form, t.version, t.file_name AS "fileName", t.file_sha256 AS "fileSha256",
  jsonb_build_object('id', p.id, 'name', p.full_name) AS "setBy", t.created_at AS "setAt"
  FROM form_template t JOIN person p ON p.id = t.created_by`;
const LIST = `SELECT ${COLUMNS} WHERE t.organisation_id = $1 AND t.form = $2
  AND ($3::integer IS NULL OR t.version < $3) ORDER BY t.version DESC LIMIT $4`;
const CURRENT = `SELECT file_sha256 AS sha256, version FROM form_template WHERE organisation_id = $1 AND form = $2
  ORDER BY version DESC LIMIT 1`;
const INSERT = `INSERT INTO form_template (id, organisation_id, form, version, file_sha256, file_name, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

interface Current extends Record<string, unknown> {
  sha256: string | null;
  version: number;
}

/** The template that an organisation's papers of a form are filled into: its own latest one, or the one that is shipped. */
@Injectable()
export class Templates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly files: FileStore,
  ) {}

  async current(organisationId: string, form: FormCode): Promise<Buffer> {
    const known = await this.known(this.database, organisationId, form);
    return known?.sha256 ? this.own(known.sha256) : shippedTemplate(form);
  }

  /** As it was inspected; one that can be taken no more is as good as lost. */
  private async own(sha256: string): Promise<Buffer> {
    const { docx } = inspected(await buffer(await this.files.read(sha256)));
    if (!docx) throw refused('file.lost');
    return docx;
  }

  async page(
    person: SignedIn,
    organisationId: string,
    form: FormCode,
    { cursor, limit }: PageQuery,
  ): Promise<Page<TemplateDto>> {
    maySee(person, organisationId);
    const after = positionAt(cursor, 'whole');
    const rows = await this.database.query<TemplateDto & Record<string, unknown>>(LIST, [
      ...[organisationId, form, after?.key ?? null, limit + 1],
    ]);
    return pageOf(
      rows,
      limit,
      ({ version, id }) => ({ key: version, id }),
      (row) => row,
    );
  }

  /** From now on papers are filled into this file, which was found sound; into the shipped template where there is none. */
  async set(
    tx: Tx,
    person: SignedIn,
    { organisationId, form }: { organisationId: string; form: FormCode },
    file: StoredFile | null,
  ): Promise<TemplateDto> {
    const capacity = maySet(person, organisationId);
    const head = await lockHead(tx, 'organisation', organisationId);
    const version = ((await this.known(tx, organisationId, form))?.version ?? 0) + 1;
    const now = this.clock.now();
    const [id, sha256] = [newId(now), file?.sha256 ?? null];
    const values = [id, organisationId, form, version, sha256, file?.name ?? null, person.personId, now];
    await tx.query(INSERT, values);
    const entry = { actorId: person.personId, capacity, basis: { kind: 'screen' as const }, at: now };
    await advance(tx, head, { command: 'SET_TEMPLATE', ...entry, data: { form, version, sha256 } });
    const setBy = { id: person.personId, name: person.fullName };
    return { id, form, version, fileName: file?.name ?? null, fileSha256: sha256, setBy, setAt: now };
  }

  /** Refuses a file with everything that is wrong with it. */
  async mustBeSound(file: StoredFile, form: FormCode): Promise<void> {
    const problems = await templateProblems(await buffer(await this.files.read(file.sha256)), formOf(form).fields);
    if (problems.length > 0) throw new RefusedInput(problems, 'template.invalid', { count: problems.length });
  }

  private async known(on: Executor, organisationId: string, form: FormCode): Promise<Current | undefined> {
    const [row] = await on.query<Current>(CURRENT, [organisationId, form]);
    return row;
  }
}

export const maySee = (person: SignedIn, organisationId: string): void =>
  mustHold(person, organisationId, ...MAY_SEE_TEMPLATES);

/** In which capacity somebody changes what the papers look like. */
export function maySet(person: SignedIn, organisationId: string): Role {
  mustHold(person, organisationId, ...MAY_SET_TEMPLATES);
  const { holds } = actorFor(person, { organisationId });
  return MAY_SET_TEMPLATES.find((role) => holds.includes(role))!;
}
