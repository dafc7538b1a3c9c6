import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested, type ValidationArguments } from 'class-validator';
import { isDay } from '../domain/days.js';
import type { ProblemCode } from '../domain/problem-sentences.js';
import type { Params } from '../domain/refusals.js';

export interface FieldOptions {
  /** May be left out. */
  optional?: boolean;
  /** May be null. */
  nullable?: boolean;
  /** A list of at most so many. */
  list?: number;
  description?: string;
}

/** What one value must pass, the parameters of the sentence otherwise, and how it is written in OpenAPI. */
export interface Form {
  passes: (value: unknown) => boolean;
  params?: Params;
  /** What is done to the value before it is looked at. */
  transform?: (value: unknown) => unknown;
  schema: Pick<ApiPropertyOptions, 'type' | 'format' | 'enum' | 'pattern'> & Record<string, unknown>;
}

export type Checks = readonly (readonly [ProblemCode, Form['passes'], Params?])[];

/**
 * One field of a request: its OpenAPI property and its checks. A constraint is named by the code of its problem, its
 * context holds the parameters of the sentence, its message says which items of a list failed (see input.pipe.ts).
 */
export function field(
  checks: Checks,
  { schema, transform }: Pick<Form, 'schema' | 'transform'>,
  options: FieldOptions = {},
): PropertyDecorator {
  const { optional = false, nullable = false, list, description } = options;
  const decorators = checks.map((check) => constraint(check, list !== undefined));
  if (list !== undefined) decorators.push(...listOf(list));
  if (optional || nullable) decorators.push(leftOut(optional, nullable));
  if (transform) decorators.push(Transform(({ value }) => each(value as unknown, transform)));
  const bounds = list === undefined ? {} : { isArray: true, maxItems: list };
  const property = { ...schema, ...bounds, nullable, description, required: !optional } as ApiPropertyOptions;
  return applyDecorators(ApiProperty(property), ...decorators);
}

/** The message of a constraint that the value as a whole fails. Not empty: class-validator drops the context of such. */
export const ITSELF = 'itself';

const each = (value: unknown, change: (value: unknown) => unknown): unknown =>
  Array.isArray(value) ? value.map(change) : change(value);

const leftOut = (optional: boolean, nullable: boolean): PropertyDecorator =>
  ValidateIf((_, value) => !((optional && value === undefined) || (nullable && value === null)));

function constraint([name, passes, params = {}]: Checks[number], many: boolean): PropertyDecorator {
  const failing = (value: unknown): number[] => {
    if (!many) return passes(value) ? [] : [0];
    return Array.isArray(value) ? [...value.keys()].filter((index) => !passes(value[index])) : [];
  };
  const defaultMessage = (args?: ValidationArguments) => (many ? failing(args?.value).join(',') : ITSELF);
  const validator = { validate: (value: unknown) => failing(value).length === 0, defaultMessage };
  return ValidateBy({ name, validator }, { context: params });
}

function listOf(most: number): PropertyDecorator[] {
  const short = (value: unknown) => !Array.isArray(value) || value.length <= most;
  return [
    constraint(['value.notList', Array.isArray], false),
    constraint(['list.wrongLength', short, { least: 0, most }], false),
  ];
}

export const isText = (value: unknown): value is string => typeof value === 'string';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isId = (value: unknown): value is string => isText(value) && UUID.test(value);

/** The id of an object; small letters, as the database writes it. */
export const Id = (options?: FieldOptions): PropertyDecorator =>
  field(
    [['id.malformed', isId]],
    { schema: { type: 'string', format: 'uuid' }, transform: (value) => (isText(value) ? value.toLowerCase() : value) },
    options,
  );

/** A day that exists, written 2025-12-15. */
export const Day = (options?: FieldOptions): PropertyDecorator =>
  field(
    [['day.notReal', (value) => isText(value) && isDay(value)]],
    { schema: { type: 'string', format: 'date' } },
    options,
  );

const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
export const isInstant = (value: unknown): value is string =>
  isText(value) && isDay(INSTANT.exec(value)?.[1] ?? '') && !Number.isNaN(Date.parse(value));

/** A moment with its offset from UTC, written 2025-12-15T17:00:00+07:00. */
export const Instant = (options?: FieldOptions): PropertyDecorator =>
  field([['instant.malformed', isInstant]], { schema: { type: 'string', format: 'date-time' } }, options);

/** One of a closed list of words. */
export const Choice = (allowed: readonly string[], options?: FieldOptions): PropertyDecorator =>
  field(
    [['value.notListed', (value) => isText(value) && allowed.includes(value), { allowed: [...allowed] }]],
    { schema: { type: 'string', enum: [...allowed] } },
    options,
  );

interface WholeOptions extends FieldOptions {
  least?: number;
  most?: number;
  /** In a query string, where numbers arrive as text. */
  query?: boolean;
}

export const Whole = ({ least = 0, most = 2_147_483_647, query, ...options }: WholeOptions = {}): PropertyDecorator =>
  field(
    [['number.notWhole', (n) => Number.isInteger(n) && Number(n) >= least && Number(n) <= most, { least, most }]],
    {
      schema: { type: 'integer', minimum: least, maximum: most },
      transform: query ? (value) => (isText(value) && /^\d{1,9}$/.test(value) ? Number(value) : value) : undefined,
    },
    options,
  );

/** True or false; in a query string or a form as those words. */
export const Flag = ({ words, ...options }: FieldOptions & { words?: boolean } = {}): PropertyDecorator =>
  field(
    [['value.notBoolean', (value) => typeof value === 'boolean']],
    {
      schema: { type: 'boolean' },
      transform: words ? (value) => (value === 'true' ? true : value === 'false' ? false : value) : undefined,
    },
    options,
  );

type Class = new () => object;

/** A group of named values with its own class, or a list of such groups. */
export const Group = (of: () => Class, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    field(
      [['value.notObject', (value) => typeof value === 'object' && value !== null && !Array.isArray(value)]],
      // Swagger knows a class that is told later by the name of the function, which is `type`.
      { schema: { type: () => of() } as Form['schema'] },
      options,
    ),
    Type(of),
    ValidateNested(),
  );
