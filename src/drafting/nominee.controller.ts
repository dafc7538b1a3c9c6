import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { PageQuery } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Once, type Stamp } from '../platform/once.js';
import { BlockService } from './block.service.js';
import {
  AddedNomineeDto,
  BlockDto,
  BlockPage,
  DuplicatesPage,
  DuplicatesQuery,
  LiftDto,
  MergeDto,
  NewNomineeDto,
  NomineeDto,
  NomineePage,
  NomineeQuery,
  ShownBlockDto,
  SplitDto,
} from './nominee.dto.js';
import { Merging } from './merging.js';
import { NomineeDuplicates } from './nominee.duplicates.js';
import { NomineeRegister } from './nominee.register.js';

/** The register of nominees, and what stands against their being referred. */
@ApiTags('nominees')
@Controller('nominees')
export class NomineeController {
  constructor(
    private readonly register: NomineeRegister,
    private readonly duplicates: NomineeDuplicates,
    private readonly merging: Merging,
    private readonly blocks: BlockService,
    private readonly database: Database,
    private readonly once: Once,
  ) {}

  @Get()
  @Allow('nominator', 'clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin')
  @ApiOkResponse({ type: NomineePage })
  find(@CurrentPerson() person: SignedIn, @Query() query: NomineeQuery) {
    return this.register.find(person, query);
  }

  @Get('duplicates')
  @Allow('clerk')
  @ApiOkResponse({ type: DuplicatesPage })
  findDuplicates(@CurrentPerson() person: SignedIn, @Query() query: DuplicatesQuery) {
    return this.duplicates.find(person, query);
  }

  @Get(':id')
  @Allow('nominator', 'clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin')
  @ApiOkResponse({ type: NomineeDto })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string) {
    return this.register.read(this.database, person, id);
  }

  @Post()
  @Allow('nominator', 'clerk')
  @ApiCreatedResponse({ type: AddedNomineeDto })
  add(@CurrentPerson() person: SignedIn, @Body() dto: NewNomineeDto, @Stamped() stamp: Stamp) {
    return this.once.run(stamp, (tx) => this.register.add(tx, person, dto));
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Allow('clerk')
  @ApiOkResponse({ type: NomineeDto, description: 'The row that stays.' })
  merge(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: MergeDto,
    @Stamped() stamp: Stamp,
  ) {
    return this.once.run(stamp, (tx) => this.merging.merge(tx, person, id, dto));
  }

  @Post(':id/split')
  @HttpCode(200)
  @Allow('clerk')
  @ApiOkResponse({ type: NomineeDto, description: 'The row that stands for itself again.' })
  split(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: SplitDto,
    @Stamped() stamp: Stamp,
  ) {
    return this.once.run(stamp, (tx) => this.merging.split(tx, person, id, dto));
  }

  @Get(':id/blocks')
  @Allow('clerk', 'chair', 'auditor')
  @ApiOkResponse({ type: BlockPage })
  listBlocks(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string, @Query() query: PageQuery) {
    return this.blocks.list(person, id, query);
  }

  @Post(':id/blocks')
  @Allow('clerk')
  @ApiCreatedResponse({ type: ShownBlockDto })
  block(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: BlockDto,
    @Stamped() stamp: Stamp,
  ) {
    return this.once.run(stamp, (tx) => this.blocks.note(tx, person, id, dto));
  }

  @Post(':id/blocks/:blockId/lift')
  @HttpCode(200)
  @Allow('clerk')
  @ApiOkResponse({ type: ShownBlockDto })
  lift(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Param('blockId', IdPipe) blockId: string,
    @Body() dto: LiftDto,
    @Stamped() stamp: Stamp,
  ) {
    return this.once.run(stamp, (tx) => this.blocks.lift(tx, person, id, blockId, dto));
  }
}
