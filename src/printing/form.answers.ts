import { ApiProperty } from '@nestjs/swagger';
import { FORM_SUBJECTS, type FormSubject } from '../domain/form.js';
import { FORM_CODES, type FormCode } from '../domain/forms.js';
import { SentenceDto } from '../platform/told-refusal.dto.js';

export class FormNumberDto {
  @ApiProperty()
  number: string;

  @ApiProperty()
  citation: string;

  @ApiProperty({ enum: ['verified', 'unverified'], description: 'Printed only where it is verified.' })
  certainty: 'verified' | 'unverified';
}

export class FormDto {
  @ApiProperty({ enum: FORM_CODES })
  code: FormCode;

  @ApiProperty({ type: SentenceDto })
  title: SentenceDto;

  @ApiProperty({ enum: FORM_SUBJECTS, description: 'What the paper is about.' })
  subject: FormSubject;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Its type in a number, such as TTr; null without a number.',
  })
  symbol: string | null;

  @ApiProperty({ type: FormNumberDto, nullable: true })
  annex: FormNumberDto | null;
}

export class FormList {
  @ApiProperty({ type: [FormDto] })
  items: FormDto[];

  @ApiProperty({ description: 'Whether papers can be had as PDF here (SOFFICE_PATH).' })
  pdf: boolean;
}
