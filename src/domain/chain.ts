import { hashOf, type Line } from './line.js';
import type { StreamKind } from './vocabulary.js';

/** A line as it lies in the database: its key columns, its body and its hash. */
export interface StoredLine extends Line {
  seq: number;
  organisationId: string;
  /** The hash that its body has now, null where it can have none; where whoever read the line has worked it out already. */
  own?: string | null;
}

/** Where the object of a stream says that its chain ends. */
export interface ChainHead {
  version: number;
  headHash: string | null;
}

export interface ChainFault {
  /** Of the line as it is stored; of a dropped one, where it stood. */
  seq: number;
  kind: 'changed' | 'dropped' | 'inserted' | 'swapped' | 'misplaced';
  detail: string;
}

/** A line with the hash that its body has now. `place` is where it was written: a sound body says so itself. */
interface Seen extends StoredLine {
  own: string | null;
  sound: boolean;
  place: number;
}

/**
 * What happened to the lines of one stream, told from their bodies, hashes and places, and from the head. A consistent
 * rewrite of a whole chain with its head, or an end that was cut together with its head, leaves nothing to be seen.
 */
export function chainFaults(
  stream: { kind: StreamKind; id: string },
  lines: readonly StoredLine[],
  head: ChainHead,
): ChainFault[] {
  if (isWhole(stream, lines, head)) return [];
  const seen = lines.map(look);
  const own = seen.filter((line) => !line.sound || belongs(stream, line));
  const inserted = impostors(own, head);
  const chain = own.filter((line) => !inserted.has(line));
  const altered = seen.filter((line) => !inserted.has(line)).flatMap((line) => alteration(stream, line, seen));
  const dropped = gaps(chain, head);
  const moved = disordered(chain, altered.length + inserted.size + dropped.length === 0);
  const rewritten = brokenLinks(chain, head).filter((fault) => !altered.some((one) => one.seq === fault.seq));
  const added = [...inserted].map(([{ seq }, detail]): ChainFault => ({ seq, kind: 'inserted', detail }));
  return [...altered, ...added, ...dropped, ...moved, ...rewritten].sort((one, other) => one.seq - other.seq);
}

/** Nothing to be told of: every line where it belongs, with the hash of its body, on the one before it, up to the head. */
function isWhole(
  stream: { kind: StreamKind; id: string },
  lines: readonly StoredLine[],
  { version, headHash }: ChainHead,
): boolean {
  let prev: string | null = null;
  for (const [index, line] of lines.entries()) {
    const { body, hash, seq } = line;
    if (seq !== index + 1 || body?.seq !== seq || body.prev !== prev || ownHash(line) !== hash) return false;
    if (!belongs(stream, line) || body.organisationId !== line.organisationId) return false;
    prev = hash;
  }
  return lines.length === version && prev === headHash;
}

function look(line: StoredLine): Seen {
  const own = ownHash(line);
  const sound = own === line.hash && Number.isSafeInteger(line.body?.seq);
  return { ...line, own, sound, place: sound ? line.body.seq : line.seq };
}

/** Null for a body that no line can have, such as one with a fraction. */
function ownHash({ body, own }: StoredLine): string | null {
  if (own !== undefined) return own;
  try {
    return hashOf(body);
  } catch {
    return null;
  }
}

const belongs = (stream: { kind: StreamKind; id: string }, { body }: StoredLine): boolean =>
  body.stream === stream.kind && body.streamId === stream.id;

/** What a line shows by itself: another body, the body of another, another stream or another organisation. */
function alteration(stream: { kind: StreamKind; id: string }, line: Seen, all: readonly Seen[]): ChainFault[] {
  const { seq } = line;
  const told = (kind: ChainFault['kind'], detail: string): ChainFault[] => [{ seq, kind, detail }];
  const other = line.sound ? undefined : all.find((one) => one !== line && one.hash === line.own);
  if (other) return told('swapped', `it has the body of line ${other.seq}`);
  if (!line.sound) return told('changed', 'its body is not the one that was hashed');
  if (!belongs(stream, line)) return told('misplaced', `it is a line of ${line.body.stream} ${line.body.streamId}`);
  return line.body.organisationId === line.organisationId ? [] : told('changed', 'it names another organisation');
}

/** A second line for a place, or lines after the end that the head knows; with what gives them away. */
function impostors(own: readonly Seen[], head: ChainHead): Map<Seen, string> {
  const trusted = new Set([head.headHash, ...own.map((line) => line.body?.prev)]);
  const genuine = new Map<number, Seen>();
  for (const line of own) {
    const rival = genuine.get(line.place);
    if (!rival || weight(line, trusted) > weight(rival, trusted)) genuine.set(line.place, line);
  }
  const whole = head.version === 0 || genuine.get(head.version)?.hash === head.headHash;
  return new Map(
    own.flatMap((line): [Seen, string][] => {
      if (genuine.get(line.place) !== line)
        return [[line, `another line ${line.place} is the one that others stand on`]];
      return whole && line.sound && line.place > head.version ? [[line, 'it lies after the end of the chain']] : [];
    }),
  );
}

const weight = (line: Seen, trusted: ReadonlySet<string | null | undefined>): number =>
  (trusted.has(line.hash) ? 2 : 0) + (line.sound ? 1 : 0);

/** Places where no line stands, each run of them told once. */
function gaps(chain: readonly Seen[], head: ChainHead): ChainFault[] {
  const places = [...new Set(chain.map((line) => line.place))].sort((a, b) => a - b);
  const last = places.at(-1) ?? 0;
  const lastIsHead = chain.some((line) => line.place === last && line.hash === head.headHash);
  const end = lastIsHead ? last : Math.max(last, head.version);
  return [...places, end + 1].flatMap((place, index): ChainFault[] => {
    const before = places[index - 1] ?? 0;
    if (place === before + 1) return [];
    const detail = place - before === 2 ? 'it is missing' : `lines ${before + 1} to ${place - 1} are missing`;
    return [{ seq: before + 1, kind: 'dropped', detail }];
  });
}

/** Lines that do not stand in the order in which they were written; or, where nothing else is wrong, at another number. */
function disordered(chain: readonly Seen[], unexplained: boolean): ChainFault[] {
  const ordered = chain.map((line) => line.place).sort((a, b) => a - b);
  const swapped = chain.filter((line, index) => line.place !== ordered[index]);
  const renumbered = unexplained && swapped.length === 0 ? chain.filter((line) => line.place !== line.seq) : [];
  return [
    ...swapped.map(({ seq, place }): ChainFault => ({
      seq,
      kind: 'swapped',
      detail: `it was written as line ${place}`,
    })),
    ...renumbered.map(({ seq, place }): ChainFault => ({
      seq,
      kind: 'misplaced',
      detail: `it was written as line ${place}`,
    })),
  ];
}

/** Sound lines of which the next does not know the hash: one of the two was rewritten together with its hash. */
function brokenLinks(chain: readonly Seen[], head: ChainHead): ChainFault[] {
  const at = new Map(chain.map((line) => [line.place, line]));
  const stands = (line: Seen) => line.sound && (at.get(line.place + 1)?.body?.prev ?? head.headHash) === line.hash;
  const blamed = [...at.values()].flatMap((line) => {
    const before = at.get(line.place - 1);
    if (!line.sound || (line.place > 1 && !before?.sound)) return [];
    if (line.body.prev === (before?.hash ?? null)) return [];
    return before && stands(line) ? [before] : [line];
  });
  return [...new Set(blamed)].map(({ seq }) => ({ seq, kind: 'changed', detail: 'it was rewritten with its hash' }));
}
