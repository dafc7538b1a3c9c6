import { ApiProperty } from '@nestjs/swagger';
import { BALLOT_KINDS, type BallotKind } from '../domain/rule-card.js';
import { PageOf } from '../platform/cursor.js';
import { SHEET_STATES } from './sheet.answers.js';
import type { Attendance, Recusal } from './sitting.row.js';

const UUID = { format: 'uuid' } as const;

export class ListedSitting {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty(UUID)
  organisationId: string;

  @ApiProperty(UUID)
  campaignId: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  place: string;

  @ApiProperty({ type: String, format: 'date-time' })
  plannedAt: Date;

  @ApiProperty(UUID)
  presiderId: string;

  @ApiProperty(UUID)
  secretaryId: string;

  @ApiProperty({ enum: ['planned', 'open', 'closed'] })
  state: string;

  @ApiProperty({ type: 'integer' })
  version: number;
}

export class SittingPage extends PageOf(ListedSitting) {}

export class ShownAttendance implements Attendance {
  @ApiProperty(UUID)
  personId: string;

  @ApiProperty()
  present: boolean;
}

export class ShownRecusal implements Recusal {
  @ApiProperty(UUID)
  personId: string;

  @ApiProperty(UUID)
  nomineeId: string;
}

export class SheetOfSitting {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty()
  awardCode: string;

  @ApiProperty({ enum: BALLOT_KINDS })
  ballotKind: BallotKind;

  @ApiProperty({ type: 'integer' })
  round: number;

  @ApiProperty({ enum: SHEET_STATES })
  state: string;
}

export class ShownSitting extends ListedSitting {
  @ApiProperty({ type: [String] })
  awardCodes: string[];

  @ApiProperty({ type: [ShownAttendance] })
  attendance: ShownAttendance[];

  @ApiProperty({ type: [ShownRecusal] })
  recusals: ShownRecusal[];

  @ApiProperty({ type: [SheetOfSitting] })
  sheets: SheetOfSitting[];
}
