import { field, isId, type FieldOptions } from '../platform/input.js';

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One word for each of several objects, by their ids: `{"0192…": "yes"}`. */
export const Marks = (words: readonly string[], options?: FieldOptions): PropertyDecorator =>
  field(
    [
      ['value.notObject', isMap],
      ['id.malformed', (value) => !isMap(value) || Object.keys(value).every(isId)],
      [
        'value.notListed',
        (value) => !isMap(value) || Object.values(value).every((word) => words.includes(word as string)),
        { allowed: [...words] },
      ],
    ],
    {
      schema: { type: 'object', additionalProperties: { type: 'string', enum: [...words] } },
      transform: (value) => (isMap(value) ? byLowerId(value) : value),
    },
    options,
  );

/** Ids in small letters, as the database writes them. */
const byLowerId = (map: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(map).map(([id, word]) => [id.toLowerCase(), word]));
