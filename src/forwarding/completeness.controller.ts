import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Allow } from '../platform/access.js';
import { PageQuery, type Page } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import { CompletenessPage, type CheckedDossier } from './completeness.answers.js';
import { CompletenessView, MAY_CHECK } from './completeness.view.js';

/** A season as its auditor goes through it. */
@ApiTags('campaigns')
@Controller('campaigns/:id/completeness')
export class CompletenessController {
  constructor(private readonly view: CompletenessView) {}

  /** By the given name of the nominee. */
  @Get()
  @Allow(...MAY_CHECK)
  @ApiOkResponse({ type: CompletenessPage })
  page(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<CheckedDossier>> {
    return this.view.page(person, id, query);
  }
}
