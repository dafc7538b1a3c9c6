import { canonicalJson, type Canonical } from './canonical.js';
import { sha256Hex } from './hash.js';
import { isRecord } from './line-shape.js';

/** A body as it was read from its text: its canonical form, null where it has none, and what stands at its top. */
export interface WrittenBody {
  canonical: string | null;
  /** Of a list or a record inside it may say nothing. */
  top: (key: string) => unknown;
}

/**
 * Gives the canonical form of a text that Postgres writes for a jsonb. Lines have few forms, the same keys in the same
 * places, so each is learned from the first line that has it, as an expression that finds the values: those that fit it
 * exactly need be neither read into objects nor put in order. What fits none is.
 */
export class BodyReader {
  /** The one that was found last comes first. */
  private readonly forms: Form[] = [];
  private last: Form | undefined;

  /** Throws where the text is no JSON. */
  read(text: string): WrittenBody {
    return this.known(text) ?? this.learned(text) ?? plainly(text);
  }

  private known(text: string): WrittenBody | undefined {
    const expected = this.last?.next;
    const found = expected?.expression.exec(text);
    if (expected && found) return this.follow(expected, found);
    for (const [index, form] of this.forms.entries()) {
      const values = form.expression.exec(text);
      if (!values) continue;
      if (index > 0) this.forms.unshift(...this.forms.splice(index, 1));
      return this.follow(form, values);
    }
    return undefined;
  }

  private follow(form: Form, values: RegExpExecArray): WrittenBody {
    if (this.last) this.last.next = form;
    this.last = form;
    return filled(form, values);
  }

  /** A form is kept only if it gives of the very text that it was learned from what the plain way gives. */
  private learned(text: string): WrittenBody | undefined {
    if (this.forms.length >= MOST_FORMS || text.includes('\\')) return undefined;
    const body = JSON.parse(text) as Canonical;
    const form = isRecord(body) ? formFrom(body as Members) : undefined;
    const values = form?.expression.exec(text);
    if (!form || !values || filled(form, values).canonical !== formOf(body)) return undefined;
    this.forms.unshift(form);
    return this.follow(form, values);
  }
}

const READER = new BodyReader();

export const readBody = (text: string): WrittenBody => READER.read(text);

/** The hash of a body by its text; null where no line can have it. */
export function hashOfText(text: string): string | null {
  const { canonical } = readBody(text);
  return canonical === null ? null : sha256Hex(canonical);
}

const MOST_FORMS = 64;
const MOST_VALUES = 300;

interface Form {
  expression: RegExp;
  /** What stands between the values in the canonical form, and which of those found in the text come there. */
  between: readonly string[];
  order: readonly number[];
  /** Which of them are members at the top. */
  places: ReadonlyMap<string, number>;
  /** The one that came after it last time. */
  next: Form | undefined;
}

function plainly(text: string): WrittenBody {
  const body = JSON.parse(text) as Canonical;
  return { canonical: formOf(body), top: (key) => (isRecord(body) ? body[key] : undefined) };
}

function formOf(body: Canonical): string | null {
  try {
    return canonicalJson(body);
  } catch {
    return null;
  }
}

function filled({ between, order, places }: Form, values: RegExpExecArray): WrittenBody {
  let canonical = between[0]!;
  for (let index = 0; index < order.length; index += 1) canonical += values[order[index]!]! + between[index + 1]!;
  return { canonical, top: (key) => scalar(values[places.get(key) ?? -1]) };
}

/** Of a text that fits `SCALAR`. */
function scalar(text: string | undefined): string | number | boolean | null | undefined {
  switch (text?.[0]) {
    case undefined:
      return undefined;
    case '"':
      return text!.slice(1, -1);
    case 'n':
      return null;
    case 't':
      return true;
    case 'f':
      return false;
    default:
      return Number(text);
  }
}

/** A string without an escape, a whole number that JavaScript and Postgres write alike, or a word. */
const SCALAR = String.raw`("[^"\\\x00-\x1f]*"|0|-?[1-9]\d{0,14}|null|true|false)`;
/** No JSON has it in a key. */
const GAP = '\u0000';

/** How a value is found in the text, and how it stands in the canonical form: with gaps, in their order there. */
interface Piece {
  expression: string;
  canonical: string;
  order: readonly number[];
}

type Members = Record<string, Canonical>;

function formFrom(body: Members): Form | undefined {
  let count = 0;
  const places = new Map<string, number>();
  const pieceOf = (value: Canonical): Piece => {
    if (Array.isArray(value)) return listed(value.map(pieceOf));
    if (isRecord(value)) return recorded(value as Members, pieceOf);
    count += 1;
    return { expression: SCALAR, canonical: GAP, order: [count] };
  };
  const { expression, canonical, order } = recorded(body, (value, key) => {
    const piece = pieceOf(value);
    if (piece.canonical === GAP) places.set(key, count);
    return piece;
  });
  if (count > MOST_VALUES) return undefined;
  return { expression: new RegExp(`^${expression}$`), between: canonical.split(GAP), order, places, next: undefined };
}

const listed = (items: readonly Piece[]): Piece => ({
  expression: `\\[${items.map(({ expression }) => expression).join(', ')}\\]`,
  canonical: `[${items.map(({ canonical }) => canonical).join(',')}]`,
  order: items.flatMap(({ order }) => order),
});

function recorded(body: Members, pieceOf: (value: Canonical, key: string) => Piece): Piece {
  const members = Object.entries(body).map(([key, value]) => ({ key, ...pieceOf(value, key) }));
  const sorted = members.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return {
    expression: `\\{${members.map(({ key, expression }) => `${literally(key)}: ${expression}`).join(', ')}\\}`,
    canonical: `{${sorted.map(({ key, canonical }) => `${JSON.stringify(key)}:${canonical}`).join(',')}}`,
    order: sorted.flatMap(({ order }) => order),
  };
}

const literally = (key: string): string => JSON.stringify(key).replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
