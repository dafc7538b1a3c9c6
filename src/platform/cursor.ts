import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isDay } from '../domain/days.js';
import { refused } from '../domain/refusals.js';
import { textProblem } from '../domain/text.js';
import { isId, isText, Whole } from './input.js';
import { Line } from './text.decorator.js';

/** Where a page ends: the sort key of its last row, and its id where keys are equal. */
export interface Position<Key extends string | number = string> {
  key: Key;
  id: string;
}

/** As `cursorOf` writes it; another spelling of an instant is not from a page of ours. */
const isWrittenInstant = (key: unknown): key is string =>
  isText(key) && !Number.isNaN(Date.parse(key)) && new Date(key).toISOString() === key;

const KEYS = {
  text: (key: unknown): key is string => isText(key) && textProblem(key) === undefined,
  day: (key: unknown): key is string => isText(key) && isDay(key),
  instant: isWrittenInstant,
  whole: (key: unknown): key is number => Number.isSafeInteger(key),
} as const;
export type KeyKind = keyof typeof KEYS;
type KeyOf<Kind extends KeyKind> = Kind extends 'whole' ? number : string;

/** Opaque to clients, so that what a list is sorted by may change. */
export const cursorOf = ({ key, id }: Position<string | number>): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url');

/** The position that a cursor stands for; undefined on the first page. */
export function positionAt<Kind extends KeyKind>(
  cursor: string | undefined,
  kind: Kind,
): Position<KeyOf<Kind>> | undefined {
  if (cursor === undefined) return undefined;
  const [key, id, ...more] = parsed(cursor);
  if (!isId(id) || !KEYS[kind](key) || more.length > 0) throw refused('cursor.wrong');
  return { key: key as KeyOf<Kind>, id };
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** What every list takes. */
export class PageQuery {
  @Line({ max: 1000, optional: true, description: 'The nextCursor of the page before.' })
  cursor?: string;

  @Whole({ least: 1, most: 100, query: true, optional: true, description: 'Rows on a page; 20 when left out.' })
  limit: number = 20;
}

export interface Page<Item> {
  items: Item[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** A page made of rows that were read with one more than the limit, by which it is known that there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => Position<string | number>,
  view: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), nextCursor: rows.length > limit && last ? cursorOf(position(last)) : null };
}

/** The class of a page, for OpenAPI. */
export function PageOf<Item extends object>(item: Type<Item>): Type<Page<Item>> {
  class OnePage implements Page<Item> {
    @ApiProperty({ type: [item] })
    items: Item[];

    @ApiProperty({ type: String, nullable: true })
    nextCursor: string | null;
  }
  Object.defineProperty(OnePage, 'name', { value: `PageOf${item.name}` });
  return OnePage;
}
