import { ApiProperty } from '@nestjs/swagger';
import { STATES, type State } from '../domain/vocabulary.js';
import { NomineeRef, UnitRef } from '../dossier/dossier.answers.js';
import { PageOf } from '../platform/cursor.js';
import { LetterDecision, LetterLine, MemberAnswer, PaperRef, ReceiverRef, WAITS_FOR } from './letter.life.js';
import { InTheWay } from './obstacles.view.js';

const UUID = { type: String, format: 'uuid' } as const;
const INSTANT = { type: String, format: 'date-time', nullable: true } as const;
const BATCH_STATES = ['drafted', 'signed', 'delivered', 'answered', 'recalled', 'discarded'];

/** A submission as a row of a list. */
export class ShownSubmissionRow {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty({ type: ReceiverRef, description: 'Who sends it.' })
  organisation: ReceiverRef;

  @ApiProperty({ type: ReceiverRef })
  receiver: ReceiverRef;

  @ApiProperty(UUID)
  campaignId: string;

  @ApiProperty({ enum: BATCH_STATES })
  state: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ enum: ['inbox', 'paper'] })
  channel: string;

  @ApiProperty({ type: PaperRef, nullable: true })
  letter: PaperRef | null;

  @ApiProperty({ type: 'integer', description: 'How many dossiers it carries.' })
  count: number;

  @ApiProperty({ type: 'integer', description: 'How many of them wait: for the signature, or for their answer.' })
  waiting: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty(INSTANT)
  signedAt: Date | null;

  @ApiProperty(INSTANT)
  deliveredAt: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it could not leave, where that is the last of it.' })
  failure: string | null;
}

export class SubmissionPage extends PageOf(ShownSubmissionRow) {}

/** A dossier on the list. */
export class ShownMember extends InTheWay {
  @ApiProperty(UUID)
  dossierId: string;

  @ApiProperty({ type: NomineeRef })
  nominee: NomineeRef;

  @ApiProperty({ type: UnitRef })
  unit: UnitRef;

  @ApiProperty()
  awardCode: string;

  @ApiProperty({ description: 'Of the content as it is signed.' })
  contentDigest: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The line up to which the dossier was signed.' })
  signedSeq: number | null;

  @ApiProperty({ description: 'It waits in this submission.' })
  active: boolean;

  @ApiProperty({ enum: STATES, nullable: true, description: 'Null to a receiver that no longer has it.' })
  state: State | null;

  @ApiProperty()
  held: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Of the vote; null to a receiver.' })
  sheetId: string | null;

  @ApiProperty({
    type: MemberAnswer,
    nullable: true,
    description: 'What was said of it last, since it was signed here.',
  })
  answer: MemberAnswer | null;
}

export class ShownSubmission extends ShownSubmissionRow {
  @ApiProperty({ type: UnitRef, nullable: true, description: 'Whose signature the letter bears.' })
  signer: UnitRef | null;

  @ApiProperty({ ...UUID, nullable: true })
  replacesId: string | null;

  @ApiProperty({ ...UUID, nullable: true })
  replacedById: string | null;

  @ApiProperty({ description: 'To be sent back with SIGN.' })
  listDigest: string;

  @ApiProperty({
    enum: WAITS_FOR,
    type: String,
    nullable: true,
    description: 'What a signed letter waits for to leave.',
  })
  waitsFor: (typeof WAITS_FOR)[number] | null;

  @ApiProperty({ type: [LetterLine], description: 'What happened to it; to a receiver, since it was signed.' })
  life: LetterLine[];

  @ApiProperty({ type: [LetterDecision] })
  decisions: LetterDecision[];

  @ApiProperty({ type: [ShownMember] })
  dossiers: ShownMember[];
}
