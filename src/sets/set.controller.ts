import { Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { setFileName } from '../domain/set-places.js';
import { OFFICE } from '../domain/grounds.js';
import { refused } from '../domain/refusals.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { FileStore } from '../platform/file.store.js';
import { IdPipe } from '../platform/id.pipe.js';
import { PDF, XLSX, ZIP } from '../platform/media-types.js';
import { Once, type Stamp } from '../platform/once.js';
import { sendFile } from '../platform/upload.js';
import { SetAskedDto, SetsDto } from './set.answers.js';
import { EditionQuery } from './set.dto.js';
import { SetView } from './set.view.js';

const READERS = ['clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin', 'authorityOfficer'] as const;
const KEPT = { schema: { type: 'string', format: 'binary' }, description: 'The same bytes each time.' } as const;

/** The papers of a letter in one: asked for, and taken as they were built. */
@ApiTags('submissions')
@Controller('submissions')
export class SetController {
  constructor(
    private readonly view: SetView,
    private readonly files: FileStore,
    private readonly once: Once,
  ) {}

  @Get(':id/set')
  @Allow(...READERS)
  @ApiOkResponse({ type: SetsDto })
  show(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<SetsDto> {
    return this.view.show(person, id);
  }

  @Post(':id/set')
  @HttpCode(202)
  @Allow(...OFFICE)
  @ApiAcceptedResponse({ type: SetAskedDto })
  ask(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Stamped() stamp: Stamp,
  ): Promise<SetAskedDto> {
    return this.once.run(stamp, (tx) => this.view.ask(tx, person, id));
  }

  @Get(':id/set.pdf')
  @Allow(...READERS)
  @ApiProduces(PDF)
  @ApiOkResponse(KEPT)
  async pdf(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Query() { edition }: EditionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { pdf, name } = await this.view.edition(person, id, edition);
    if (!pdf) throw refused('set.noPdf');
    return sendFile(reply, this.files, { ...pdf, mediaType: PDF, name: setFileName(name, 'pdf') });
  }

  @Get(':id/set.xlsx')
  @Allow(...READERS)
  @ApiProduces(XLSX)
  @ApiOkResponse(KEPT)
  async xlsx(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Query() { edition }: EditionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { xlsx, name } = await this.view.edition(person, id, edition);
    return sendFile(reply, this.files, { ...xlsx, mediaType: XLSX, name: setFileName(name, 'xlsx') });
  }

  @Get(':id/set.zip')
  @Allow(...READERS)
  @ApiProduces(ZIP)
  @ApiOkResponse(KEPT)
  async zip(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Query() { edition }: EditionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { zip, name } = await this.view.edition(person, id, edition);
    return sendFile(reply, this.files, { ...zip, mediaType: ZIP, name: setFileName(name, 'zip') });
  }
}
