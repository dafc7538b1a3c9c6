import { ApiProperty } from '@nestjs/swagger';
import { PAPER_PURPOSES, type PaperPurpose } from '../domain/campaign.js';
import { PageOf, PageQuery } from '../platform/cursor.js';
import { Choice, Day, Flag, Group, Id } from '../platform/input.js';
import { Line } from '../platform/text.decorator.js';

export const PAPER_SUBJECTS = [
  'dossier',
  'nominee',
  'unit',
  'nomination',
  'campaign',
  'sitting',
  'sheet',
  'submission',
  'decision',
] as const;
export type PaperSubject = (typeof PAPER_SUBJECTS)[number];

export class SubjectDto {
  @Choice(PAPER_SUBJECTS)
  kind: PaperSubject;

  @Id()
  id: string;
}

export class PaperQuery extends PageQuery {
  @Choice(PAPER_SUBJECTS)
  subjectKind: PaperSubject;

  @Id()
  subjectId: string;
}

/** What may be blank until the paper is issued. */
export class PaperPartsDto {
  @Line({ max: 100, optional: true })
  number?: string;

  @Day({ optional: true })
  date?: string;

  @Line({ max: 200, optional: true })
  signer?: string;

  @Flag({ words: true, optional: true, description: 'That a number far from the last one is meant.' })
  sure?: boolean;
}

export class NewPaperDto extends PaperPartsDto {
  @Choice(PAPER_PURPOSES)
  purpose: PaperPurpose;

  @Group(() => SubjectDto)
  subject: SubjectDto;
}

export class PaperDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty({ enum: PAPER_PURPOSES })
  purpose: PaperPurpose;

  @ApiProperty({ enum: PAPER_SUBJECTS })
  subjectKind: PaperSubject;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ type: String, nullable: true })
  number: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  date: string | null;

  @ApiProperty({ type: String, nullable: true })
  signer: string | null;

  @ApiProperty({ type: String, nullable: true })
  fileSha256: string | null;

  @ApiProperty({ type: String, nullable: true })
  fileName: string | null;

  @ApiProperty({ type: String, nullable: true })
  mediaType: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  fileSize: number | null;

  @ApiProperty({ type: 'integer' })
  version: number;
}

export class PaperPage extends PageOf(PaperDto) {}

const PARTS = {
  number: { type: 'string' as const },
  date: { type: 'string' as const, format: 'date' },
  signer: { type: 'string' as const },
  sure: { type: 'boolean' as const, description: 'That a number far from the last one is meant.' },
  file: { type: 'string' as const, format: 'binary', description: 'pdf, docx, jpeg or png, at most 20 MB' },
};

export const NEW_PAPER_FORM = {
  type: 'object' as const,
  properties: {
    purpose: { type: 'string' as const, enum: [...PAPER_PURPOSES] },
    'subject[kind]': { type: 'string' as const, enum: [...PAPER_SUBJECTS] },
    'subject[id]': { type: 'string' as const, format: 'uuid' },
    ...PARTS,
  },
  required: ['purpose', 'subject[kind]', 'subject[id]'],
};

export const PAPER_PARTS_FORM = { type: 'object' as const, properties: PARTS };
