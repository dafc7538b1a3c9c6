import { ApiProperty } from '@nestjs/swagger';
import type { Problem } from '../domain/problem.js';
import type { ProblemCode } from '../domain/problem-sentences.js';
import { tell, type Params, type Refused } from '../domain/refusals.js';
import { CAPACITIES, type Capacity } from '../domain/vocabulary.js';
import { RefusedInput } from './input.pipe.js';
import type { Language } from './language.js';
import { PARAMS, SentenceDto, ToldRefusalDto } from './told-refusal.dto.js';

export class ProblemDto implements Problem {
  @ApiProperty({ description: 'Where: items[1].code' })
  path: string;

  @ApiProperty({ type: String })
  code: ProblemCode;

  @ApiProperty(PARAMS)
  params: Params;

  @ApiProperty({ type: SentenceDto })
  message: SentenceDto;
}

/** Every "no" over HTTP: RFC 9457, with the sentences of the catalogue. */
export class ProblemDocument {
  @ApiProperty({ example: '/api/docs#notFound' })
  type: string;

  @ApiProperty({ description: 'The sentence in the language that Accept-Language prefers, Vietnamese by default.' })
  title: string;

  @ApiProperty()
  status: number;

  @ApiProperty({ description: 'What programs compare.', example: 'notFound' })
  code: string;

  @ApiProperty(PARAMS)
  params: Params;

  @ApiProperty({ type: SentenceDto })
  sentence: SentenceDto;

  @ApiProperty({ type: SentenceDto })
  help: SentenceDto;

  @ApiProperty({ enum: CAPACITIES, isArray: true, description: 'In which capacities the way can be cleared.' })
  unblockedBy: readonly Capacity[];

  @ApiProperty({ type: [ToldRefusalDto], required: false, description: 'What else stands in the way.' })
  others?: ToldRefusalDto[];

  @ApiProperty({
    type: [ProblemDto],
    required: false,
    description: 'Of request.invalid: each thing that is wrong, and where.',
  })
  problems?: readonly Problem[];

  @ApiProperty({ description: 'By which the request is found in the log.' })
  requestId: string;
}

export function problemDocument(error: Refused, language: Language, requestId: string): ProblemDocument {
  const { code, status, params, sentence, help, unblockedBy, others } = tell(error.refusal);
  return {
    type: `/api/docs#${code}`,
    title: sentence[language],
    status,
    code,
    params,
    sentence,
    help,
    unblockedBy,
    ...(others && { others }),
    ...(error instanceof RefusedInput && { problems: error.problems }),
    requestId,
  };
}
