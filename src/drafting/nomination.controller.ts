import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { MovedDto } from '../dossier/dossier.answers.js';
import type { Moved } from '../dossier/move.js';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { Once, type Stamp } from '../platform/once.js';
import { NewDossierDto, NominatedDto, NominationDto } from './nomination.dto.js';
import { NominationService } from './nomination.service.js';

/** Making drafts: by a nominator, or by the clerk for those without a computer (a visit, a call or a paper as basis). */
@ApiTags('drafting')
@Controller()
export class NominationController {
  constructor(
    private readonly nominations: NominationService,
    private readonly once: Once,
  ) {}

  @Post('nominations')
  @Allow('nominator', 'clerk')
  @ApiCreatedResponse({ type: NominatedDto })
  nominate(
    @CurrentPerson() person: SignedIn,
    @Body() dto: NominationDto,
    @Stamped() stamp: Stamp,
  ): Promise<NominatedDto> {
    return this.once.run(stamp, (tx) => this.nominations.nominate(tx, person, dto));
  }

  @Post('dossiers')
  @Allow('nominator', 'clerk')
  @ApiCreatedResponse({ type: MovedDto })
  create(@CurrentPerson() person: SignedIn, @Body() dto: NewDossierDto, @Stamped() stamp: Stamp): Promise<Moved> {
    return this.once.run(stamp, (tx) => this.nominations.create(tx, person, dto));
  }
}
