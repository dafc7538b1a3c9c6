import type { Basis } from '../domain/vocabulary.js';
import { BasisDto, SupplementItemDto } from '../dossier/command.dto.js';
import { PageQuery } from '../platform/cursor.js';
import { Choice, Day, Flag, Group, Id } from '../platform/input.js';
import { Line, Text } from '../platform/text.decorator.js';

/** The longest list that one letter carries. */
export const LONGEST_LIST = 500;

const CHANNELS = ['inbox', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

export class SubmissionQuery extends PageQuery {
  @Id({ optional: true })
  campaignId?: string;
}

export class ListDto {
  @Id({ list: LONGEST_LIST, description: 'In the order in which the letter names them.' })
  dossierIds: string[];
}

export class SubmissionDto extends ListDto {
  @Id()
  campaignId: string;

  @Id({ optional: true, description: 'The recalled or answered submission that this one takes the place of.' })
  replacesId?: string;
}

class OnBasis {
  @Group(() => BasisDto, { optional: true, description: 'On screen when left out.' })
  basis?: BasisDto;
}

export class HandOverDto extends OnBasis {}

export class SignDto extends OnBasis {
  @Id({ description: 'Whose signature the letter bears.' })
  signerId: string;

  @Line({ max: 64, description: 'Of the list that was shown to whoever signs.' })
  listDigest: string;

  @Id({ optional: true, description: 'The letter; its row is made when left out, and its number and date may follow.' })
  letterPaperId?: string;

  @Id({ optional: true })
  replacesId?: string;

  @Choice(CHANNELS, { optional: true, description: 'inbox when left out.' })
  channel?: Channel;
}

export class NumberDto {
  @Line({ max: 100, optional: true, description: "As the office's own book gave it." })
  number?: string;

  @Flag({ optional: true, description: 'The next number of our register.' })
  draw?: boolean;

  @Flag({ optional: true, description: 'That a number far from the last one is meant.' })
  sure?: boolean;

  @Day()
  date: string;
}

export const ANSWERS = ['ACKNOWLEDGE', 'RETURN', 'RECALL', 'NO_ANSWER'] as const;
export type Answer = (typeof ANSWERS)[number];

export class AnswerDto extends OnBasis {
  @Choice(ANSWERS)
  type: Answer;

  @Id({ optional: true, list: LONGEST_LIST, description: 'All that wait for their answer when left out.' })
  dossierIds?: string[];

  @Text({ max: 4000, optional: true })
  reason?: string;

  @Group(() => SupplementItemDto, { optional: true, list: 50, description: 'RETURN: what is to be corrected.' })
  items?: SupplementItemDto[];

  @Id({ optional: true, description: 'RECALL once it was received: the paper by which the authority agrees.' })
  consentPaperId?: string;
}

/** Without the class, so that a line holds plain values. */
export const basisOf = ({ basis }: { basis?: BasisDto }): Basis => ({
  kind: basis?.kind ?? 'screen',
  ...(basis?.paperId && { paperId: basis.paperId }),
});
