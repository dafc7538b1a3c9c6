import { Injectable } from '@nestjs/common';
import { ContentWriter } from '../dossier/content.writer.js';
import { mayHandIn, OFFICE } from '../domain/grounds.js';
import { refused } from '../domain/refusals.js';
import { enterWritten } from '../people/number-register.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import type { StoredFile } from '../platform/file.store.js';
import { newId } from '../platform/random.js';
import type { NewPaperDto, PaperDto, PaperPartsDto } from './paper.dto.js';
import { PAPER_COLUMNS } from './paper.row.js';
import { placeFor } from './paper.subject.js';
import { tellsOfHiddenVote } from './hidden.vote.js';

const INSERT = `INSERT INTO paper (id, organisation_id, purpose, subject_kind, subject_id, number, date, signer, file_sha256,
  file_name, media_type, file_size, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING ${PAPER_COLUMNS}`;
const OWN = `SELECT 1 FROM paper WHERE id = $1 AND created_by = $2`;
const OUTGOING = `SELECT FROM outgoing WHERE id = $1`;
const DECIDED_HERE = `SELECT FROM decision WHERE id = $1 AND decided_by_id = organisation_id`;
const ONE = `SELECT ${PAPER_COLUMNS} FROM paper WHERE id = $1`;
/** Only what is blank is filled; a row that another filled meanwhile is not touched. */
const FILL = `UPDATE paper SET number = coalesce(number, $3), date = coalesce(date, $4), signer = coalesce(signer, $5),
  file_sha256 = coalesce(file_sha256, $6), file_name = coalesce(file_name, $7), media_type = coalesce(media_type, $8),
  file_size = coalesce(file_size, $9), version = version + 1 WHERE id = $1 AND version = $2 RETURNING ${PAPER_COLUMNS}`;

/** Papers of any origin. Number, date, signer and file may come later; what is there is not changed. */
@Injectable()
export class PaperService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writer: ContentWriter,
  ) {}

  async add(tx: Tx, person: SignedIn, dto: NewPaperDto, file: StoredFile | undefined): Promise<PaperDto> {
    const { purpose, subject, number = null, date = null, signer = null, sure = false } = dto;
    const { organisationId, holds } = await placeFor(tx, person, subject, 'write');
    if (!mayHandIn(holds, purpose)) throw refused('paper.notYours', { purpose });
    const now = this.clock.now();
    const id = newId(now);
    const bytes = [file?.sha256 ?? null, file?.name ?? null, file?.mediaType ?? null, file?.size ?? null];
    const row = [
      id,
      organisationId,
      purpose,
      subject.kind,
      subject.id,
      number,
      date,
      signer,
      ...bytes,
      person.personId,
      now,
    ];
    const [paper] = await tx.query<PaperDto & Record<string, unknown>>(INSERT, row);
    await enterOwn(tx, paper!, { now, meant: sure });
    if (subject.kind === 'dossier' && purpose === 'achievementReport') await this.attach(tx, person, paper!);
    return paper!;
  }

  /** The report is part of what the dossier says: it is written into it, with its line. */
  private async attach(tx: Tx, person: SignedIn, paper: PaperDto): Promise<void> {
    if (!paper.fileSha256) throw refused('file.missing');
    const content = {
      paperId: paper.id,
      sha256: paper.fileSha256,
      name: paper.fileName!,
      mediaType: paper.mediaType!,
      size: paper.fileSize!,
    };
    const piece = { command: 'ATTACH_PAPER', kind: 'paper', code: paper.purpose, content, filled: true } as const;
    await this.writer.writeIn(tx, person, paper.subjectId, piece, { basis: { kind: 'screen' } });
  }

  async read(person: SignedIn, id: string, on: Executor = this.database): Promise<PaperDto> {
    const [paper] = await on.query<PaperDto & Record<string, unknown>>(ONE, [id]);
    if (!paper) throw refused('notFound');
    await placeFor(on, person, { kind: paper.subjectKind, id: paper.subjectId }, 'read');
    if (await tellsOfHiddenVote(on, person, id)) throw refused('notFound');
    return paper;
  }

  async fill(
    tx: Tx,
    person: SignedIn,
    id: string,
    parts: PaperPartsDto,
    file: StoredFile | undefined,
  ): Promise<PaperDto> {
    const paper = await this.read(person, id, tx);
    const { holds } = await placeFor(tx, person, { kind: paper.subjectKind, id: paper.subjectId }, 'write');
    const office = OFFICE.some((role) => holds.includes(role));
    if (!office && (await tx.query(OWN, [id, person.personId])).length === 0)
      throw refused('paper.notYours', { purpose: paper.purpose });
    if ((await tx.query(OUTGOING, [id])).length > 0) throw refused('outgoing.ownWay');
    if (paper.purpose === 'submissionLetter' && (parts.number || parts.date))
      throw refused('paper.numberedByRoute', { route: 'POST /submissions/{id}/number' });
    const taken = [
      parts.number && paper.number,
      parts.date && paper.date,
      parts.signer && paper.signer,
      file && paper.fileSha256,
    ];
    if (taken.some((one) => one)) throw refused('paper.locked');
    const { number = null, date = null, signer = null, sure = false } = parts;
    const bytes = [file?.sha256 ?? null, file?.name ?? null, file?.mediaType ?? null, file?.size ?? null];
    const [filled] = await tx.query<PaperDto & Record<string, unknown>>(FILL, [
      id,
      paper.version,
      number,
      date,
      signer,
      ...bytes,
    ]);
    if (!filled) throw refused('paper.locked');
    await enterOwn(tx, filled, { now: this.clock.now(), meant: sure });
    return filled;
  }

  async file(person: SignedIn, id: string): Promise<StoredFile> {
    const { fileSha256, fileName, mediaType, fileSize } = await this.read(person, id);
    if (!fileSha256) throw refused('notFound');
    return { sha256: fileSha256, name: fileName!, mediaType: mediaType!, size: fileSize! };
  }
}

/** A letter of ours, and a decision that was made here, are in our register. */
async function enterOwn(tx: Tx, paper: PaperDto, known: { now: Date; meant: boolean }): Promise<void> {
  const { id: paperId, organisationId, purpose } = paper;
  if (purpose === 'submissionLetter' || (purpose === 'decision' && (await isDecidedHere(tx, paper))))
    await enterWritten(tx, { paperId, organisationId, form: purpose }, known);
}

/** The paper of a decision that was made before there was one; another authority's is numbered in its own register. */
const isDecidedHere = async (on: Executor, { subjectKind, subjectId }: PaperDto): Promise<boolean> =>
  subjectKind === 'decision' && (await on.query(DECIDED_HERE, [subjectId])).length > 0;
