import { ApiProperty } from '@nestjs/swagger';
import {
  COLUMN_FIELDS,
  LONGEST_TITLE,
  MOST_COLUMNS,
  WIDTH,
  type ColumnField,
  type SetColumn,
} from '../domain/set-columns.js';
import { Choice, Group, Whole } from '../platform/input.js';
import { Line } from '../platform/text.decorator.js';

/** A column of an authority's list. */
export class SetColumnDto implements SetColumn {
  @Choice(COLUMN_FIELDS, { description: 'What stands in it; blank is left to the receiver.' })
  field: ColumnField;

  @Line({ max: LONGEST_TITLE, description: "In the receiver's own words." })
  title: string;

  @Whole({ ...WIDTH, description: 'In letters.' })
  width: number;
}

export class SetColumnsRequest {
  @Group(() => SetColumnDto, { list: MOST_COLUMNS, description: 'From the left.' })
  columns: SetColumnDto[];
}

export class SetColumnsDto {
  @ApiProperty({ description: 'The authority that they are for.' })
  receiver: string;

  @ApiProperty({ type: 'integer', description: '0 while nothing was set: then they are as the program has them.' })
  version: number;

  @ApiProperty({ type: [SetColumnDto] })
  columns: SetColumn[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  setAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  setBy: string | null;
}
