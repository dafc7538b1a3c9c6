import { ApiProperty } from '@nestjs/swagger';
import { STREAM_KINDS, type StreamKind } from '../domain/vocabulary.js';
import { PageOf } from '../platform/cursor.js';
import { Choice, Id } from '../platform/input.js';
import type { AppendOnly } from './append-only.js';
import { LineBodyDto } from './line.dto.js';
import { FAULT_KINDS, type Fault, type FaultKind } from './stream.check.js';
import type { VerifyReport } from './verify.report.js';

const APPEND_ONLY: AppendOnly[] = ['role and trigger', 'by trigger only', 'by role only', 'not enforced'];

export class VerifyDto {
  @Choice(STREAM_KINDS, {
    optional: true,
    description: 'With `id`: this stream only. All of your organisations otherwise.',
  })
  kind?: StreamKind;

  @Id({ optional: true })
  id?: string;
}

export class FaultDto implements Fault {
  @ApiProperty()
  stream: string;

  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null where the whole stream is meant.' })
  seq: number | null;

  @ApiProperty({ enum: FAULT_KINDS })
  kind: FaultKind;

  @ApiProperty()
  detail: string;
}

export class VerifyReportDto implements VerifyReport {
  @ApiProperty({ type: 'integer' })
  streams: number;

  @ApiProperty({ type: 'integer' })
  lines: number;

  @ApiProperty({ type: 'integer', description: 'Values that were erased; their digests still stand.' })
  erased: number;

  @ApiProperty({
    type: 'integer',
    description: 'Streams left out: you are recused from their vote, which is not settled.',
  })
  hidden: number;

  @ApiProperty({ type: [FaultDto] })
  faults: Fault[];

  @ApiProperty({ type: 'integer', description: 'Faults beyond those that are listed.' })
  more: number;

  @ApiProperty({ enum: APPEND_ONLY })
  appendOnly: AppendOnly;
}

/** A line as it is stored, for whoever wants to compute the chain himself. */
export class StreamLineDto {
  @ApiProperty({ type: 'integer' })
  seq: number;

  @ApiProperty({ type: LineBodyDto, description: 'Hashed as canonical JSON (RFC 8785).' })
  body: LineBodyDto;

  @ApiProperty({ description: 'SHA-256 of the body, in hex.' })
  hash: string;

  @ApiProperty({ type: String, nullable: true, description: "The actor's name now; not part of the line." })
  who: string | null;
}

export class StreamPage extends PageOf(StreamLineDto) {}
