import { chainFaults } from '../domain/chain.js';
import type { LineBody } from '../domain/line.js';
import { replayBatch, replayDossier, type HeldItem, type ReplayFault } from '../domain/replay.js';
import type { StreamKind } from '../domain/vocabulary.js';
import { differing } from './difference.js';
import type { StoredStream } from './stream.reader.js';
import type { Testify } from './witness.js';
import type { ReadLine } from './written-line.js';

export const FAULT_KINDS = [
  'changed',
  'dropped',
  'inserted',
  'swapped',
  'misplaced',
  'malformed',
  'badArrow',
  'badGuard',
  'badReference',
  'stateDiffers',
  'headDiffers',
  'contentChanged',
  'contentMissing',
  'missingStream',
  'orphanLines',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What was found, and at which line; the line is null where the whole stream is meant. */
export interface Fault {
  stream: string;
  id: string;
  seq: number | null;
  kind: FaultKind;
  detail: string;
}

/** One stream against itself and against what is stored of its object and beside it. A torn chain is not replayed. */
export function checkStream(
  kind: StreamKind,
  stored: StoredStream,
  lines: readonly ReadLine[],
  witnesses: readonly Testify[] = [],
): Fault[] {
  const told: Teller = (seq, fault, detail) => ({
    ...{ stream: kind, id: stored.id, seq },
    ...{ kind: fault, detail },
  });
  const { version, headHash } = stored;
  if (lines.length === 0 && !mayHaveNoLine(kind, stored))
    return [told(null, 'missingStream', 'its object has no line')];
  const chain = chainFaults({ kind, id: stored.id }, lines, { version, headHash });
  if (chain.length > 0) return chain.map((fault) => told(fault.seq, fault.kind, fault.detail));
  const shapes = shapeFaults(lines, told);
  return shapes.length > 0 ? shapes : whole(kind, stored, lines, witnesses, told);
}

export type Teller = (seq: number | null, fault: FaultKind, detail: string) => Fault;

export const shapeFaults = (lines: readonly ReadLine[], told: Teller): Fault[] =>
  lines.flatMap(({ seq, malformed }) => (malformed === undefined ? [] : [told(seq, 'malformed', malformed)]));

/** An organisation is there before anything is done in it; every other object comes with its first line. */
export const mayHaveNoLine = (
  kind: StreamKind,
  { version, headHash, state }: Pick<StoredStream, 'version' | 'headHash' | 'state'>,
): boolean => kind === 'organisation' && version === 0 && headHash === null && state === 'active';

/** A chain without a fault: every line is judged again, and then compared. */
function whole(
  kind: StreamKind,
  stored: StoredStream,
  lines: readonly ReadLine[],
  witnesses: readonly Testify[],
  told: Teller,
): Fault[] {
  const bodies = lines.map((line) => line.body);
  const last = lines.at(-1);
  const { faults, differences } = last ? replay(kind, stored, bodies) : NOTHING;
  const headDiffers = last !== undefined && (last.hash !== stored.headHash || last.seq !== stored.version);
  const elsewhere = bodies.some((body) => body.organisationId !== stored.organisationId);
  const testimonies = witnesses.map((testify) => testify(bodies));
  const differs = [
    ...(elsewhere ? ['its object is stored under another organisation'] : []),
    ...differences,
    ...testimonies.flatMap((one) => differing('', one.stored, one.told)),
  ];
  return [
    ...faults.map((fault) => told(fault.seq, fault.kind, fault.detail)),
    ...(headDiffers ? [told(last.seq, 'headDiffers', 'its object has another head or version')] : []),
    ...differs.map((detail) => told(last?.seq ?? null, 'stateDiffers', detail)),
  ];
}

const NOTHING = { faults: [] as ReplayFault[], differences: [] as string[] };

function replay(kind: StreamKind, stored: StoredStream, bodies: readonly LineBody[]): typeof NOTHING {
  if (kind !== 'dossier') {
    const { faults, state } = replayBatch(kind, bodies);
    return { faults, differences: differing('state', stored.state, state) };
  }
  const { faults, state, memory, contentDigest, items } = replayDossier(bodies);
  return {
    faults,
    differences: [
      ...differing('state', stored.state, state),
      ...differing('memory', stored.memory, memory),
      ...differing('content digest', stored.contentDigest, contentDigest),
      ...differing('content', piecesOf(stored.items ?? []), piecesOf(items)),
    ],
  };
}

/** By kind and code: of which version each piece is. Whether it counts as filled is not in a line. */
const piecesOf = (items: readonly Omit<HeldItem, 'filled'>[]): object =>
  Object.fromEntries(
    items.map(({ kind, code, contentId, digest, criterion }) => [`${kind} ${code}`, { contentId, digest, criterion }]),
  );
