import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { IdPipe } from '../platform/id.pipe.js';
import type { Stamp } from '../platform/once.js';
import { Amendments } from './amendment.js';
import { BackwardCalendarDto, BackwardQuery } from './backward.dto.js';
import { BackwardView } from './backward.view.js';
import { SeasonClosing } from './closing.js';
import { SeasonProgress } from './progress.answers.js';
import { MAY_SEE_PROGRESS, ProgressView } from './progress.view.js';
import { AmendedDto, AmendmentDto, ClosedDto, ClosingDto } from './season.dto.js';

/** A whole season: how far it is; its plan is amended, its books are closed. */
@ApiTags('campaigns')
@Controller('campaigns/:id')
export class SeasonController {
  constructor(
    private readonly amendments: Amendments,
    private readonly closing: SeasonClosing,
    private readonly progress: ProgressView,
    private readonly backward: BackwardView,
  ) {}

  @Get('progress')
  @Allow(...MAY_SEE_PROGRESS)
  @ApiOkResponse({ type: SeasonProgress })
  show(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<SeasonProgress> {
    return this.progress.show(person, id);
  }

  @Get('backward-calendar')
  @Allow(...MAY_SEE_PROGRESS)
  @ApiOkResponse({ type: BackwardCalendarDto })
  countBack(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Query() query: BackwardQuery,
  ): Promise<BackwardCalendarDto> {
    return this.backward.show(person, id, query);
  }

  @Post('amendments')
  @Allow('admin', 'chair')
  @ApiCreatedResponse({ type: AmendedDto })
  amend(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: AmendmentDto,
    @Stamped() stamp: Stamp,
  ): Promise<AmendedDto> {
    return this.amendments.amend(person, id, dto, stamp);
  }

  @Post('close')
  @HttpCode(200)
  @Allow('chair', 'clerk', 'secretary')
  @ApiOkResponse({ type: ClosedDto })
  close(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: ClosingDto,
    @Stamped() stamp: Stamp,
  ): Promise<ClosedDto> {
    return this.closing.close(person, id, dto, stamp);
  }
}
