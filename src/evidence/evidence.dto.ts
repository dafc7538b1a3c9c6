import { ApiProperty } from '@nestjs/swagger';
import { WrittenDto } from '../dossier/dossier.answers.js';
import { Choice } from '../platform/input.js';
import { Code } from '../platform/text.decorator.js';

/** A nominator's act may be known from a visit or a call, where the clerk enters it. */
const BASES = ['screen', 'visit', 'call'] as const;
export type EvidenceBasis = (typeof BASES)[number];

export class EvidenceDto {
  @Code({ description: 'The criterion that it stands for.' })
  criterionCode: string;

  @Choice(BASES, { optional: true })
  basis?: EvidenceBasis;
}

export class BasisQuery {
  @Choice(BASES, { optional: true })
  basis?: EvidenceBasis;
}

export const EVIDENCE_FORM = {
  type: 'object' as const,
  properties: {
    criterionCode: { type: 'string' as const },
    basis: { type: 'string' as const, enum: [...BASES] },
    file: { type: 'string' as const, format: 'binary', description: 'pdf, docx, jpeg or png, at most 20 MB' },
  },
  required: ['criterionCode', 'file'],
};

export class AddedEvidenceDto extends WrittenDto {
  @ApiProperty({ format: 'uuid' })
  evidenceId: string;

  @ApiProperty()
  sha256: string;

  @ApiProperty()
  mediaType: string;

  @ApiProperty({ type: 'integer' })
  size: number;
}
