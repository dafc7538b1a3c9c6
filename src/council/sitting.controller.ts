import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { PageQuery, type Page } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import { IfMatch } from '../platform/if-match.decorator.js';
import { Once, type Stamp } from '../platform/once.js';
import { BatchMovedDto, MadeSheetDto } from './act.answers.js';
import { COUNCIL_ROLES } from './members.js';
import { ReadingPage, type ReadDossier } from './reading-list.answers.js';
import { READERS, ReadingList } from './reading-list.view.js';
import { SheetRequest } from './sheet.dto.js';
import { SheetMaking } from './sheet.making.js';
import { SittingPage, ShownSitting } from './sitting.answers.js';
import {
  AgendaRequest,
  AttendanceRequest,
  RecusalsRequest,
  SittingChange,
  SittingQuery,
  SittingRequest,
} from './sitting.dto.js';
import { SittingLists } from './sitting.lists.js';
import { Sittings, type BatchMoved } from './sitting.service.js';
import { SittingView } from './sitting.view.js';

/** Meetings of the council. If-Match is the sitting's own version. */
@ApiTags('council')
@Controller('sittings')
export class SittingController {
  constructor(
    private readonly once: Once,
    private readonly sittings: Sittings,
    private readonly lists: SittingLists,
    private readonly making: SheetMaking,
    private readonly view: SittingView,
    private readonly reading: ReadingList,
  ) {}

  @Get()
  @Allow(...COUNCIL_ROLES)
  @ApiOkResponse({ type: SittingPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: SittingQuery): Promise<SittingPage> {
    return this.view.page(person, query);
  }

  @Get(':id')
  @Allow(...COUNCIL_ROLES)
  @ApiOkResponse({ type: ShownSitting })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<ShownSitting> {
    return this.view.show(person, id);
  }

  @Get(':id/reading-list')
  @Allow(...READERS)
  @ApiOkResponse({ type: ReadingPage })
  readingList(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<ReadDossier>> {
    return this.reading.page(person, id, query);
  }

  @Post()
  @Allow('secretary', 'clerk')
  @ApiCreatedResponse({ type: BatchMovedDto })
  plan(@CurrentPerson() person: SignedIn, @Body() asked: SittingRequest, @Stamped() stamp: Stamp): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.sittings.plan(tx, person, asked));
  }

  @Patch(':id')
  @Allow('secretary', 'clerk')
  @ApiOkResponse({ type: BatchMovedDto })
  amend(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() asked: SittingChange,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.sittings.amend(tx, person, id, asked, ifMatch));
  }

  @Put(':id/agenda')
  @Allow('secretary', 'clerk')
  @ApiOkResponse({ type: BatchMovedDto })
  setAgenda(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() { awardCodes }: AgendaRequest,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.lists.setAgenda(tx, person, id, awardCodes, ifMatch));
  }

  @Put(':id/attendance')
  @Allow('secretary', 'clerk')
  @ApiOkResponse({ type: BatchMovedDto })
  setAttendance(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() { persons }: AttendanceRequest,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.lists.setAttendance(tx, person, id, persons, ifMatch));
  }

  @Put(':id/recusals')
  @Allow('secretary', 'clerk')
  @ApiOkResponse({ type: BatchMovedDto })
  setRecusals(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() { recusals }: RecusalsRequest,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.lists.setRecusals(tx, person, id, recusals, ifMatch));
  }

  @Post(':id/open')
  @HttpCode(200)
  @Allow('secretary', 'clerk')
  @ApiOkResponse({ type: BatchMovedDto })
  open(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.sittings.open(tx, person, id, ifMatch));
  }

  @Post(':id/close')
  @HttpCode(200)
  @Allow('secretary', 'clerk')
  @ApiOkResponse({ type: BatchMovedDto })
  close(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<BatchMoved> {
    return this.once.run(stamp, (tx) => this.sittings.close(tx, person, id, ifMatch));
  }

  @Post(':id/sheets')
  @Allow('secretary', 'clerk')
  @ApiCreatedResponse({ type: MadeSheetDto })
  makeSheet(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() asked: SheetRequest,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<MadeSheetDto> {
    return this.once.run(stamp, (tx) => this.making.make(tx, person, id, asked, ifMatch));
  }
}
