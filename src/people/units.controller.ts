import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, AllowSignedIn } from '../platform/access.js';
import { PageOf, type Page } from '../platform/cursor.js';
import { Once, type Stamp } from '../platform/once.js';
import { CurrentPerson } from './current-person.js';
import { UnitRequest, UnitsQuery } from './organisations.dto.js';
import { UnitView } from './organisations.view.js';
import type { SignedIn } from './signed-in.js';
import { Stamped } from './stamped.decorator.js';
import { Units } from './units.service.js';

@ApiTags('units')
@Controller('units')
export class UnitsController {
  constructor(
    private readonly once: Once,
    private readonly units: Units,
  ) {}

  @Get()
  @AllowSignedIn()
  @ApiOkResponse({ type: PageOf(UnitView) })
  list(@CurrentPerson() by: SignedIn, @Query() query: UnitsQuery): Promise<Page<UnitView>> {
    return this.units.list(by, query);
  }

  @Post()
  @Allow('admin')
  @ApiCreatedResponse({ type: UnitView })
  add(@CurrentPerson() by: SignedIn, @Body() asked: UnitRequest, @Stamped() stamp: Stamp): Promise<UnitView> {
    return this.once.run(stamp, (tx) => this.units.add(tx, by, asked));
  }
}
