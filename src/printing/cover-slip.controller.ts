import { Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FORM_CODES, type FormCode } from '../domain/forms.js';
import { ROLES } from '../domain/vocabulary.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import type { Page } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import type { Stamp } from '../platform/once.js';
import { sendBytes } from '../platform/upload.js';
import { CoverSlipDto, CoverSlipPage, CoverSlipQuery } from './cover-slip.dto.js';
import { CoverSlips } from './cover-slips.js';
import { BINARY } from './form.controller.js';
import { FormPipe } from './form.pipe.js';
import { DOCX, PDF } from '../platform/media-types.js';
import { Office } from '../platform/office.js';

/** Slips that go with a paper, and by which its file is known again. */
@ApiTags('forms')
@Controller()
export class CoverSlipController {
  constructor(
    private readonly slips: CoverSlips,
    private readonly office: Office,
  ) {}

  @Post('forms/:code/:id/cover-slips')
  @Allow(...ROLES)
  @ApiParam({ name: 'code', enum: FORM_CODES })
  @ApiCreatedResponse({ type: CoverSlipDto })
  write(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) code: FormCode,
    @Param('id', IdPipe) id: string,
    @Stamped() stamp: Stamp,
  ): Promise<CoverSlipDto> {
    return this.slips.write(person, code, id, stamp);
  }

  @Get('cover-slips')
  @Allow(...ROLES)
  @ApiOkResponse({ type: CoverSlipPage })
  find(@CurrentPerson() person: SignedIn, @Query() query: CoverSlipQuery): Promise<Page<CoverSlipDto>> {
    return this.slips.find(person, query);
  }

  @Get('cover-slips/:id.docx')
  @Allow(...ROLES)
  @ApiProduces(DOCX)
  @ApiOkResponse(BINARY)
  async docx(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, docx } = await this.slips.docx(person, id);
    return sendBytes(reply, { name: `${name}.docx`, mediaType: DOCX, bytes: docx });
  }

  @Get('cover-slips/:id.pdf')
  @Allow(...ROLES)
  @ApiProduces(PDF)
  @ApiOkResponse(BINARY)
  async pdf(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    this.office.mustBeFree();
    const { name, docx } = await this.slips.docx(person, id);
    return sendBytes(reply, { name: `${name}.pdf`, mediaType: PDF, bytes: await this.office.pdf(docx) });
  }
}
