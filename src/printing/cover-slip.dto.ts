import { ApiProperty } from '@nestjs/swagger';
import { FORM_CODES, type FormCode } from '../domain/forms.js';
import { PageOf, PageQuery } from '../platform/cursor.js';
import { Id } from '../platform/input.js';
import { Line } from '../platform/text.decorator.js';
import { SetByDto } from './template.answers.js';

export class CoverSlipQuery extends PageQuery {
  @Id({ description: 'The organisation whose slips they are.' })
  organisationId: string;

  @Line({ max: 40, description: 'As it stands on the slip, or as it follows from the file.' })
  code: string;
}

/** For which file a slip was written. */
export class CoverSlipDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: FORM_CODES })
  form: FormCode;

  @ApiProperty({ format: 'uuid', description: 'What the paper is about.' })
  subjectId: string;

  @ApiProperty({ description: 'Of the .docx that was written.' })
  fileSha256: string;

  @ApiProperty({ description: 'It follows from that.' })
  code: string;

  @ApiProperty({ type: SetByDto })
  writtenBy: SetByDto;

  @ApiProperty({ type: String, format: 'date-time' })
  writtenAt: Date;
}

export class CoverSlipPage extends PageOf(CoverSlipDto) {}
