import { isEmail } from 'class-validator';
import { normaliseText, textProblem } from '../domain/text.js';
import { field, isText, type Checks, type FieldOptions } from './input.js';

interface TextOptions extends FieldOptions {
  /** In UTF-16 units, as JavaScript and browsers count. */
  max: number;
  /** 0 admits the empty text. */
  min?: number;
}

const TEXT: Checks = [
  ['value.notText', isText],
  ['text.nul', (value) => !isText(value) || textProblem(value) !== 'text.nul'],
  ['text.loneSurrogate', (value) => !isText(value) || textProblem(value) !== 'text.loneSurrogate'],
];

const bounds = ({ max, min = 1 }: TextOptions): Checks => [
  ['text.empty', (value) => !isText(value) || min === 0 || value.trim() !== ''],
  ['text.tooShort', (value) => !isText(value) || min < 2 || value.length >= min, { least: min }],
  ['text.tooLong', (value) => !isText(value) || value.length <= max, { most: max }],
];

const schemaOf = ({ max, min = 1 }: TextOptions) => ({ type: 'string', minLength: min, maxLength: max }) as const;

const nfc = (value: unknown): unknown => (isText(value) ? normaliseText(value) : value);
const oneLine = (value: unknown): unknown =>
  isText(value) ? normaliseText(value).trim().replaceAll(/\s+/gu, ' ') : value;

/** A text of any number of lines, in NFC, otherwise as it was sent. */
export const Text = (options: TextOptions): PropertyDecorator =>
  field([...TEXT, ...bounds(options)], { schema: schemaOf(options), transform: nfc }, options);

/** A name, a title, a number: one line, in NFC, with single spaces and none around it. */
export const Line = (options: TextOptions): PropertyDecorator =>
  field([...TEXT, ...bounds(options)], { schema: schemaOf(options), transform: oneLine }, options);

const shaped = (code: Checks[number][0], pattern: RegExp, most: number, options?: FieldOptions): PropertyDecorator =>
  field(
    [[code, (value) => isText(value) && value.length <= most && pattern.test(value), { most }]],
    { schema: { type: 'string', pattern: pattern.source, maxLength: most }, transform: oneLine },
    options,
  );

/** A code of the plan, a unit or an organisation. */
export const Code = (options?: FieldOptions): PropertyDecorator =>
  shaped('code.malformed', /^[a-z0-9][a-z0-9.-]*$/, 64, options);

export const isUsername = (value: unknown): boolean => isText(value) && /^[a-z0-9][a-z0-9._-]{1,63}$/.test(value);

/** A new name to sign in with; it is compared in small letters. */
export const Username = (options?: FieldOptions): PropertyDecorator =>
  field(
    [['username.malformed', isUsername]],
    { schema: { type: 'string', minLength: 2, maxLength: 64 }, transform: smallLetters },
    options,
  );

export const smallLetters = (value: unknown): unknown =>
  isText(value) ? normaliseText(value).trim().toLowerCase() : value;

/** `isEmail` itself throws at a lone surrogate. */
const isAddress = (value: unknown): boolean =>
  isText(value) && value.length <= 254 && textProblem(value) === undefined && isEmail(value);

export const Email = (options?: FieldOptions): PropertyDecorator =>
  field(
    [['email.malformed', isAddress]],
    { schema: { type: 'string', format: 'email', maxLength: 254 }, transform: oneLine },
    options,
  );
