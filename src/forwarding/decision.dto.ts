import { BasisDto } from '../dossier/command.dto.js';
import { Choice, Flag, Group, Id, Whole } from '../platform/input.js';
import { Code, Text } from '../platform/text.decorator.js';
import { LONGEST_LIST } from './submission.dto.js';

export const OUTCOMES = ['awarded', 'notAwarded'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export class OutcomeDto {
  @Id()
  dossierId: string;

  @Choice(OUTCOMES)
  outcome: Outcome;
}

export class DecisionDto {
  @Id({ optional: true, description: 'The submission that is answered; without it, the decision is made here.' })
  submissionId?: string;

  @Id({ optional: true, description: 'The decision as a paper; that of the basis when left out.' })
  paperId?: string;

  @Flag({ optional: true, description: 'Decided here: that a number of its paper far from the last one is meant.' })
  sure?: boolean;

  @Group(() => OutcomeDto, { list: LONGEST_LIST })
  outcomes: OutcomeDto[];

  @Group(() => BasisDto, { optional: true, description: 'On screen when left out.' })
  basis?: BasisDto;
}

export class RevocationDto {
  @Id({ list: LONGEST_LIST })
  dossierIds: string[];

  @Text({ max: 4000 })
  reason: string;

  @Group(() => BasisDto, { optional: true, description: 'On screen when left out.' })
  basis?: BasisDto;
}

export class GoldBookDto {
  @Whole({
    least: 1,
    most: 1_000_000,
    optional: true,
    description: 'Of the first award, where the book is begun with it.',
  })
  first?: number;
}

export class SetPrizeDto {
  @Id()
  campaignId: string;

  @Code()
  awardCode: string;

  @Whole({ most: 1_000_000_000, nullable: true, description: 'In dong; null where it is as law says again.' })
  amount: number | null;
}
