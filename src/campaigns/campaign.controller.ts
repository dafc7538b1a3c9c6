import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, AllowSignedIn } from '../platform/access.js';
import { CurrentPerson } from '../people/current-person.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { refused } from '../domain/refusals.js';
import { PageQuery, type Page } from '../platform/cursor.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Once, type Stamp } from '../platform/once.js';
import {
  CampaignImportQuery,
  CampaignPage,
  ImportPlan,
  ShownCampaign,
  ShownCampaignRow,
  VersionQuery,
} from './campaign.answers.js';
import { CampaignFile } from './campaign.dto.js';
import { CampaignService, type CampaignRow } from './campaign.service.js';

@ApiTags('campaigns')
@Controller('campaigns')
export class CampaignController {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly once: Once,
  ) {}

  @Get()
  @AllowSignedIn()
  @ApiOkResponse({ type: CampaignPage })
  list(@CurrentPerson() person: SignedIn, @Query() query: PageQuery): Promise<Page<CampaignRow>> {
    return this.campaigns.list(person, query);
  }

  @Get(':id')
  @AllowSignedIn()
  @ApiOkResponse({ type: ShownCampaign })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string, @Query() { version }: VersionQuery) {
    return this.campaigns.read(person, id, version);
  }

  /** The body is a campaign file; its problems are told all at once, so it is read by campaign.file.ts and no pipe. */
  @Post()
  @Allow('admin')
  @ApiBody({ type: CampaignFile })
  @ApiCreatedResponse({ type: ShownCampaignRow, description: 'Imported.' })
  @ApiOkResponse({ type: ImportPlan, description: 'Of a dry run: what would be.' })
  import(
    @CurrentPerson() person: SignedIn,
    @Query() { organisationId, dryRun }: CampaignImportQuery,
    @Body() file: object,
    @Stamped() stamp: Stamp,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignRow | ImportPlan> {
    if (!actorFor(person, { organisationId }).holds.includes('admin')) throw refused('notFound');
    if (dryRun) return this.tried(reply, organisationId, file);
    return this.once.run(stamp, (tx) => this.campaigns.import(tx, person, organisationId, file));
  }

  private tried(reply: FastifyReply, organisationId: string, file: object): Promise<ImportPlan> {
    reply.status(200);
    return this.campaigns.plan(organisationId, file);
  }
}
