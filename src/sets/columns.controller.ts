import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MAY_SET_COLUMNS } from '../domain/set-columns.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { Database } from '../platform/database.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Once, type Stamp } from '../platform/once.js';
import { SetColumnsDto, SetColumnsRequest } from './columns.dto.js';
import { MAY_SEE_COLUMNS, SetColumns } from './set.columns.js';

/** The list of a set as each authority wants it. */
@ApiTags('forms')
@Controller('organisations/:id/set-columns/:receiverId')
export class ColumnsController {
  constructor(
    private readonly database: Database,
    private readonly columns: SetColumns,
    private readonly once: Once,
  ) {}

  @Get()
  @Allow(...MAY_SEE_COLUMNS)
  @ApiOkResponse({ type: SetColumnsDto })
  show(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Param('receiverId', IdPipe) receiverId: string,
  ): Promise<SetColumnsDto> {
    return this.columns.show(this.database, person, id, receiverId);
  }

  @Put()
  @Allow(...MAY_SET_COLUMNS)
  @ApiOkResponse({ type: SetColumnsDto, description: 'From now on.' })
  set(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) organisationId: string,
    @Param('receiverId', IdPipe) receiverId: string,
    @Body() { columns }: SetColumnsRequest,
    @Stamped() stamp: Stamp,
  ): Promise<SetColumnsDto> {
    const place = { organisationId, receiverId };
    return this.once.run(stamp, (tx) => this.columns.set(tx, person, place, columns));
  }
}
