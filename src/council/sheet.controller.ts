import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { IdPipe } from '../platform/id.pipe.js';
import { IfMatch } from '../platform/if-match.decorator.js';
import type { Stamp } from '../platform/once.js';
import { BatchMovedDto, CastAnswerDto } from './act.answers.js';
import { COUNCIL_ROLES } from './members.js';
import { SheetActs } from './sheet.acts.js';
import { ShownSheet } from './sheet.answers.js';
import {
  BallotRequest,
  CountRequest,
  DeputiesRequest,
  MinutesRequest,
  OpinionRequest,
  RecountRequest,
  SettleRequest,
  VoidRequest,
} from './sheet.dto.js';
import { SheetView } from './sheet.view.js';
import type { BatchMoved } from './sitting.service.js';
import { Voting } from './voting.js';

/** A deputy leads a sheet without holding the office, so the sheet itself is asked who may. */
const Act = (path: string): MethodDecorator =>
  applyDecorators(
    Post(`:id/${path}`),
    HttpCode(200),
    Allow('secretary', 'clerk', 'chair', 'councilMember'),
    ApiOkResponse({ type: BatchMovedDto }),
  );

/** Sheets of the council: one act for all the dossiers on it. If-Match is the sheet's own version; a ballot has none. */
@ApiTags('council')
@Controller('sheets')
export class SheetController {
  constructor(
    private readonly acts: SheetActs,
    private readonly voting: Voting,
    private readonly view: SheetView,
  ) {}

  @Get(':id')
  @Allow(...COUNCIL_ROLES)
  @ApiOkResponse({ type: ShownSheet })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<ShownSheet> {
    return this.view.show(person, id);
  }

  @Act('open')
  open(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) sheetId: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
    @Body() asked: DeputiesRequest,
  ): Promise<BatchMoved> {
    return this.acts.open({ person, sheetId, ifMatch, stamp }, asked);
  }

  @Post(':id/ballots')
  @HttpCode(200)
  @Allow('councilMember')
  @ApiOkResponse({ type: CastAnswerDto })
  cast(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() { choices }: BallotRequest,
    @Stamped() stamp: Stamp,
  ): Promise<CastAnswerDto> {
    return this.voting.cast(person, id, choices, stamp);
  }

  @Act('opinions')
  recordOpinion(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) sheetId: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
    @Body() asked: OpinionRequest,
  ): Promise<BatchMoved> {
    return this.acts.recordOpinion({ person, sheetId, ifMatch, stamp }, asked);
  }

  @Act('close')
  close(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) sheetId: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<BatchMoved> {
    return this.acts.close({ person, sheetId, ifMatch, stamp });
  }

  @Act('count')
  count(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) sheetId: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
    @Body() asked: CountRequest,
  ): Promise<BatchMoved> {
    return this.acts.count({ person, sheetId, ifMatch, stamp }, asked);
  }

  @Act('recount')
  recount(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) sheetId: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
    @Body() asked: RecountRequest,
  ): Promise<BatchMoved> {
    return this.acts.recount({ person, sheetId, ifMatch, stamp }, asked);
  }

  @Act('minutes')
  attachMinutes(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) sheetId: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
    @Body() asked: MinutesRequest,
  ): Promise<BatchMoved> {
    return this.acts.attachMinutes({ person, sheetId, ifMatch, stamp }, asked);
  }

  @Act('void')
  voidSheet(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) sheetId: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
    @Body() asked: VoidRequest,
  ): Promise<BatchMoved> {
    return this.acts.voidSheet({ person, sheetId, ifMatch, stamp }, asked);
  }

  @Act('settle')
  settle(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) sheetId: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
    @Body() asked: SettleRequest,
  ): Promise<BatchMoved> {
    return this.acts.settle({ person, sheetId, ifMatch, stamp }, asked);
  }
}
