import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../platform/access.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { IfMatch } from '../platform/if-match.decorator.js';
import { Stamped } from '../people/stamped.decorator.js';
import { IdPipe } from '../platform/id.pipe.js';
import type { Stamp } from '../platform/once.js';
import { BulkDto, CommandDto } from './command.dto.js';
import { CommandService, type BulkAnswer } from './command.service.js';
import { BulkAnswerDto, MovedDto } from './dossier.answers.js';
import type { Moved } from './move.js';

/** Commands on dossiers. */
@ApiTags('dossiers')
@Controller('dossiers')
export class CommandController {
  constructor(private readonly commands: CommandService) {}

  @Post('bulk')
  @HttpCode(200)
  @Allow('clerk', 'secretary', 'chair')
  @ApiOkResponse({ type: [BulkAnswerDto] })
  bulk(@CurrentPerson() person: SignedIn, @Body() dto: BulkDto, @Stamped() stamp: Stamp): Promise<BulkAnswer[]> {
    return this.commands.sendEach(person, dto, stamp);
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Allow('nominator', 'clerk', 'secretary', 'chair', 'decider', 'authorityOfficer')
  @ApiOkResponse({ type: MovedDto })
  send(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: CommandDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Moved> {
    return this.commands.send(person, id, dto, ifMatch, stamp);
  }
}
