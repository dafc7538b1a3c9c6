import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentPerson } from '../people/current-person.js';
import type { SignedIn } from '../people/signed-in.js';
import { Stamped } from '../people/stamped.decorator.js';
import { Allow } from '../platform/access.js';
import { IdPipe } from '../platform/id.pipe.js';
import { IfMatch } from '../platform/if-match.decorator.js';
import type { Stamp } from '../platform/once.js';
import { Answers } from './answers.js';
import { Delivery } from './delivery.js';
import { Numbering } from './numbering.js';
import { Signing } from './signing.js';
import { AdvancedDto, type Advanced } from './submission.answers.js';
import { AnswerDto, HandOverDto, NumberDto, SignDto } from './submission.dto.js';

export class SignedDto extends AdvancedDto {
  @ApiProperty({ format: 'uuid' })
  letterPaperId: string;
}

/** A letter from its signature on: numbered, handed over, answered. */
@ApiTags('submissions')
@Controller('submissions/:id')
export class LetterController {
  constructor(
    private readonly signing: Signing,
    private readonly numbering: Numbering,
    private readonly delivery: Delivery,
    private readonly answers: Answers,
  ) {}

  @Post('sign')
  @HttpCode(200)
  @Allow('chair', 'clerk', 'secretary')
  @ApiOkResponse({ type: SignedDto })
  sign(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: SignDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<SignedDto> {
    return this.signing.sign({ person, ifMatch, stamp }, id, dto);
  }

  @Post('number')
  @HttpCode(200)
  @Allow('clerk', 'secretary', 'chair')
  @ApiOkResponse({ type: AdvancedDto })
  number(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: NumberDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Advanced> {
    return this.numbering.number({ person, ifMatch, stamp }, id, dto);
  }

  @Post('deliver')
  @HttpCode(200)
  @Allow('clerk')
  @ApiOkResponse({ type: AdvancedDto })
  deliver(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: HandOverDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Advanced> {
    return this.delivery.byHand({ person, ifMatch, stamp }, id, dto);
  }

  @Post('commands')
  @HttpCode(200)
  @Allow('authorityOfficer', 'chair', 'clerk', 'secretary')
  @ApiOkResponse({ type: AdvancedDto })
  answer(
    @CurrentPerson() person: SignedIn,
    @Param('id', IdPipe) id: string,
    @Body() dto: AnswerDto,
    @IfMatch() ifMatch: number | null,
    @Stamped() stamp: Stamp,
  ): Promise<Advanced> {
    return this.answers.give({ person, ifMatch, stamp }, id, dto);
  }
}
