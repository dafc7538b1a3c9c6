import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Fields } from '../domain/form.js';
import { FORM_CODES, formOf, type FormCode } from '../domain/forms.js';
import { ROLES } from '../domain/vocabulary.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Allow, AllowSignedIn } from '../platform/access.js';
import { IdPipe } from '../platform/id.pipe.js';
import { sendBytes } from '../platform/upload.js';
import { FormDto, FormList } from './form.answers.js';
import { FormPipe } from './form.pipe.js';
import { DOCX, PDF } from '../platform/media-types.js';
import { Office } from '../platform/office.js';
import { PaperWriter } from './paper.writer.js';
import { FieldDto, FormFieldsDto } from './template.answers.js';

export const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

/** Papers that are written from what the system knows, to be printed and signed. */
@ApiTags('forms')
@Controller('forms')
export class FormController {
  constructor(
    private readonly writer: PaperWriter,
    private readonly office: Office,
  ) {}

  @Get()
  @AllowSignedIn()
  @ApiOkResponse({ type: FormList })
  list(): FormList {
    return { items: FORM_CODES.map(told), pdf: this.office.isThere };
  }

  @Get(':code')
  @AllowSignedIn()
  @ApiParam({ name: 'code', enum: FORM_CODES })
  @ApiOkResponse({ type: FormFieldsDto })
  show(@Param('code', FormPipe) code: FormCode): FormFieldsDto {
    return { ...told(code), fields: fieldsTold(formOf(code).fields) };
  }

  @Get(':code/:id.docx')
  @Allow(...ROLES)
  @ApiParam({ name: 'code', enum: FORM_CODES })
  @ApiProduces(DOCX)
  @ApiOkResponse(BINARY)
  async docx(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) code: FormCode,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, docx } = await this.writer.write(person, code, id);
    return sendBytes(reply, { name: `${name}.docx`, mediaType: DOCX, bytes: docx });
  }

  @Get(':code/:id.pdf')
  @Allow(...ROLES)
  @ApiParam({ name: 'code', enum: FORM_CODES })
  @ApiProduces(PDF)
  @ApiOkResponse(BINARY)
  async pdf(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) code: FormCode,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    this.office.mustBeFree();
    const { name, docx } = await this.writer.write(person, code, id);
    return sendBytes(reply, { name: `${name}.pdf`, mediaType: PDF, bytes: await this.office.pdf(docx) });
  }
}

const told = (code: FormCode): FormDto => {
  const { title, subject, symbol, annex } = formOf(code);
  return { code, title, subject, symbol, annex };
};

const fieldsTold = (fields: Fields): FieldDto[] =>
  Object.values(fields).map((field) => ({
    tag: field.tag,
    kind: field.kind,
    must: field.kind !== 'whether' && field.must,
    of: field.kind === 'list' ? fieldsTold(field.of) : [],
  }));
