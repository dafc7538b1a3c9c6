import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, AllowSignedIn } from '../platform/access.js';
import { PageOf, PageQuery, type Page } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { IdPipe } from '../platform/id.pipe.js';
import { CurrentPerson } from './current-person.js';
import { OrganisationRequest, SuccessionRequest } from './organisations.dto.js';
import { Organisations } from './organisations.service.js';
import { OrganisationView, SuccessionView } from './organisations.view.js';
import type { SignedIn } from './signed-in.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  @AllowSignedIn()
  @ApiOkResponse({ type: PageOf(OrganisationView) })
  list(@Query() query: PageQuery): Promise<Page<OrganisationView>> {
    return this.organisations.list(query);
  }

  @Post()
  @Allow('admin')
  @ApiCreatedResponse({ type: OrganisationView })
  add(@Body() asked: OrganisationRequest): Promise<OrganisationView> {
    return this.database.transaction((tx) => this.organisations.add(tx, asked));
  }

  @Get(':id/successions')
  @AllowSignedIn()
  @ApiOkResponse({ type: PageOf(SuccessionView) })
  listSuccessions(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<SuccessionView>> {
    return this.organisations.listSuccessions(id, query);
  }

  @Post(':id/successions')
  @Allow('admin')
  @ApiCreatedResponse({ type: SuccessionView })
  succeed(
    @CurrentPerson() by: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() asked: SuccessionRequest,
  ): Promise<SuccessionView> {
    return this.database.transaction((tx) => this.organisations.succeed(tx, by, id, asked));
  }
}
