import { ApiProperty } from '@nestjs/swagger';
import { BASIS_KINDS, CAPACITIES, type BasisKind, type Capacity } from '../domain/vocabulary.js';
import { OUTCOMES, type Outcome } from './decision.dto.js';

const UUID = { type: String, format: 'uuid' } as const;
const MAYBE_TEXT = { type: String, nullable: true } as const;
const INSTANT = { type: String, format: 'date-time' } as const;

/** What makes a signed letter wait in the outbox, in the order in which it is asked. */
export const WAITS_FOR = ['receiver.noOfficer', 'letter.holdsHeld', 'letter.notNumbered'] as const;

export class ReceiverRef {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class PaperRef {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty({ type: String, nullable: true })
  number: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  date: string | null;

  @ApiProperty({ description: 'Its file was uploaded.' })
  attached: boolean;
}

/** What was done, when, and how it is known. */
class Told {
  @ApiProperty()
  command: string;

  @ApiProperty(INSTANT)
  at: string;

  @ApiProperty({ enum: CAPACITIES })
  capacity: Capacity;

  @ApiProperty({ enum: BASIS_KINDS, description: 'Other than screen: it was recorded from a paper.' })
  basis: BasisKind;

  @ApiProperty({ ...MAYBE_TEXT, description: "Null to whoever may not read the other side's reasons." })
  reason: string | null;

  @ApiProperty({ type: PaperRef, nullable: true, description: 'That it rests on.' })
  paper: PaperRef | null;
}

export class ReturnedItem {
  @ApiProperty({ description: 'report, claim:t1, evidence:t4.' })
  code: string;

  @ApiProperty(MAYBE_TEXT)
  text: string | null;
}

/** What was said of one dossier of a letter. */
export class MemberAnswer extends Told {
  @ApiProperty({ enum: OUTCOMES, ...MAYBE_TEXT })
  outcome: Outcome | null;

  @ApiProperty({ ...UUID, nullable: true })
  decisionId: string | null;

  @ApiProperty({ type: [ReturnedItem], description: 'RETURN: what is to be corrected.' })
  items: ReturnedItem[];
}

/** One line of a letter's life. */
export class LetterLine extends Told {
  @ApiProperty({ type: 'integer' })
  seq: number;

  @ApiProperty()
  to: string;

  @ApiProperty({ ...MAYBE_TEXT, description: 'Who did it or entered it; null where it was the other side.' })
  who: string | null;

  @ApiProperty(MAYBE_TEXT)
  failureCode: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'The list that it made, or the dossiers it is about.' })
  dossierIds: string[] | null;

  @ApiProperty({ ...UUID, nullable: true })
  decisionId: string | null;
}

export class LetterDecision {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty(INSTANT)
  createdAt: string;

  @ApiProperty({ type: PaperRef, nullable: true })
  paper: PaperRef | null;

  @ApiProperty({ type: 'integer' })
  awarded: number;

  @ApiProperty({ type: 'integer' })
  notAwarded: number;
}
