import { ApiProperty } from '@nestjs/swagger';
import { RuleCardFile } from '../campaigns/rule-card.dto.js';
import { BALLOT_KINDS, type BallotKind } from '../domain/rule-card.js';
import { NomineeRef, UnitRef } from '../dossier/dossier.answers.js';
import type { Outcome } from '../domain/settle.js';
import { SentenceDto } from '../platform/told-refusal.dto.js';
import { WrittenCounts } from './sheet.dto.js';

const UUID = { format: 'uuid' } as const;
const MAYBE_ID = { type: String, format: 'uuid', nullable: true } as const;
const NUMBER = { type: 'integer' } as const;

export const SHEET_STATES = ['scheduled', 'open', 'counted', 'settled', 'void'] as const;
const OUTCOMES = ['passed', 'failed', 'rerun', 'needsChair'] as const;

export class ShownOnSheet {
  @ApiProperty(UUID)
  dossierId: string;

  @ApiProperty(UUID)
  nomineeId: string;

  @ApiProperty({ type: NomineeRef })
  nominee: NomineeRef;

  @ApiProperty({ type: UnitRef })
  unit: UnitRef;

  @ApiProperty({ type: String, nullable: true, description: 'Of what is voted on; null before the opening.' })
  contentDigest: string | null;

  @ApiProperty({ description: 'Held, withdrawn or sent back while it was on the sheet.' })
  removed: boolean;

  @ApiProperty({ enum: ['passed', 'failed'], type: String, nullable: true })
  outcome: 'passed' | 'failed' | null;
}

/** What concerns the reader himself. */
export class MineOnSheet {
  @ApiProperty()
  onRoll: boolean;

  @ApiProperty()
  voted: boolean;

  @ApiProperty({ type: [String] })
  recusedFrom: string[];

  @ApiProperty({ type: String, nullable: true })
  receipt: string | null;
}

export class Turnout {
  @ApiProperty(NUMBER)
  allMembers: number;

  @ApiProperty(NUMBER)
  present: number;

  @ApiProperty(NUMBER)
  voted: number;

  @ApiProperty({ ...NUMBER, description: 'Absent members who wrote.' })
  opinions: number;
}

export class RollEntry {
  @ApiProperty(UUID)
  personId: string;

  @ApiProperty()
  present: boolean;

  @ApiProperty()
  voted: boolean;
}

class SignedNumbers {
  @ApiProperty(NUMBER)
  yes: number;

  @ApiProperty(NUMBER)
  no: number;

  @ApiProperty(NUMBER)
  blank: number;
}

export class ShownCount extends SignedNumbers {
  @ApiProperty(UUID)
  dossierId: string;

  @ApiProperty(NUMBER)
  recused: number;

  @ApiProperty(NUMBER)
  absent: number;

  @ApiProperty({ type: WrittenCounts })
  opinions: WrittenCounts;

  @ApiProperty({
    type: SignedNumbers,
    nullable: true,
    description: 'As the signed paper tells it, where that differs.',
  })
  signed: SignedNumbers | null;

  @ApiProperty({ enum: OUTCOMES, description: 'Until it is settled: as it would be settled now.' })
  outcome: Outcome['outcome'];

  @ApiProperty({ enum: ['threshold', 'quota', 'tie', 'tieAtQuota'] })
  reason: Outcome['reason'];

  @ApiProperty({ ...NUMBER, nullable: true })
  rank: number | null;

  @ApiProperty({ type: SentenceDto })
  sentence: SentenceDto;
}

export class ShownSheet {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty(UUID)
  organisationId: string;

  @ApiProperty(UUID)
  sittingId: string;

  @ApiProperty(UUID)
  campaignId: string;

  @ApiProperty()
  awardCode: string;

  @ApiProperty({ enum: BALLOT_KINDS })
  ballotKind: BallotKind;

  @ApiProperty(NUMBER)
  round: number;

  @ApiProperty({ enum: SHEET_STATES })
  state: string;

  @ApiProperty({ ...NUMBER, nullable: true, description: 'Null to whoever is recused on it, until it is settled.' })
  version: number | null;

  @ApiProperty({ type: RuleCardFile, description: 'The rule card that the sheet pins.' })
  card: RuleCardFile;

  @ApiProperty(MAYBE_ID)
  presiderId: string | null;

  @ApiProperty(MAYBE_ID)
  secretaryId: string | null;

  @ApiProperty(MAYBE_ID)
  minutesPaperId: string | null;

  @ApiProperty()
  minutesPromised: boolean;

  @ApiProperty({ description: 'The key of its urn is gone: it can only be voided.' })
  keyLost: boolean;

  @ApiProperty({ type: [ShownOnSheet] })
  dossiers: ShownOnSheet[];

  @ApiProperty({ type: MineOnSheet })
  mine: MineOnSheet;

  @ApiProperty({ type: Turnout, nullable: true })
  turnout: Turnout | null;

  @ApiProperty({ type: [RollEntry], nullable: true, description: 'Who has voted: to its presider and secretary.' })
  roll: RollEntry[] | null;

  @ApiProperty({ type: [ShownCount], nullable: true })
  counts: ShownCount[] | null;
}
