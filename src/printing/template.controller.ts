import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { sampleOf } from '../domain/form.js';
import { FORM_CODES, formOf, type FormCode } from '../domain/forms.js';
import { CurrentPerson } from '../people/current-person.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import type { Page } from '../platform/cursor.js';
import { FileStore, type Upload } from '../platform/file.store.js';
import { Once, stampOf, type Stamp } from '../platform/once.js';
import { sendBytes, TakesFile } from '../platform/upload.js';
import { BINARY } from './form.controller.js';
import { FormPipe } from './form.pipe.js';
import { DOCX, PDF } from '../platform/media-types.js';
import { Office } from '../platform/office.js';
import {
  OfOrganisation,
  TemplateCheckDto,
  TemplateDto,
  TemplatePage,
  TemplateQuery,
  TemplateUploadQuery,
} from './template.answers.js';
import { fillIn } from './template.file.js';
import { MAY_SEE_TEMPLATES, MAY_SET_TEMPLATES, Templates } from './templates.js';

export const UPLOAD = {
  schema: {
    type: 'object' as const,
    properties: { file: { type: 'string' as const, format: 'binary' } },
    required: ['file'],
  },
};
const FORM = { name: 'code', enum: FORM_CODES };

/** The templates of an office: what its papers look like. */
@ApiTags('forms')
@Controller('forms/:code')
export class TemplateController {
  constructor(
    private readonly templates: Templates,
    private readonly office: Office,
    private readonly files: FileStore,
    private readonly once: Once,
  ) {}

  @Get('templates')
  @Allow(...MAY_SEE_TEMPLATES)
  @ApiParam(FORM)
  @ApiOkResponse({ type: TemplatePage })
  list(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) form: FormCode,
    @Query() query: TemplateQuery,
  ): Promise<Page<TemplateDto>> {
    return this.templates.page(person, query.organisationId, form, query);
  }

  @Post('templates')
  @Allow(...MAY_SET_TEMPLATES)
  @TakesFile()
  @ApiParam(FORM)
  @ApiBody(UPLOAD)
  @ApiCreatedResponse({ type: TemplateDto, description: 'From now on.' })
  @ApiOkResponse({ type: TemplateCheckDto, description: 'Of a dry run: it would be taken.' })
  async set(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) form: FormCode,
    @Query() { organisationId, dryRun }: TemplateUploadQuery,
    @UploadedFile() upload: Upload | undefined,
    @Stamped() stamp: Stamp,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateDto | TemplateCheckDto> {
    mustHold(person, organisationId, ...MAY_SET_TEMPLATES);
    const file = await this.files.keep(upload);
    await this.templates.mustBeSound(file, form);
    if (dryRun) {
      reply.status(200);
      return { form, sound: true };
    }
    const own = stampOf(stamp.personId, stamp.route, stamp.key, [organisationId, file.sha256]);
    return this.once.run(own, (tx) => this.templates.set(tx, person, { organisationId, form }, file));
  }

  @Delete('templates')
  @HttpCode(200)
  @Allow(...MAY_SET_TEMPLATES)
  @ApiParam(FORM)
  @ApiOkResponse({ type: TemplateDto, description: 'The shipped template again, as a version of its own.' })
  unset(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) form: FormCode,
    @Query() { organisationId }: OfOrganisation,
    @Stamped() stamp: Stamp,
  ): Promise<TemplateDto> {
    const own = stampOf(stamp.personId, stamp.route, stamp.key, [organisationId]);
    return this.once.run(own, (tx) => this.templates.set(tx, person, { organisationId, form }, null));
  }

  @Get('template.docx')
  @Allow(...MAY_SEE_TEMPLATES)
  @ApiParam(FORM)
  @ApiProduces(DOCX)
  @ApiOkResponse(BINARY)
  async template(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) form: FormCode,
    @Query() { organisationId }: OfOrganisation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    mustHold(person, organisationId, ...MAY_SEE_TEMPLATES);
    const bytes = await this.templates.current(organisationId, form);
    return sendBytes(reply, { name: `${formOf(form).title.vi} - mẫu.docx`, mediaType: DOCX, bytes });
  }

  @Get('preview.docx')
  @Allow(...MAY_SEE_TEMPLATES)
  @ApiParam(FORM)
  @ApiProduces(DOCX)
  @ApiOkResponse(BINARY)
  async previewDocx(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) form: FormCode,
    @Query() { organisationId }: OfOrganisation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const bytes = await this.sampled(person, organisationId, form);
    return sendBytes(reply, { name: `${formOf(form).title.vi} - xem thử.docx`, mediaType: DOCX, bytes });
  }

  @Get('preview.pdf')
  @Allow(...MAY_SEE_TEMPLATES)
  @ApiParam(FORM)
  @ApiProduces(PDF)
  @ApiOkResponse(BINARY)
  async previewPdf(
    @CurrentPerson() person: SignedIn,
    @Param('code', FormPipe) form: FormCode,
    @Query() { organisationId }: OfOrganisation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    this.office.mustBeFree();
    const bytes = await this.office.pdf(await this.sampled(person, organisationId, form));
    return sendBytes(reply, { name: `${formOf(form).title.vi} - xem thử.pdf`, mediaType: PDF, bytes });
  }

  /** With facts of nobody. */
  private async sampled(person: SignedIn, organisationId: string, form: FormCode): Promise<Buffer> {
    mustHold(person, organisationId, ...MAY_SEE_TEMPLATES);
    const { fields } = formOf(form);
    return fillIn(await this.templates.current(organisationId, form), fields, sampleOf(fields));
  }
}
