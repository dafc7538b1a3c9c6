import 'reflect-metadata';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested, type ValidationArguments } from 'class-validator';
import { isDay } from '../domain/days.js';
import type { ProblemCode } from '../domain/problem-sentences.js';
import type { Params } from '../domain/refusals.js';

/**
 * What the fields of a file are made of. A constraint is named by the code of its problem, its context holds the
 * parameters of the sentence, and its message says where it failed: at the value ITSELF, or the numbers of its items.
 */
export const ITSELF = 'itself';

const field = (code: ProblemCode, passes: (value: unknown) => boolean, params: Params = {}): PropertyDecorator =>
  ValidateBy({ name: code, validator: { validate: passes, defaultMessage: () => ITSELF } }, { context: params });

const items = (code: ProblemCode, passes: (item: unknown) => boolean, params: Params = {}): PropertyDecorator => {
  const failing = (value: unknown) => [...listOf(value).keys()].filter((index) => !passes(listOf(value)[index]));
  const defaultMessage = (args?: ValidationArguments) => failing(args?.value).join(',');
  return ValidateBy(
    { name: code, validator: { validate: (value) => failing(value).length === 0, defaultMessage } },
    { context: params },
  );
};

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, key) =>
    decorators.forEach((decorate) => decorate(target, key));

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isText = (value: unknown): value is string => typeof value === 'string';

const CODE = 64;
const CODE_PATTERN = /^[a-z0-9][a-z0-9.-]*$/;

/** Null is a value that the field may have; leaving it out is not. */
export const Nullable = (): PropertyDecorator =>
  all(
    ValidateIf((_, value) => value !== null),
    ApiProperty({ nullable: true }),
  );

export const Text = (most = 500): PropertyDecorator =>
  all(
    ApiProperty({ type: String, maxLength: most }),
    field('value.notText', isText),
    field('text.empty', (value) => !isText(value) || value.trim() !== ''),
    field('text.tooLong', (value) => !isText(value) || value.length <= most, { most }),
  );

export const Texts = (most: number, each = 5000): PropertyDecorator =>
  all(
    ApiProperty({ type: [String], maxItems: most }),
    list(0, most),
    items('value.notText', isText),
    items('text.empty', (item) => !isText(item) || item.trim() !== ''),
    items('text.tooLong', (item) => !isText(item) || item.length <= each, { most: each }),
  );

export const Code = (): PropertyDecorator =>
  all(
    ApiProperty({ type: String, maxLength: CODE, pattern: CODE_PATTERN.source }),
    field('code.malformed', (value) => isText(value) && value.length <= CODE && CODE_PATTERN.test(value), {
      most: CODE,
    }),
  );

export const Day = (): PropertyDecorator =>
  all(
    ApiProperty({ type: String, format: 'date' }),
    field('day.notReal', (value) => isText(value) && isDay(value)),
  );

export const Whole = (least: number, most: number): PropertyDecorator =>
  all(
    ApiProperty({ type: 'integer', minimum: least, maximum: most }),
    field('number.notWhole', (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most, {
      least,
      most,
    }),
  );

export const OneOf = (allowed: readonly string[]): PropertyDecorator =>
  all(
    ApiProperty({ type: String, enum: [...allowed] }),
    field('value.notListed', (value) => isText(value) && allowed.includes(value), { allowed: [...allowed] }),
  );

export const SomeOf = (allowed: readonly string[]): PropertyDecorator =>
  all(
    ApiProperty({ type: [String], enum: [...allowed], isArray: true }),
    list(1, allowed.length),
    items('value.notListed', (item) => isText(item) && allowed.includes(item), { allowed: [...allowed] }),
  );

type Class = abstract new () => object;

/** A group of named values; `choose` picks its class by what it holds, where there is `another`. */
export const Group = (of: Class, another?: Class, choose?: (value: object) => Class): PropertyDecorator =>
  all(
    another
      ? ApiProperty({ anyOf: [of, another].map((one) => ({ $ref: getSchemaPath(one as new () => object) })) })
      : ApiProperty({ type: of as new () => object }),
    Type((options) => chosen(options?.object[options.property], choose ?? (() => of), of) as new () => object),
    field('value.notObject', (value) => value instanceof Object && !Array.isArray(value)),
    ValidateNested(),
  );

const chosen = (value: unknown, choose: (value: object) => Class, of: Class): Class =>
  typeof value === 'object' && value !== null ? choose(value) : of;

export const Groups = (of: Class, least: number, most: number): PropertyDecorator =>
  all(
    ApiProperty({ type: [of as new () => object], minItems: least, maxItems: most }),
    Type(() => of as new () => object),
    list(least, most),
    items('value.notObject', (item) => item instanceof of),
    ValidateNested({ each: true }),
  );

function list(least: number, most: number): PropertyDecorator {
  const fits = (value: unknown) => !Array.isArray(value) || (value.length >= least && value.length <= most);
  return all(field('value.notList', Array.isArray), field('list.wrongLength', fits, { least, most }));
}
