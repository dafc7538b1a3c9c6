import type { Sentence } from '../../src/domain/vocabulary.js';

/** What nobody should read on a screen or in a letter: what only a program knows. */
const ROUTE = /\/[A-Za-z({]/;
const CODE_IN_BRACKETS = /\([A-Za-z_.:]+\)/;
const CAMEL_CASE = /\b[a-z]+[A-Z]\w*/;
const IDENTIFIER = /[0-9a-f]{8}-[0-9a-f]{4}-|\b[ct]\d\b|:[a-z]\w*/;
const UNFILLED = /\{\w+\}|[[\]]|undefined|no \w+ here/;
const CALLED_BY_CODE = /\b[A-Z]{2,}_[A-Z_]+\b|\b[a-z]+\.[a-z]+\b/;
const ENGLISH =
  /\b(?:true|false|null|NUL|UUID|JSON|UTF|POST|GET|PUT|PATCH|token|version|problems|reason|outcome|target|paper|blank|yes|draft|evidence|key|bearer)\b/i;

const faultsIn = (text: string, ...patterns: RegExp[]): string[] =>
  patterns.flatMap((pattern) => pattern.exec(text)?.slice(0, 1) ?? []).map((found) => `${found} in: ${text}`);

/** A username and the code of an organisation are what the reader has typed. */
const withoutQuotes = (text: string): string => text.replaceAll(/"[^"]*"|le\.minh/g, '…');

export const slipsInVietnamese = (text: string): string[] =>
  faultsIn(withoutQuotes(text), ROUTE, CODE_IN_BRACKETS, CAMEL_CASE, IDENTIFIER, UNFILLED, ENGLISH, CALLED_BY_CODE);

/** English may name what a program sends, but no more. */
export const slipsIn = ({ vi, en }: Sentence): string[] => [
  ...slipsInVietnamese(vi),
  ...faultsIn(withoutQuotes(en), CAMEL_CASE, IDENTIFIER, UNFILLED, CALLED_BY_CODE),
];
