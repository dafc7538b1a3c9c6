import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { Field } from '../domain/form.js';
import { FORM_CODES, type FormCode } from '../domain/forms.js';
import { PageOf, PageQuery } from '../platform/cursor.js';
import { Flag, Id } from '../platform/input.js';
import { FormDto } from './form.answers.js';

export class OfOrganisation {
  @Id({ description: 'The organisation whose papers it is about.' })
  organisationId: string;
}

export class TemplateQuery extends PageQuery {
  @Id({ description: 'The organisation whose templates they are.' })
  organisationId: string;
}

export class TemplateUploadQuery extends OfOrganisation {
  @Flag({ words: true, optional: true, description: 'Check the file; keep nothing.' })
  dryRun?: boolean;
}

export class SetByDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class TemplateDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: FORM_CODES })
  form: FormCode;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: String, nullable: true, description: 'Null where the shipped template was taken again.' })
  fileName: string | null;

  @ApiProperty({ type: String, nullable: true })
  fileSha256: string | null;

  @ApiProperty({ type: SetByDto })
  setBy: SetByDto;

  @ApiProperty({ type: String, format: 'date-time' })
  setAt: Date;
}

export class TemplatePage extends PageOf(TemplateDto) {}

/** Of a dry run: the file would be taken. */
export class TemplateCheckDto {
  @ApiProperty({ enum: FORM_CODES })
  form: FormCode;

  @ApiProperty({ description: 'Always true; what is wrong is told as a refusal.' })
  sound: boolean;
}

export class FieldDto {
  @ApiProperty({ description: 'As it is written between braces.' })
  tag: string;

  @ApiProperty({ enum: ['text', 'list', 'whether'] })
  kind: Field['kind'];

  @ApiProperty({ description: 'A template that leaves it out is refused.' })
  must: boolean;

  @ApiProperty({
    type: 'array',
    items: { $ref: getSchemaPath('FieldDto') },
    description: 'What each row of a list has; empty for others.',
  })
  of: FieldDto[];
}

export class FormFieldsDto extends FormDto {
  @ApiProperty({ type: [FieldDto] })
  fields: FieldDto[];
}
