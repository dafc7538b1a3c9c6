import { Body, Controller, Delete, Get, Param, Post, Query, Res, UploadedFile } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { MovedDto } from '../dossier/dossier.answers.js';
import type { Moved } from '../dossier/move.js';
import { ROLES } from '../domain/vocabulary.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { FileStore, type Upload } from '../platform/file.store.js';
import { IdPipe } from '../platform/id.pipe.js';
import { stampOf, type Stamp } from '../platform/once.js';
import { sendFile, TakesFile } from '../platform/upload.js';
import { AddedEvidenceDto, BasisQuery, EvidenceDto, EVIDENCE_FORM } from './evidence.dto.js';
import { EvidenceService, type AddedEvidence } from './evidence.service.js';

/** Files that stand for a claim: streamed in, known by their digest, served to be saved and never shown. */
@ApiTags('evidence')
@Controller('dossiers/:id/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly files: FileStore,
  ) {}

  @Post()
  @Allow('nominator', 'clerk')
  @TakesFile()
  @ApiBody({ schema: EVIDENCE_FORM })
  @ApiCreatedResponse({ type: AddedEvidenceDto })
  async add(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: EvidenceDto,
    @UploadedFile() upload: Upload | undefined,
    @Stamped() stamp: Stamp,
  ): Promise<AddedEvidence> {
    const file = await this.files.keep(upload);
    const own = stampOf(stamp.personId, stamp.route, stamp.key, [dto.criterionCode, file.sha256]);
    return this.evidence.add(person, id, dto, file, own);
  }

  @Get(':evidenceId/content')
  @Allow(...ROLES)
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Param('evidenceId', IdPipe) evidenceId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sendFile(reply, this.files, await this.evidence.file(person, id, evidenceId));
  }

  @Delete(':evidenceId')
  @Allow('nominator', 'clerk')
  @ApiOkResponse({ type: MovedDto })
  remove(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Param('evidenceId', IdPipe) evidenceId: string,
    @Query() { basis }: BasisQuery,
    @Stamped() stamp: Stamp,
  ): Promise<Moved> {
    return this.evidence.remove(person, id, evidenceId, basis ?? 'screen', stamp);
  }
}
