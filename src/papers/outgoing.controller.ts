import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res, UploadedFile } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OFFICE } from '../domain/grounds.js';
import { refused } from '../domain/refusals.js';
import { ROLES } from '../domain/vocabulary.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import type { Page } from '../platform/cursor.js';
import { FileStore, type Upload } from '../platform/file.store.js';
import { IdPipe } from '../platform/id.pipe.js';
import { IfMatch } from '../platform/if-match.decorator.js';
import { DOCX } from '../platform/media-types.js';
import { Once, stampOf, type Stamp } from '../platform/once.js';
import { sendFile, TakesFile } from '../platform/upload.js';
import { OutgoingDto, OutgoingPage } from './outgoing.answers.js';
import { CorrectionDto, IssueDto, MarksDto, OfPaper, OutgoingQuery } from './outgoing.dto.js';
import { OutgoingIssuing } from './outgoing.issuing.js';
import { OutgoingPrinting } from './outgoing.printing.js';
import { OutgoingView, toldOutgoing } from './outgoing.view.js';

const SCAN = {
  schema: {
    type: 'object' as const,
    properties: {
      file: {
        type: 'string' as const,
        format: 'binary',
        description: 'The signed paper: pdf, jpeg or png, at most 20 MB',
      },
    },
    required: ['file'],
  },
};

/** Papers of ours: printed, signed, numbered, locked with the signed copy, and replaced where they were wrong. */
@ApiTags('outgoing papers')
@Controller('outgoing')
export class OutgoingController {
  constructor(
    private readonly printing: OutgoingPrinting,
    private readonly issuing: OutgoingIssuing,
    private readonly view: OutgoingView,
    private readonly files: FileStore,
    private readonly once: Once,
  ) {}

  @Post()
  @Allow(...OFFICE)
  @ApiCreatedResponse({ type: OutgoingDto })
  async print(
    @CurrentPerson() person: SignedIn,
    @Body() { form, subjectId }: OfPaper,
    @Stamped() stamp: Stamp,
  ): Promise<OutgoingDto> {
    return toldOutgoing(await this.printing.print(person, form, subjectId, stamp));
  }

  @Get()
  @Allow(...ROLES)
  @ApiOkResponse({ type: OutgoingPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: OutgoingQuery): Promise<Page<OutgoingDto>> {
    return this.view.page(person, query);
  }

  @Get(':id')
  @Allow(...ROLES)
  @ApiOkResponse({ type: OutgoingDto })
  async read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<OutgoingDto> {
    return toldOutgoing(await this.view.show(person, id));
  }

  @Get(':id/printed')
  @Allow(...ROLES)
  @ApiProduces(DOCX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: 'As it was laid before its signers.' })
  async printed(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { printed } = await this.view.show(person, id);
    return sendFile(reply, this.files, { ...printed, mediaType: DOCX });
  }

  @Put(':id/marks')
  @Allow(...OFFICE)
  @ApiOkResponse({ type: OutgoingDto })
  async mark(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: MarksDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<OutgoingDto> {
    return toldOutgoing(await this.once.run(stamp, (tx) => this.issuing.mark(tx, person, id, dto, ifMatch)));
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Allow(...OFFICE)
  @ApiOkResponse({ type: OutgoingDto })
  async issue(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: IssueDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<OutgoingDto> {
    return toldOutgoing(await this.once.run(stamp, (tx) => this.issuing.issue(tx, person, id, dto, ifMatch)));
  }

  @Post(':id/scan')
  @HttpCode(200)
  @Allow(...OFFICE)
  @TakesFile()
  @ApiBody(SCAN)
  @ApiOkResponse({ type: OutgoingDto })
  async scan(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @UploadedFile() upload: Upload | undefined,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<OutgoingDto> {
    const file = await this.files.keep(upload);
    if (file.mediaType === DOCX) throw refused('outgoing.scanNeeded');
    const own = stampOf(stamp.personId, stamp.route, stamp.key, [file.sha256]);
    return toldOutgoing(await this.once.run(own, (tx) => this.issuing.lock(tx, person, id, file, ifMatch)));
  }

  @Post(':id/correct')
  @Allow(...OFFICE)
  @ApiCreatedResponse({ type: OutgoingDto, description: 'The paper in its place, printed anew.' })
  async correct(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: CorrectionDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<OutgoingDto> {
    return toldOutgoing(await this.printing.correct(person, id, dto, { ifMatch, stamp }));
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Allow(...OFFICE)
  @ApiOkResponse({ type: OutgoingDto })
  async discard(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<OutgoingDto> {
    return toldOutgoing(await this.once.run(stamp, (tx) => this.issuing.discard(tx, person, id, ifMatch)));
  }
}
