import type { StoredLine } from '../domain/chain.js';
import { shapeProblem } from '../domain/line-shape.js';
import type { LineBody } from '../domain/line.js';
import { hashOfText } from '../domain/written-body.js';

/** Lines as one text for each stream: a row for each costs Postgres and its driver more than reading it does. */
export interface WrittenLine {
  seq: number;
  organisationId: string;
  hash: string;
  /** Of its body, as Postgres writes it. */
  text: string;
}

/** Aggregates the lines of a stream. */
export const WRITTEN_LINES = `string_agg(concat_ws(E'\\t', seq, organisation_id, hash, body::text), E'\\n' ORDER BY seq)`;

/** Where there is no line there is no text. */
export const linesIn = (written: string | null): WrittenLine[] =>
  written === null ? [] : written.split('\n').map(lineIn);

/** The JSON of a body has neither a tab nor a new line in it: they are escaped there. */
function lineIn(row: string): WrittenLine {
  const one = row.indexOf('\t');
  const two = row.indexOf('\t', one + 1);
  const three = row.indexOf('\t', two + 1);
  return {
    seq: Number(row.slice(0, one)),
    organisationId: row.slice(one + 1, two),
    hash: row.slice(two + 1, three),
    text: row.slice(three + 1),
  };
}

/** A line with all that can be told of it alone. */
export interface ReadLine extends StoredLine {
  /** Of its stream. */
  id: string;
  own: string | null;
  /** What keeps it from being a line at all. */
  malformed: string | undefined;
}

/** Its hash is worked out from its text: that is quicker than from the body. */
export function readLine(id: string, { seq, organisationId, hash, text }: WrittenLine): ReadLine {
  const body = JSON.parse(text) as LineBody;
  return { id, seq, organisationId, hash, body, own: hashOfText(text), malformed: shapeProblem(body) };
}
