import type { FactsOf, Field, Fields, ListField, TextField } from './form.js';
import { PARAGRAPHS, ROW } from './form-parts.js';
import { HOLE, plain, wordsOf, type Word } from './paper-words.js';

/** A fact of a paper: what the record says where a template names its field. */
export interface Fact {
  field: TextField;
  value: string;
  /** The rows of lists that it is in, from the outermost. */
  rows: ListRow[];
}

export interface ListRow {
  list: ListField;
  /** From zero. */
  index: number;
  /** What the row is about, as a clerk would call it. */
  label: string;
  /** All rows that stand in the list with it. */
  among: ListRow[];
}

/** The number of a row: it says where it stands, and nothing of whom it is about. */
export const isPosition = ({ field }: Fact): boolean => field === ROW.position;
/** Sentences that somebody wrote: their wording is his, their numbers and names are the record's. */
export const isProse = ({ field }: Fact): boolean => field === PARAGRAPHS.paragraph;

const [OPEN, SAID, CLOSE] = ['\ue000', '\ue001', '\ue002'];
const DIGITS = 0xe010;
/** What marks facts, and whatever else has no meaning in a text. */
const MARKS = /[\ue000-\ue0ff]/g;

export const withoutMarks = (text: string): string => text.replace(MARKS, '');

/** The facts of a paper with each value marked, so that a paper written from them shows which words are the record's. */
export function markedFacts<F extends Fields>(fields: F, facts: FactsOf<F>): { marked: FactsOf<F>; facts: Fact[] } {
  const found: Fact[] = [];
  return { marked: new Marking(found).all(fields, facts, []) as FactsOf<F>, facts: found };
}

class Marking {
  constructor(private readonly found: Fact[]) {}

  all(fields: Fields, facts: FactsOf<Fields>, rows: ListRow[]): Record<string, unknown> {
    const marked = Object.entries(fields).map(([name, field]) => [name, this.one(field, facts[name], rows)]);
    return Object.fromEntries(marked) as Record<string, unknown>;
  }

  private one(field: Field, fact: unknown, rows: ListRow[]): unknown {
    if (field.kind === 'whether') return fact;
    if (field.kind === 'list') {
      const among: ListRow[] = [];
      return (fact as FactsOf<Fields>[]).map((row, index) => {
        const here: ListRow = { list: field, index, label: labelOf(field.of, row), among };
        among.push(here);
        return this.all(field.of, row, [...rows, here]);
      });
    }
    const value = withoutMarks(fact as string);
    const number = this.found.push({ field, value, rows }) - 1;
    const digits = [...String(number)].map((digit) => String.fromCharCode(DIGITS + Number(digit))).join('');
    return `${OPEN}${digits}${SAID}${value}${CLOSE}`;
  }
}

const LABELLED = 60;

const labelOf = (fields: Fields, row: FactsOf<Fields>): string => {
  const named = Object.entries(fields).find(
    ([name, field]) => field.kind === 'text' && field !== ROW.position && row[name] !== '',
  );
  const label = plain(named ? (row[named[0]] as string) : '');
  return label.length > LABELLED ? `${label.slice(0, LABELLED)}…` : label;
};

/** A text of a marked paper: its words, each with the number of its fact; a blank fact has none, and its place is told. */
export interface MarkedText {
  text: string;
  words: Word[];
  /** The facts in it in their order, with the words that are theirs. */
  spans: { fact: number; from: number; to: number }[];
}

const SEGMENT = /\ue000([\ue010-\ue019]+)\ue001([^\ue002]*)\ue002/g;
/** Blanks or dots in a fact wait for somebody's pen. */
const HOLES = / {3,}|(?:…|\.{3}){2,}/g;

export function readMarked(raw: string): MarkedText {
  const read: MarkedText = { text: '', words: [], spans: [] };
  let at = 0;
  for (const match of raw.matchAll(SEGMENT)) {
    append(read, raw.slice(at, match.index));
    const fact = Number([...match[1]!].map((digit) => digit.charCodeAt(0) - DIGITS).join(''));
    const from = read.words.length;
    append(read, match[2]!.replace(HOLES, HOLE), fact);
    read.spans.push({ fact, from, to: read.words.length });
    at = match.index + match[0].length;
  }
  append(read, raw.slice(at));
  return read;
}

function append(read: MarkedText, raw: string, fact?: number): void {
  const text = plain(fact === undefined ? withoutMarks(raw) : raw);
  const start = read.text.length;
  read.text += text;
  for (const word of wordsOf(text, fact))
    read.words.push({ ...word, start: start + word.start, end: start + word.end });
}
