import { ApiProperty } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import { PAST_FIELDS, type PastField } from '../domain/past-columns.js';
import { FIRST_YEAR, MOST_ROWS, type ForAll } from '../domain/past-list.js';
import { PageQuery } from '../platform/cursor.js';
import { Choice, Day, Flag, Group, Id, Whole } from '../platform/input.js';
import { refuseUnreadable } from '../platform/input.pipe.js';
import { Line, Text } from '../platform/text.decorator.js';

/** As much as 2,000 rows of a dozen cells fill. */
const LONGEST_TEXT = 700_000;

export class PastImportQuery {
  @Id()
  organisationId: string;

  @Flag({
    optional: true,
    words: true,
    description: 'Only tells what would be done and what is wrong; changes nothing.',
  })
  dryRun?: boolean;
}

export class PastImportsQuery extends PageQuery {
  @Id()
  organisationId: string;
}

export class PastColumnDto {
  @Choice(PAST_FIELDS)
  field: PastField;

  @Line({ max: 2, description: 'The letters of the column, such as B.' })
  column: string;
}

export class ForAllDto implements ForAll {
  @Line({ max: 300, optional: true })
  award?: string;

  @Whole({ least: FIRST_YEAR, most: 2200, optional: true })
  year?: number;

  @Line({ max: 100, optional: true })
  number?: string;

  @Day({ optional: true })
  date?: string;

  @Line({ max: 300, optional: true })
  decidedBy?: string;
}

export class ChosenNomineeDto {
  @Whole({ least: 1, description: 'The row of the list.' })
  row: number;

  @Id({ nullable: true, description: 'Whose award it is; null for one that the register does not have yet.' })
  nomineeId: string | null;
}

export class PastSettingsDto {
  @Group(() => PastColumnDto, {
    list: PAST_FIELDS.length,
    optional: true,
    description: 'In the place of the headings.',
  })
  columns?: PastColumnDto[];

  @Group(() => ForAllDto, { optional: true, description: 'What holds for every row that says nothing else.' })
  forAll?: ForAllDto;

  @Group(() => ChosenNomineeDto, { list: MOST_ROWS, optional: true, description: 'Whose award a row in doubt is.' })
  chosen?: ChosenNomineeDto[];

  @Line({
    max: 300,
    list: 200,
    optional: true,
    description: 'Titles that are right though no plan and no law knows them.',
  })
  confirmedAwards?: string[];

  @Flag({ optional: true, description: 'Whoever the register does not have is added to it.' })
  addNominees?: boolean;
}

export class PastImportDto {
  @Text({ max: LONGEST_TEXT, optional: true, description: 'Rows as Excel and Word copy them, a tab between cells.' })
  text?: string;

  @Group(() => PastSettingsDto, { optional: true, description: 'In a form with a file: as JSON.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? settingsIn(value) : value))
  settings?: PastSettingsDto;
}

/** The same, as a form. */
export class PastImportForm extends PastImportDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    required: false,
    description: 'A workbook (.xlsx), in the place of text.',
  })
  readonly file?: string;
}

/** Left as it is where it is none, to be refused as any other. */
function settingsIn(json: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return json;
  }
  refuseUnreadable(value);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? plainToInstance(PastSettingsDto, value)
    : json;
}

export class TakeBackDto {
  @Text({ max: 4000 })
  reason: string;
}
