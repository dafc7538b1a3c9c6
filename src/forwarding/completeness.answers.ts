import { ApiProperty, PickType } from '@nestjs/swagger';
import { PAPER_PURPOSES, type PaperPurpose } from '../domain/campaign.js';
import { ListedDossierDto } from '../dossier/dossier.answers.js';
import { PageOf } from '../platform/cursor.js';
import { OUTCOMES, type Outcome } from './decision.dto.js';
import { PaperRef } from './letter.life.js';

const UUID = { type: String, format: 'uuid' } as const;
const PAPER = { type: PaperRef, nullable: true } as const;

/** The record of the vote that the dossier rests on. */
export class SettledMinutes {
  @ApiProperty(UUID)
  sheetId: string;

  @ApiProperty({ description: 'They are still to be handed in.' })
  promised: boolean;

  @ApiProperty(PAPER)
  paper: PaperRef | null;
}

/** The letter that it was signed in last, unless that was taken back. */
export class SignedLetter {
  @ApiProperty(UUID)
  submissionId: string;

  @ApiProperty({ type: String, nullable: true, description: 'Whose signature the letter bears.' })
  signer: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  signedAt: string;

  @ApiProperty(PAPER)
  paper: PaperRef | null;
}

export class TakenDecision {
  @ApiProperty(UUID)
  decisionId: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome: Outcome;

  @ApiProperty(PAPER)
  paper: PaperRef | null;
}

export class CheckedDossier extends PickType(ListedDossierDto, [
  'id',
  'awardCode',
  'nominee',
  'unit',
  'state',
  'held',
  'tags',
] as const) {
  @ApiProperty({ type: [String], description: 'What the campaign asks for: report, claim:t1, evidence:t4.' })
  missing: string[];

  @ApiProperty({
    type: [String],
    description:
      "Codes of the award's criteria in the order of the plan, by whose numbers people know what is missing.",
  })
  criteria: string[];

  @ApiProperty({ enum: PAPER_PURPOSES, isArray: true, description: 'Papers that must be there before it is signed.' })
  missingPapers: PaperPurpose[];

  @ApiProperty({ type: SettledMinutes, nullable: true, description: 'Null while no vote on it is settled.' })
  minutes: SettledMinutes | null;

  @ApiProperty({ type: SignedLetter, nullable: true })
  letter: SignedLetter | null;

  @ApiProperty({ type: TakenDecision, nullable: true, description: 'Null while it is live.' })
  decision: TakenDecision | null;
}

export class CompletenessPage extends PageOf(CheckedDossier) {}
