import { ApiProperty } from '@nestjs/swagger';
import { CATALOGUE, type RefusalCode } from '../domain/refusal-catalogue.js';
import type { Params, ToldRefusal } from '../domain/refusals.js';
import { CAPACITIES, type Capacity, type Sentence } from '../domain/vocabulary.js';

/** A text that people read, in both languages. */
export class SentenceDto implements Sentence {
  @ApiProperty()
  vi: string;

  @ApiProperty()
  en: string;
}

/** What fills the places of a sentence. */
export const PARAMS = {
  type: 'object' as const,
  additionalProperties: {
    anyOf: [
      { type: 'string' as const },
      { type: 'number' as const },
      { type: 'array' as const, items: { type: 'string' as const } },
    ],
  },
};

/** A "no" inside of an answer: of a greyed button, or of one row of a bulk action. */
export class ToldRefusalDto implements ToldRefusal {
  @ApiProperty({ enum: Object.keys(CATALOGUE), enumName: 'RefusalCode' })
  code: RefusalCode;

  @ApiProperty({ type: 'integer', description: 'As HTTP would tell it.' })
  status: number;

  @ApiProperty(PARAMS)
  params: Params;

  @ApiProperty({ type: SentenceDto })
  sentence: SentenceDto;

  @ApiProperty({ enum: CAPACITIES, isArray: true, description: 'In which capacities the way can be cleared.' })
  unblockedBy: readonly Capacity[];

  @ApiProperty({ type: SentenceDto })
  help: SentenceDto;

  @ApiProperty({ type: () => [ToldRefusalDto], required: false, description: 'What else stands in the way.' })
  others?: ToldRefusalDto[];
}
