import { ApiProperty } from '@nestjs/swagger';
import type { Line } from '../domain/line.js';
import { LineRef } from '../dossier/dossier.answers.js';

/** What an accepted act on a submission or a decision answers. */
export interface Advanced {
  id: string;
  state: string;
  version: number;
  line: { seq: number; hash: string };
}

export class AdvancedDto implements Advanced {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  state: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: LineRef })
  line: LineRef;
}

export const answerOf = ({ body, hash }: Line): Advanced => ({
  id: body.streamId,
  state: body.to,
  version: body.seq,
  line: { seq: body.seq, hash },
});
