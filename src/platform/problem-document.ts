import { ApiProperty } from '@nestjs/swagger';
import type { Problem } from '../domain/problem.js';
import { tell, type Params, type Refused, type ToldRefusal } from '../domain/refusals.js';
import type { Capacity, Sentence } from '../domain/vocabulary.js';
import { RefusedInput } from './input.pipe.js';
import type { Language } from './language.js';

const TEXT = { type: 'string' } as const;
const SENTENCE = { type: 'object' as const, properties: { vi: TEXT, en: TEXT }, required: ['vi', 'en'] };
const ALWAYS = { ...SENTENCE, selfRequired: true };

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

  @ApiProperty({ type: 'object', additionalProperties: true })
  params: Params;

  @ApiProperty(ALWAYS)
  sentence: Sentence;

  @ApiProperty(ALWAYS)
  help: Sentence;

  @ApiProperty({ type: [String], description: 'In which capacities the way can be cleared.' })
  unblockedBy: readonly Capacity[];

  @ApiProperty({
    type: 'array',
    items: { type: 'object' },
    required: false,
    description: 'What else stands in the way.',
  })
  others?: ToldRefusal[];

  @ApiProperty({
    type: 'array',
    items: {
      type: 'object',
      properties: { path: TEXT, code: TEXT, message: SENTENCE },
      required: ['path', 'code', 'message'],
    },
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
