import { ApiProperty } from '@nestjs/swagger';
import { FORM_CODES, type FormCode } from '../domain/forms.js';

const SIZE = { type: 'integer', description: 'In bytes.' } as const;

export class KeptFileDto {
  @ApiProperty({ description: 'Of its bytes, which never change.' })
  sha256: string;

  @ApiProperty(SIZE)
  size: number;
}

export class KeptPdfDto extends KeptFileDto {
  @ApiProperty({ type: 'integer' })
  pages: number;
}

export class UnboundDto {
  @ApiProperty({ enum: FORM_CODES })
  form: FormCode;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;
}

/** A set as it was built, and is kept. */
export class EditionDto {
  @ApiProperty({ type: 'integer' })
  edition: number;

  @ApiProperty({ description: 'Built when the letter was signed, or later.' })
  signed: boolean;

  @ApiProperty({ type: 'integer', description: 'Dossiers that it has.' })
  dossiers: number;

  @ApiProperty({ type: KeptPdfDto, nullable: true, description: 'Null where there was no LibreOffice to make it.' })
  pdf: KeptPdfDto | null;

  @ApiProperty({ type: KeptFileDto })
  xlsx: KeptFileDto;

  @ApiProperty({ type: KeptFileDto })
  zip: KeptFileDto;

  @ApiProperty({ type: [UnboundDto], description: 'Papers with a signed copy that is in the ZIP alone.' })
  unbound: UnboundDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Who asked for it; null where signing or numbering did.' })
  createdBy: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;
}

export class SetsDto {
  @ApiProperty({
    type: [EditionDto],
    description: 'Latest first; to a receiver those of which it may read everything.',
  })
  items: EditionDto[];

  @ApiProperty({ description: 'One is being built, or waits to be.' })
  building: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why the one that waits could not be built at the last try.',
  })
  failure: string | null;

  @ApiProperty({ description: 'A paper, the list or the columns are not as they were when the latest was built.' })
  outdated: boolean;

  @ApiProperty({ description: 'Whether a PDF can be made here.' })
  canBind: boolean;
}

export class SetAskedDto {
  @ApiProperty({ description: 'It is built in the background.' })
  building: boolean;
}
