import { ApiProperty } from '@nestjs/swagger';
import { PAST_FIELDS, type PastField } from '../domain/past-columns.js';
import type { LeftOut } from '../domain/past-list.js';
import { NOMINEE_KINDS, type NomineeKind } from '../domain/vocabulary.js';
import { PageOf } from '../platform/cursor.js';
import { ProblemDto } from '../platform/problem-document.js';

const NUMBER = { type: 'integer' } as const;

class OfferDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: NOMINEE_KINDS })
  kind: NomineeKind;

  @ApiProperty({ ...NUMBER, nullable: true })
  year: number | null;

  @ApiProperty({ description: 'What its unit is called; empty where it has none.' })
  unit: string;
}

const BECOMES = ['new', 'already', 'unclear'] as const;

class PlannedAwardDto {
  @ApiProperty({ ...NUMBER, description: 'As the margin of the sheet counts.' })
  row: number;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { type: 'string' } },
    description: 'What stands in it, by field.',
  })
  texts: Partial<Record<PastField, string>>;

  @ApiProperty({ enum: BECOMES, description: 'Unclear while something is wrong with it.' })
  becomes: (typeof BECOMES)[number];

  @ApiProperty({ type: String, nullable: true, format: 'uuid', description: 'Null where none is known.' })
  nomineeId: string | null;

  @ApiProperty({ description: 'Whether its nominee is to be added to the register.' })
  addsNominee: boolean;

  @ApiProperty({ type: [OfferDto], description: 'Who may be meant, where that is in doubt.' })
  offers: OfferDto[];
}

class ColumnDto {
  @ApiProperty({ enum: PAST_FIELDS })
  field: PastField;

  @ApiProperty({ description: 'Its letters, such as B.' })
  column: string;
}

class LeftOutDto implements LeftOut {
  @ApiProperty(NUMBER)
  row: number;

  @ApiProperty({ enum: ['blank', 'total', 'section', 'numbering', 'note'] })
  why: LeftOut['why'];

  @ApiProperty()
  text: string;
}

class PastCountsDto {
  @ApiProperty({ ...NUMBER, description: 'Awards that come into the register.' })
  count: number;

  @ApiProperty({ ...NUMBER, description: 'Those of the list that it has already.' })
  already: number;

  @ApiProperty({ ...NUMBER, description: 'Nominees that are added to it.' })
  nominees: number;
}

/** What a list would do. */
export class PastImportPlan extends PastCountsDto {
  @ApiProperty({ type: [ColumnDto] })
  columns: ColumnDto[];

  @ApiProperty({ type: [PlannedAwardDto] })
  rows: PlannedAwardDto[];

  @ApiProperty({ type: [LeftOutDto], description: 'Rows that tell of no award.' })
  leftOut: LeftOutDto[];

  @ApiProperty({ ...NUMBER, description: 'How many problems there are; the first 2,000 are told.' })
  problemCount: number;

  @ApiProperty({ type: [ProblemDto], description: 'By cell, such as C7.' })
  problems: ProblemDto[];
}

export class ImportedPastDto extends PastCountsDto {
  @ApiProperty({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'Null where the register had all of it already: nothing was changed.',
  })
  id: string | null;
}

class WhoDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

/** A list that was brought in. */
export class ListedImport extends PastCountsDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: WhoDto, nullable: true, description: 'Null where it came from the console.' })
  createdBy: WhoDto | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  takenBackAt: Date | null;

  @ApiProperty({ type: WhoDto, nullable: true })
  takenBackBy: WhoDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was taken back.' })
  reason: string | null;
}

export class ListedImportPage extends PageOf(ListedImport) {}
