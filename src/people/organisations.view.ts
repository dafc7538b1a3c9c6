import { ApiProperty } from '@nestjs/swagger';
import {
  CERTAINTIES,
  ORGANISATION_KINDS,
  SUCCESSION_KINDS,
  UNIT_KINDS,
  type Certainty,
  type OrganisationKind,
  type SuccessionKind,
  type UnitKind,
} from './organisation.entity.js';

export class OrganisationView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ORGANISATION_KINDS })
  kind: OrganisationKind;

  @ApiProperty()
  timeZone: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validFrom: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The first day on which it is no more.' })
  validTo: string | null;
}

export class SuccessionView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  fromId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  toId: string | null;

  @ApiProperty({ enum: SUCCESSION_KINDS })
  kind: SuccessionKind;

  @ApiProperty({ format: 'date' })
  onDate: string;

  @ApiProperty()
  citation: string;

  @ApiProperty({ enum: CERTAINTIES })
  certainty: Certainty;
}

export class UnitView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: UNIT_KINDS })
  kind: UnitKind;
}
