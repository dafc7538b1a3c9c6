import { ApiProperty } from '@nestjs/swagger';
import { BasisDto } from '../dossier/command.dto.js';
import { MovedDto } from '../dossier/dossier.answers.js';
import { Group, Id } from '../platform/input.js';
import { Code } from '../platform/text.decorator.js';

export class NominationItemDto {
  @Code()
  awardCode: string;

  @Id()
  nomineeId: string;
}

/** The longest list of one unit. */
export const LONGEST_LIST = 200;

export class NominationDto {
  @Id()
  campaignId: string;

  @Id()
  unitId: string;

  @Id({ optional: true, description: "The record of the unit's meeting." })
  meetingPaperId?: string;

  @Group(() => NominationItemDto, { list: LONGEST_LIST })
  items: NominationItemDto[];

  @Group(() => BasisDto, { optional: true })
  basis?: BasisDto;
}

export class NewDossierDto extends NominationItemDto {
  @Id()
  campaignId: string;

  @Id()
  unitId: string;

  @Group(() => BasisDto, { optional: true })
  basis?: BasisDto;
}

export class NominatedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: [MovedDto], description: 'In the order of the list.' })
  dossiers: MovedDto[];
}
