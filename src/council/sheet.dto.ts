import { BALLOT_KINDS, type BallotKind } from '../domain/rule-card.js';
import type { Choice as VoteChoice } from '../domain/tally.js';
import { BasisDto } from '../dossier/command.dto.js';
import { Choice, Flag, Group, Id, Whole } from '../platform/input.js';
import { Code, Text } from '../platform/text.decorator.js';
import { Marks } from './marks.decorator.js';

/** The longest list that is voted on together, and the largest council. */
export const LONGEST_SHEET = 200;
const LARGEST_COUNCIL = 1000;

const VOTES: readonly VoteChoice[] = ['yes', 'no', 'blank', 'recused'];
const SIDES = ['yes', 'no'] as const;

/** Who stands in for the sitting's presider or secretary where they are recused or away. */
export class DeputiesRequest {
  @Id({ optional: true })
  presiderDeputyId?: string;

  @Id({ optional: true })
  secretaryDeputyId?: string;
}

export class SheetRequest extends DeputiesRequest {
  @Id()
  campaignId: string;

  @Code()
  awardCode: string;

  @Id({ list: LONGEST_SHEET, description: 'In the order in which they are voted on.' })
  dossierIds: string[];

  @Choice(BALLOT_KINDS)
  ballotKind: BallotKind;
}

export class BallotRequest {
  @Marks(VOTES, { description: 'By the id of the dossier; exactly those of the sheet as it was opened.' })
  choices: Record<string, VoteChoice>;
}

export class OpinionRequest extends BallotRequest {
  @Id()
  personId: string;

  @Id({ description: 'A paper of purpose writtenOpinion.' })
  paperId: string;
}

const count = { most: LARGEST_COUNCIL };

export class WrittenCounts {
  @Whole(count)
  yes: number;

  @Whole(count)
  no: number;

  @Whole(count)
  blank: number;
}

export class CountEntry extends WrittenCounts {
  @Id()
  dossierId: string;

  @Whole(count)
  recused: number;

  @Whole({ ...count, description: 'Of the council, with neither a vote nor a written opinion.' })
  absent: number;

  @Group(() => WrittenCounts, { optional: true, description: 'Of these votes, by written opinion.' })
  opinions?: WrittenCounts;
}

export class CountRequest extends DeputiesRequest {
  @Group(() => CountEntry, { list: LONGEST_SHEET })
  counts: CountEntry[];

  @Id({ optional: true, description: 'The signed minutes; or' })
  minutesPaperId?: string;

  @Flag({ optional: true, description: 'that they will follow. They must be there before the letter is signed.' })
  minutesPromised?: boolean;
}

export class RecountRequest {
  @Group(() => CountEntry, { list: LONGEST_SHEET })
  counts: CountEntry[];

  @Id()
  paperId: string;

  @Text({ max: 4000 })
  reason: string;
}

export class MinutesRequest {
  @Id()
  paperId: string;
}

export class VoidRequest {
  @Text({ max: 4000, optional: true, description: 'Not needed for a tie that the rule card runs again.' })
  reason?: string;
}

export class SettleRequest {
  @Marks(SIDES, { optional: true, description: 'By the id of a tied dossier, where the card lets the chair decide.' })
  chairSide?: Record<string, 'yes' | 'no'>;

  @Group(() => BasisDto, { optional: true, description: "The signed minutes, where the presider's act is recorded." })
  basis?: BasisDto;
}
