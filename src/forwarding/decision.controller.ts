import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import type { Page } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import { IfMatch } from '../platform/if-match.decorator.js';
import type { Stamp } from '../platform/once.js';
import { DecisionDto, GoldBookDto, RevocationDto, SetPrizeDto } from './decision.dto.js';
import { DecisionList, DecisionPage, type ListedDecision } from './decision.list.js';
import { DecisionView, ShownDecision } from './decision.view.js';
import { Decisions } from './decisions.js';
import { GoldBook } from './gold-book.js';
import { Prizes } from './prizes.js';
import { Revocation } from './revocation.js';
import { AdvancedDto, type Advanced } from './submission.answers.js';
import { SubmissionQuery } from './submission.dto.js';

/** Decisions: the authority's on a submission, or those made here; and their revocation. */
@ApiTags('decisions')
@Controller('decisions')
export class DecisionController {
  constructor(
    private readonly decisions: Decisions,
    private readonly revocation: Revocation,
    private readonly view: DecisionView,
    private readonly decisionList: DecisionList,
    private readonly goldBook: GoldBook,
    private readonly prizes: Prizes,
  ) {}

  @Post()
  @Allow('authorityOfficer', 'decider', 'clerk', 'secretary')
  @ApiCreatedResponse({ type: AdvancedDto })
  record(@CurrentPerson() person: SignedIn, @Body() dto: DecisionDto, @Stamped() stamp: Stamp): Promise<Advanced> {
    return this.decisions.record({ person, ifMatch: null, stamp }, dto);
  }

  @Get()
  @Allow('clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin')
  @ApiOkResponse({ type: DecisionPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: SubmissionQuery): Promise<Page<ListedDecision>> {
    return this.decisionList.page(person, query);
  }

  @Get(':id')
  @Allow('clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin', 'authorityOfficer')
  @ApiOkResponse({ type: ShownDecision })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<ShownDecision> {
    return this.view.show(person, id);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Allow('authorityOfficer', 'decider', 'clerk', 'secretary')
  @ApiOkResponse({ type: AdvancedDto })
  revoke(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: RevocationDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Advanced> {
    return this.revocation.revoke({ person, ifMatch, stamp }, id, dto);
  }

  @Post(':id/gold-book')
  @HttpCode(200)
  @Allow('clerk')
  @ApiOkResponse({ type: AdvancedDto })
  enter(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: GoldBookDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Advanced> {
    return this.goldBook.enter({ person, ifMatch, stamp }, id, dto);
  }

  @Put(':id/prizes')
  @Allow('clerk')
  @ApiOkResponse({ type: AdvancedDto })
  setPrize(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: SetPrizeDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Advanced> {
    return this.prizes.set({ person, ifMatch, stamp }, id, dto);
  }
}
