import { ApiProperty } from '@nestjs/swagger';
import { NOMINEE_KINDS, type NomineeKind } from '../domain/vocabulary.js';
import { PageOf, PageQuery } from '../platform/cursor.js';
import { Choice, Day, Flag, Id, Whole } from '../platform/input.js';
import { Code, Line, Text } from '../platform/text.decorator.js';

export class NomineeQuery extends PageQuery {
  @Id()
  organisationId: string;

  @Line({
    max: 200,
    optional: true,
    description: 'The beginning of a name, marks or not, from its first word or the given name.',
  })
  q?: string;

  @Choice(NOMINEE_KINDS, { optional: true })
  kind?: NomineeKind;
}

export class NewNomineeDto {
  @Id()
  organisationId: string;

  @Choice(NOMINEE_KINDS)
  kind: NomineeKind;

  @Line({ max: 300 })
  name: string;

  @Whole({ least: 1800, most: 2200, optional: true, description: 'Of birth, or of founding.' })
  year?: number;

  @Id({ optional: true })
  unitId?: string;

  @Flag({ optional: true, description: 'It is not one of the possible duplicates that were shown.' })
  confirmDistinct?: boolean;
}

export class MergeDto {
  @Id({ description: 'The row that stays and stands for both.' })
  intoId: string;

  @Text({ max: 4000, optional: true })
  reason?: string;
}

export class SplitDto {
  @Text({ max: 4000, optional: true })
  reason?: string;
}

export class DuplicatesQuery extends PageQuery {
  @Id()
  organisationId: string;
}

export class BlockDto {
  @Code({ description: 'Neutral: discipline, inspection, complaint, other.' })
  code: string;

  @Day()
  fromDate: string;

  @Day({ optional: true })
  toDate?: string;

  @Id({ description: "The authority's paper, with its number and date." })
  paperId: string;
}

export class LiftDto {
  @Id({ description: 'The paper that ends it.' })
  paperId: string;
}

export class PastAwardDto {
  @ApiProperty()
  title: string;

  @ApiProperty({ type: 'integer' })
  year: number;

  @ApiProperty({ type: String, nullable: true })
  decisionNumber: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  decisionDate: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The authority whose decision it is.' })
  decidedBy: string | null;

  @ApiProperty()
  revoked: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Its number in the gold book.' })
  goldBook: number | null;
}

export class MergedNomineeDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class NomineeDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty({ enum: NOMINEE_KINDS })
  kind: NomineeKind;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer', nullable: true })
  year: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  unitId: string | null;

  @ApiProperty({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'Of a row that was merged: the row that stands for it.',
  })
  mergedInto: string | null;

  @ApiProperty({ type: [MergedNomineeDto], description: 'The rows that were merged into this one.' })
  mergedFrom: MergedNomineeDto[];

  @ApiProperty({ type: [PastAwardDto], description: 'Of all rows that are this nominee.' })
  pastAwards: PastAwardDto[];
}

export class ShownBlockDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty({ type: String, format: 'date' })
  fromDate: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  toDate: string | null;

  @ApiProperty({ format: 'uuid' })
  paperId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  liftPaperId: string | null;
}

export class BlockPage extends PageOf(ShownBlockDto) {}

export class NomineePage extends PageOf(NomineeDto) {}

export class AddedNomineeDto extends NomineeDto {
  @ApiProperty({ type: [NomineeDto], description: 'Others that may be the same.' })
  possibleDuplicates: NomineeDto[];
}

export class DuplicatesDto {
  @ApiProperty({ enum: NOMINEE_KINDS })
  kind: NomineeKind;

  @ApiProperty({ type: 'integer', description: 'How many rows look alike; the first twenty are shown.' })
  count: number;

  @ApiProperty({ type: [NomineeDto] })
  nominees: NomineeDto[];
}

export class DuplicatesPage extends PageOf(DuplicatesDto) {}
