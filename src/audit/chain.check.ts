import { chainFaults, type StoredLine } from '../domain/chain.js';
import { sha256Hex } from '../domain/hash.js';
import { isArrow, strayArrow, type Step } from '../domain/stray-arrows.js';
import type { StreamKind } from '../domain/vocabulary.js';
import { readBody, type WrittenBody } from '../domain/written-body.js';
import { linesIn, readLine, type WrittenLine } from './written-line.js';
import { mayHaveNoLine, shapeFaults, type Fault, type FaultKind, type Teller } from './stream.check.js';

/** Where a stream's object says that it stands, and its lines as they came, one below the other. */
export interface WrittenStream {
  id: string;
  organisationId: string;
  version: number;
  headHash: string | null;
  state: string;
  /** See `WRITTEN_LINES`. */
  lines: string | null;
}

export interface ChainChecked {
  faults: Fault[];
  lines: number;
}

/** The chain of one stream, its arrows and its head. Whatever is not as it must be is looked at again, to name it. */
export function checkChain(kind: StreamKind, stream: WrittenStream): ChainChecked {
  const rows = linesIn(stream.lines);
  const sound = rows.length > 0 && isSound(kind, stream, rows);
  return { faults: sound ? [] : named(kind, stream, rows), lines: rows.length };
}

function isSound(kind: StreamKind, stream: WrittenStream, rows: readonly WrittenLine[]): boolean {
  let prev: string | null = null;
  let state: string | null = null;
  for (const [index, { seq, organisationId, hash, text }] of rows.entries()) {
    const { canonical, top } = readBody(text);
    const chained =
      seq === index + 1 && top('seq') === seq && top('prev') === prev && top('stream') === kind && canonical !== null;
    const placed =
      top('streamId') === stream.id &&
      organisationId === stream.organisationId &&
      top('organisationId') === organisationId;
    const step = stepIn(top);
    if (!chained || !placed || sha256Hex(canonical) !== hash || !isArrow(kind, step, state)) return false;
    prev = hash;
    state = step.to;
  }
  return rows.length === stream.version && prev === stream.headHash && state === stream.state;
}

const stepIn = (top: WrittenBody['top']): Step =>
  ({ command: top('command'), from: top('from'), to: top('to'), lifeCycle: top('lifeCycle') }) as Step;

/** In the words of the full check, in its order: a torn chain is not followed along its arrows. */
function named(kind: StreamKind, stream: WrittenStream, rows: readonly WrittenLine[]): Fault[] {
  const told = (seq: number | null, fault: FaultKind, detail: string): Fault => ({
    ...{ stream: kind, id: stream.id, seq },
    ...{ kind: fault, detail },
  });
  if (rows.length === 0)
    return mayHaveNoLine(kind, stream) ? [] : [told(null, 'missingStream', 'its object has no line')];
  const lines = rows.map((row) => readLine(stream.id, row));
  const chain = chainFaults({ kind, id: stream.id }, lines, stream);
  if (chain.length > 0) return chain.map((fault) => told(fault.seq, fault.kind, fault.detail));
  const shapes = shapeFaults(lines, told);
  return shapes.length > 0 ? shapes : [...strays(kind, lines, told), ...differences(stream, lines, told)];
}

function strays(kind: StreamKind, lines: readonly StoredLine[], told: Teller): Fault[] {
  let state: string | null = null;
  return lines.flatMap(({ seq, body }) => {
    const standing = state;
    state = body.to;
    return isArrow(kind, body, standing) ? [] : [told(seq, 'badArrow', strayArrow(body, standing))];
  });
}

function differences(stream: WrittenStream, lines: readonly StoredLine[], told: Teller): Fault[] {
  const last = lines.at(-1)!;
  const elsewhere = lines.some(({ body }) => body.organisationId !== stream.organisationId);
  const headDiffers = last.hash !== stream.headHash || last.seq !== stream.version;
  const state = last.body.to;
  return [
    ...(headDiffers ? [told(last.seq, 'headDiffers', 'its object has another head or version')] : []),
    ...(elsewhere ? [told(last.seq, 'stateDiffers', 'its object is stored under another organisation')] : []),
    ...(state === stream.state
      ? []
      : [told(last.seq, 'stateDiffers', `state is stored as ${stream.state}; by its trail it is ${state}`)]),
  ];
}
