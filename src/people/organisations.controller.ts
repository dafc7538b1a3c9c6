import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, AllowSignedIn } from '../platform/access.js';
import { PageOf, PageQuery, type Page } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Once, type Stamp } from '../platform/once.js';
import { CurrentPerson } from './current-person.js';
import { MAY_SEE_MEMBERS, Members, MemberView } from './members.view.js';
import { OrganisationRequest, SuccessionRequest } from './organisations.dto.js';
import { Organisations } from './organisations.service.js';
import { OrganisationView, SuccessionView } from './organisations.view.js';
import type { SignedIn } from './signed-in.js';
import { Stamped } from './stamped.decorator.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly once: Once,
    private readonly organisations: Organisations,
    private readonly members: Members,
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
  add(@Body() asked: OrganisationRequest, @Stamped() stamp: Stamp): Promise<OrganisationView> {
    return this.once.run(stamp, (tx) => this.organisations.add(tx, asked));
  }

  /** By given name. */
  @Get(':id/members')
  @Allow(...MAY_SEE_MEMBERS)
  @ApiOkResponse({ type: [MemberView] })
  listMembers(@CurrentPerson() by: SignedIn, @Param('id', IdPipe) id: string): Promise<MemberView[]> {
    return this.members.of(by, id);
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
    @Stamped() stamp: Stamp,
  ): Promise<SuccessionView> {
    return this.once.run(stamp, (tx) => this.organisations.succeed(tx, by, id, asked));
  }

  /** For one that was recorded wrongly. */
  @Delete(':id/successions/:successionId')
  @HttpCode(204)
  @Allow('admin')
  @ApiNoContentResponse()
  async takeBack(
    @CurrentPerson() by: SignedIn,
    @Param('id', IdPipe) id: string,
    @Param('successionId', IdPipe) successionId: string,
    @Stamped() stamp: Stamp,
  ): Promise<void> {
    await this.once.run(stamp, (tx) => this.organisations.takeBack(tx, by, id, successionId));
  }
}
