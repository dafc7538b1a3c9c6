import { ApiProperty } from '@nestjs/swagger';
import type { RoutingRule } from '../domain/campaign.js';
import type { Certainty } from '../domain/rule-card.js';
import { NOMINEE_KINDS, type NomineeKind, type Sentence } from '../domain/vocabulary.js';
import { BasisDto } from '../dossier/command.dto.js';
import { LineRef } from '../dossier/dossier.answers.js';
import { Choice, Day, Group } from '../platform/input.js';
import { Code, Text } from '../platform/text.decorator.js';

const OUTCOMES = ['forward', 'decidedHere'] as const;
const CERTAINTIES: readonly Certainty[] = ['verified', 'unverified'];

export class CitationDto implements Sentence {
  @Text({ max: 2000 })
  vi: string;

  @Text({ max: 2000 })
  en: string;
}

export class RoutingRuleDto implements RoutingRule {
  @Code({ nullable: true, description: 'Null for every award.' })
  award: string | null;

  @Choice(NOMINEE_KINDS, { nullable: true })
  nomineeKind: NomineeKind | null;

  @Choice(OUTCOMES)
  outcome: RoutingRule['outcome'];

  @Code({ nullable: true, description: 'The receiving organisation; null where it is decided here.' })
  receiver: string | null;

  @Day({ nullable: true })
  validFrom: string | null;

  @Day({ nullable: true })
  validTo: string | null;

  @Group(() => CitationDto)
  citation: CitationDto;

  @Choice(CERTAINTIES)
  certainty: Certainty;
}

/** What of a campaign may change while it runs; the rest is as its file says. */
export class AmendmentDto {
  @Text({ max: 4000 })
  reason: string;

  @Day({ optional: true, description: 'Open dossiers move with it.' })
  dossierDeadline?: string;

  @Day({ optional: true, description: 'The last day of the movement.' })
  periodTo?: string;

  @Group(() => RoutingRuleDto, { optional: true, list: 200, description: 'All rules, in the place of those before.' })
  routing?: RoutingRuleDto[];
}

export class ClosingDto {
  @Group(() => BasisDto, { optional: true, description: 'On screen when left out.' })
  basis?: BasisDto;
}

export class AmendedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'integer', description: 'Of the campaign; unchanged where nothing was amended.' })
  version: number;

  @ApiProperty({ type: 'integer', description: 'Open dossiers that moved with the deadline.' })
  extended: number;

  @ApiProperty({
    type: [String],
    description: 'Those of them on hold: their clock stands, and the new date counts once they are released.',
  })
  held: string[];

  @ApiProperty({ type: LineRef, nullable: true, description: "On the organisation's stream." })
  line: LineRef | null;
}

export class ClosedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['closed'] })
  state: 'closed';

  @ApiProperty({ type: 'integer' })
  archived: number;

  @ApiProperty({ type: LineRef, description: "On the organisation's stream." })
  line: LineRef;
}
