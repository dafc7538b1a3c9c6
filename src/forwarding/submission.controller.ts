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
import { CandidatePage, CandidateQuery, CandidatesView, MAY_GATHER, type Candidate } from './candidates.view.js';
import { Lists } from './lists.js';
import { SetPapers, SetPapersView } from './set-papers.view.js';
import { AdvancedDto, type Advanced } from './submission.answers.js';
import { ListDto, SubmissionDto, SubmissionQuery } from './submission.dto.js';
import { ShownSubmission, SubmissionPage, type ShownSubmissionRow } from './submission.shown.js';
import { SubmissionView } from './submission.view.js';

/** Letters with their lists, before they are signed; and reading them at any time. */
@ApiTags('submissions')
@Controller('submissions')
export class SubmissionController {
  constructor(
    private readonly lists: Lists,
    private readonly view: SubmissionView,
    private readonly candidates: CandidatesView,
    private readonly set: SetPapersView,
  ) {}

  @Get()
  @Allow('clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin')
  @ApiOkResponse({ type: SubmissionPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: SubmissionQuery): Promise<Page<ShownSubmissionRow>> {
    return this.view.page(person, query);
  }

  @Get('candidates')
  @Allow(...MAY_GATHER)
  @ApiOkResponse({ type: CandidatePage })
  gatherable(@CurrentPerson() person: SignedIn, @Query() query: CandidateQuery): Promise<Page<Candidate>> {
    return this.candidates.page(person, query);
  }

  @Get(':id')
  @Allow('clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin', 'authorityOfficer')
  @ApiOkResponse({ type: ShownSubmission })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<ShownSubmission> {
    return this.view.show(person, id);
  }

  @Get(':id/papers')
  @Allow('clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin')
  @ApiOkResponse({ type: SetPapers })
  papers(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<SetPapers> {
    return this.set.of(person, id);
  }

  @Post()
  @Allow('clerk', 'secretary', 'chair')
  @ApiCreatedResponse({ type: AdvancedDto })
  draft(@CurrentPerson() person: SignedIn, @Body() dto: SubmissionDto, @Stamped() stamp: Stamp): Promise<Advanced> {
    return this.lists.draft({ person, ifMatch: null, stamp }, dto);
  }

  @Put(':id/dossiers')
  @Allow('clerk', 'secretary', 'chair')
  @ApiOkResponse({ type: AdvancedDto })
  change(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() { dossierIds }: ListDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Advanced> {
    return this.lists.change({ person, ifMatch, stamp }, id, dossierIds);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Allow('clerk', 'secretary', 'chair')
  @ApiOkResponse({ type: AdvancedDto })
  discard(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Advanced> {
    return this.lists.discard({ person, ifMatch, stamp }, id);
  }
}
