import { ApiProperty } from '@nestjs/swagger';
import { LineRef } from '../dossier/dossier.answers.js';

const UUID = { format: 'uuid' } as const;
const NUMBER = { type: 'integer' } as const;

/** What an accepted act on a sheet or a sitting answers. */
export class BatchMovedDto {
  @ApiProperty(UUID)
  id: string;

  @ApiProperty()
  state: string;

  @ApiProperty(NUMBER)
  version: number;

  @ApiProperty({ type: LineRef })
  line: LineRef;
}

export class MadeSheetDto {
  @ApiProperty(UUID)
  sheetId: string;

  @ApiProperty({ enum: ['scheduled'] })
  state: string;

  @ApiProperty(NUMBER)
  version: number;

  @ApiProperty({ type: LineRef })
  line: LineRef;
}

export class CastAnswerDto {
  @ApiProperty({
    description:
      'Digest of what the urn holds for you. It repeats no choice, and tells nothing once the sheet is closed.',
  })
  receipt: string;
}
