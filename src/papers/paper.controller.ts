import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res, UploadedFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ROLES } from '../domain/vocabulary.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import type { Page } from '../platform/cursor.js';
import { FileStore, type StoredFile, type Upload } from '../platform/file.store.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Once, stampOf, type Stamp } from '../platform/once.js';
import { sendFile, TakesFile } from '../platform/upload.js';
import {
  NEW_PAPER_FORM,
  NewPaperDto,
  PAPER_PARTS_FORM,
  PaperDto,
  PaperPage,
  PaperPartsDto,
  PaperQuery,
} from './paper.dto.js';
import { PaperList } from './paper.list.js';
import { PaperService } from './paper.service.js';

/** Papers, with or without their file: a form with a file, or plain JSON. */
@ApiTags('papers')
@Controller('papers')
export class PaperController {
  constructor(
    private readonly papers: PaperService,
    private readonly listed: PaperList,
    private readonly files: FileStore,
    private readonly once: Once,
  ) {}

  @Post()
  @Allow('nominator', 'clerk', 'secretary', 'chair', 'decider', 'authorityOfficer')
  @TakesFile()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: NEW_PAPER_FORM })
  @ApiCreatedResponse({ type: PaperDto })
  async add(
    @CurrentPerson() person: SignedIn,
    @Body() dto: NewPaperDto,
    @UploadedFile() upload: Upload | undefined,
    @Stamped() stamp: Stamp,
  ): Promise<PaperDto> {
    const file = await this.kept(upload);
    return this.once.run(ownStamp(stamp, dto, file), (tx) => this.papers.add(tx, person, dto, file));
  }

  @Get()
  @Allow(...ROLES)
  @ApiOkResponse({ type: PaperPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: PaperQuery): Promise<Page<PaperDto>> {
    return this.listed.page(person, query);
  }

  @Get(':id')
  @Allow(...ROLES)
  @ApiOkResponse({ type: PaperDto })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<PaperDto> {
    return this.papers.read(person, id);
  }

  @Patch(':id')
  @HttpCode(200)
  @Allow('nominator', 'clerk', 'secretary', 'chair', 'decider', 'authorityOfficer')
  @TakesFile()
  @ApiBody({ schema: PAPER_PARTS_FORM })
  @ApiOkResponse({ type: PaperDto })
  async fill(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: PaperPartsDto,
    @UploadedFile() upload: Upload | undefined,
    @Stamped() stamp: Stamp,
  ): Promise<PaperDto> {
    const file = await this.kept(upload);
    return this.once.run(ownStamp(stamp, dto, file), (tx) => this.papers.fill(tx, person, id, dto, file));
  }

  @Get(':id/content')
  @Allow(...ROLES)
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sendFile(reply, this.files, await this.papers.file(person, id));
  }

  private kept(upload: Upload | undefined): Promise<StoredFile | undefined> {
    return upload ? this.files.keep(upload) : Promise.resolve(undefined);
  }
}

/** A file's bytes are part of what was asked. */
const ownStamp = (stamp: Stamp, dto: object, file: StoredFile | undefined): Stamp =>
  stampOf(stamp.personId, stamp.route, stamp.key, [dto, file?.sha256 ?? null]);
