import { ApiProperty } from '@nestjs/swagger';
import { DIFFERENCE_KINDS, type Difference, type DifferenceKind, type ToldFact } from '../domain/paper-difference.js';
import { SentenceDto } from '../platform/told-refusal.dto.js';

export class ToldFactDto implements ToldFact {
  @ApiProperty({ description: 'By its tag in the template; of a row, the tag of its list.' })
  field: string;

  @ApiProperty({ description: 'Whose row of a list it is in; empty outside of lists.' })
  row: string;

  @ApiProperty({ description: 'What the file has there; of a row that moved, its number in the file.' })
  file: string;

  @ApiProperty({ type: SentenceDto, description: 'In the file; of what is missing, in the paper as it is written.' })
  place: SentenceDto;

  @ApiProperty({ description: 'The text around, to look for in Word.' })
  near: string;
}

export class DifferenceDto extends ToldFactDto implements Difference {
  @ApiProperty({ enum: DIFFERENCE_KINDS })
  kind: DifferenceKind;

  @ApiProperty({ description: 'What the record has; of a long text, the part that differs.' })
  record: string;
}

export class UnbalancedDto {
  @ApiProperty({ enum: ['record', 'file'], description: 'Whose numbers do not add up.' })
  of: 'record' | 'file';

  @ApiProperty({ enum: ['members', 'issued', 'returned', 'votes'] })
  equation: 'members' | 'issued' | 'returned' | 'votes';

  @ApiProperty({ description: 'On whom the votes are; empty where they are not on one.' })
  nominee: string;

  @ApiProperty({ type: SentenceDto, description: 'Both sides.' })
  sentence: SentenceDto;

  @ApiProperty({ type: SentenceDto })
  place: SentenceDto;
}

export class PaperCheckDto {
  @ApiProperty({ type: [DifferenceDto], description: 'At most 500.' })
  differences: DifferenceDto[];

  @ApiProperty({ type: 'integer', description: 'Differences that there are beside those.' })
  more: number;

  @ApiProperty({ type: [ToldFactDto], description: 'What the record left open and the file has.' })
  filledByHand: ToldFactDto[];

  @ApiProperty({ type: [UnbalancedDto], description: 'Votes that do not add up.' })
  unbalanced: UnbalancedDto[];

  @ApiProperty({ description: 'There are proposed changes; they were read as taken.' })
  trackedChanges: boolean;

  @ApiProperty({
    type: 'integer',
    description: 'About how many words of the template’s own are others; no difference.',
  })
  wording: number;
}
