import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FORM_CODES, formOf, FORMS, type FormCode } from '../domain/forms.js';
import { refused } from '../domain/refusals.js';
import { ROLES } from '../domain/vocabulary.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Allow, AllowSignedIn } from '../platform/access.js';
import { IdPipe } from '../platform/id.pipe.js';
import { sendBytes } from '../platform/upload.js';
import { FormList } from './form.answers.js';
import { Office } from './office.js';
import { PaperWriter } from './paper.writer.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

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
    const items = FORM_CODES.map((code) => {
      const { title, subject, symbol, annex } = formOf(code);
      return { code, title, subject, symbol, annex };
    });
    return { items, pdf: this.office.isThere };
  }

  @Get(':code/:id.docx')
  @Allow(...ROLES)
  @ApiParam({ name: 'code', enum: FORM_CODES })
  @ApiProduces(DOCX)
  @ApiOkResponse(BINARY)
  async docx(
    @CurrentPerson() person: SignedIn,
    @Param('code') code: string,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, docx } = await this.writer.write(person, known(code), id);
    return sendBytes(reply, { name: `${name}.docx`, mediaType: DOCX, bytes: docx });
  }

  @Get(':code/:id.pdf')
  @Allow(...ROLES)
  @ApiParam({ name: 'code', enum: FORM_CODES })
  @ApiProduces(PDF)
  @ApiOkResponse(BINARY)
  async pdf(
    @CurrentPerson() person: SignedIn,
    @Param('code') code: string,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, docx } = await this.writer.write(person, known(code), id);
    return sendBytes(reply, { name: `${name}.pdf`, mediaType: PDF, bytes: await this.office.pdf(docx) });
  }
}

function known(code: string): FormCode {
  if (!Object.hasOwn(FORMS, code)) throw refused('notFound');
  return code as FormCode;
}
