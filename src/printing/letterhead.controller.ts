import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { Database } from '../platform/database.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Once, type Stamp } from '../platform/once.js';
import { LetterheadDto, LetterheadRequest } from './letterhead.dto.js';
import { Letterheads } from './letterheads.js';
import { MAY_SEE_TEMPLATES, MAY_SET_TEMPLATES } from './templates.js';

/** What an office prints above and below every paper. */
@ApiTags('forms')
@Controller('organisations/:id/letterhead')
export class LetterheadController {
  constructor(
    private readonly database: Database,
    private readonly letterheads: Letterheads,
    private readonly once: Once,
  ) {}

  @Get()
  @Allow(...MAY_SEE_TEMPLATES)
  @ApiOkResponse({ type: LetterheadDto })
  read(@CurrentPerson() person: SignedIn, @Param('id', IdPipe) id: string): Promise<LetterheadDto> {
    return this.letterheads.show(this.database, person, id);
  }

  @Put()
  @Allow(...MAY_SET_TEMPLATES)
  @ApiOkResponse({ type: LetterheadDto, description: 'From now on.' })
  set(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() asked: LetterheadRequest,
    @Stamped() stamp: Stamp,
  ): Promise<LetterheadDto> {
    return this.once.run(stamp, (tx) => this.letterheads.set(tx, person, id, asked));
  }
}
