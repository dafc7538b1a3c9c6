import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../platform/access.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { ROLES } from '../domain/vocabulary.js';
import { PageQuery } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import { DossierPage, ShownDossierDto, ShownMoveDto } from './dossier.answers.js';
import { AsOfQuery, DossierQuery } from './dossier.dto.js';
import { DossierList } from './dossier.list.js';
import { DossierView } from './dossier.view.js';
import { TrailPage } from './trail.answers.js';
import { TrailView } from './trail.view.js';

/** Reading dossiers. Whoever may not see one is told that there is none. */
@ApiTags('dossiers')
@Controller('dossiers')
export class DossierController {
  constructor(
    private readonly dossiers: DossierList,
    private readonly view: DossierView,
    private readonly trail: TrailView,
  ) {}

  @Get()
  @Allow(...ROLES)
  @ApiOkResponse({ type: DossierPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: DossierQuery) {
    return this.dossiers.page(person, query);
  }

  @Get(':id')
  @Allow(...ROLES)
  @ApiOkResponse({ type: ShownDossierDto })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string, @Query() { asOf }: AsOfQuery) {
    return this.view.show(person, id, asOf);
  }

  @Get(':id/moves')
  @Allow(...ROLES)
  @ApiOkResponse({ type: [ShownMoveDto] })
  moves(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string) {
    return this.view.moves(person, id);
  }

  @Get(':id/trail')
  @Allow(...ROLES)
  @ApiOkResponse({ type: TrailPage })
  page(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string, @Query() query: PageQuery) {
    return this.trail.page(person, id, query);
  }
}
