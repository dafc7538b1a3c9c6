import { ApiProperty } from '@nestjs/swagger';
import type { LineBody } from '../domain/line.js';
import {
  BASIS_KINDS,
  CAPACITIES,
  STREAM_KINDS,
  type Basis,
  type BasisKind,
  type Capacity,
  type StreamKind,
} from '../domain/vocabulary.js';

const UUID = { type: String, format: 'uuid' } as const;

export class LineBasisDto implements Basis {
  @ApiProperty({ enum: BASIS_KINDS })
  kind: BasisKind;

  @ApiProperty({ ...UUID, required: false })
  paperId?: string;
}

/** The body of a line of any stream, as it is hashed. */
export class LineBodyDto implements LineBody {
  @ApiProperty({ enum: STREAM_KINDS })
  stream: StreamKind;

  @ApiProperty(UUID)
  streamId: string;

  @ApiProperty({ type: 'integer' })
  seq: number;

  @ApiProperty(UUID)
  organisationId: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty()
  command: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null on the first line.' })
  from: string | null;

  @ApiProperty()
  to: string;

  @ApiProperty({ type: 'integer', description: 'The version of the life cycle.' })
  lifeCycle: number;

  @ApiProperty({ ...UUID, nullable: true, description: 'Null for the program itself.' })
  actorId: string | null;

  @ApiProperty({ enum: CAPACITIES })
  capacity: Capacity;

  @ApiProperty({ type: LineBasisDto })
  basis: LineBasisDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the guards read: codes, counts, flags.',
  })
  facts: LineBody['facts'];

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The parameters of the command.' })
  data: LineBody['data'];

  @ApiProperty({ type: String, nullable: true })
  contentDigest: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The hash of the line before.' })
  prev: string | null;
}
