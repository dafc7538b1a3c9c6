import { ApiProperty } from '@nestjs/swagger';
import { flowOf } from '../domain/batches.js';
import { PAPER_PURPOSES, type PaperPurpose } from '../domain/campaign.js';
import { FORM_CODES, type FormCode } from '../domain/forms.js';
import { MARK_KINDS, type MarkKind } from '../domain/outgoing.js';
import { PageOf } from '../platform/cursor.js';
import { REGISTER_TYPES } from './outgoing.dto.js';

export const OUTGOING_STATES = Object.keys(flowOf('outgoing')).filter((state) => state !== 'new');

class PrintedDto {
  @ApiProperty()
  sha256: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer' })
  size: number;
}

class ScanDto extends PrintedDto {
  @ApiProperty()
  mediaType: string;
}

class ToldMark {
  @ApiProperty({ enum: MARK_KINDS })
  kind: MarkKind;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  position: string | null;

  @ApiProperty({ format: 'date' })
  day: string;
}

class CountDto {
  @ApiProperty({ type: 'integer' })
  yes: number;

  @ApiProperty({ type: 'integer' })
  no: number;

  @ApiProperty({ type: 'integer' })
  blank: number;
}

class DifferingDto {
  @ApiProperty({ format: 'uuid' })
  dossierId: string;

  @ApiProperty({ type: CountDto })
  recorded: CountDto;

  @ApiProperty({ type: CountDto })
  signed: CountDto;
}

export class OutgoingDto {
  @ApiProperty({ format: 'uuid', description: 'Also its id among papers of any origin, once acts rest on it.' })
  id: string;

  @ApiProperty({ enum: FORM_CODES })
  form: FormCode;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({
    type: 'integer',
    description: '1, and one more for each that was made since, beside it or to stand in its place.',
  })
  edition: number;

  @ApiProperty({ enum: OUTGOING_STATES })
  state: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: String, nullable: true })
  number: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  date: string | null;

  @ApiProperty({ type: String, nullable: true })
  signer: string | null;

  @ApiProperty({ type: [ToldMark] })
  marks: ToldMark[];

  @ApiProperty({ type: 'integer', nullable: true })
  originals: number | null;

  @ApiProperty({ type: PrintedDto })
  printed: PrintedDto;

  @ApiProperty({ type: ScanDto, nullable: true })
  scan: ScanDto | null;

  @ApiProperty({ type: [DifferingDto], description: 'Where the signed paper counts otherwise than the record.' })
  differing: DifferingDto[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  replacesId: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it stands in the place of another.' })
  reason: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;
}

export class OutgoingPage extends PageOf(OutgoingDto) {}

export class RegisterEntryDto {
  @ApiProperty({ format: 'uuid' })
  paperId: string;

  @ApiProperty({ enum: REGISTER_TYPES })
  type: string;

  @ApiProperty({ type: 'integer' })
  serial: number;

  @ApiProperty({ description: "Drawn here, or typed from the office's own book." })
  drawn: boolean;

  @ApiProperty({ type: String, nullable: true })
  number: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  date: string | null;

  @ApiProperty({ enum: PAPER_PURPOSES })
  purpose: PaperPurpose;

  @ApiProperty({ enum: FORM_CODES, nullable: true, description: 'Null for a paper that was not printed here.' })
  form: FormCode | null;

  @ApiProperty({ type: String, nullable: true })
  subjectId: string | null;

  @ApiProperty({ type: String, enum: OUTGOING_STATES, nullable: true })
  state: string | null;
}

export class RegisterPage extends PageOf(RegisterEntryDto) {}
