import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { chainFaults, type StoredLine } from '../domain/chain.js';
import type { CommandData } from '../domain/command.js';
import { replayBatch, replayDossier } from '../domain/replay.js';
import type { StreamKind } from '../domain/vocabulary.js';
import type { StoredStream } from './stream.reader.js';

export const FAULT_KINDS = [
  'changed',
  'dropped',
  'inserted',
  'swapped',
  'misplaced',
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

/** One stream against itself and against what is stored of its object. A torn chain is not replayed as well. */
export function checkStream(kind: StreamKind, stored: StoredStream, lines: readonly StoredLine[]): Fault[] {
  const { id, version, headHash } = stored;
  const told = (seq: number | null, fault: FaultKind, detail: string): Fault => ({
    ...{ stream: kind, id, seq },
    ...{ kind: fault, detail },
  });
  if (lines.length === 0) return version === 0 ? [] : [told(null, 'missingStream', 'its object has no line')];
  const chain = chainFaults({ kind, id }, lines, { version, headHash });
  const last = lines.at(-1)!;
  if (chain.length > 0) return chain.map((fault) => told(fault.seq, fault.kind, fault.detail));
  const replayed = replay(kind, stored, lines);
  const headDiffers = last.hash !== headHash || last.seq !== version;
  return [
    ...replayed.faults.map((fault) => told(fault.seq, fault.kind, fault.detail)),
    ...(headDiffers ? [told(last.seq, 'headDiffers', 'its object has another head or version')] : []),
    ...replayed.differences.map((detail) => told(last.seq, 'stateDiffers', detail)),
    ...(stored.contradictions ?? []).map((detail) => told(last.seq, 'stateDiffers', detail)),
  ];
}

function replay(kind: StreamKind, stored: StoredStream, lines: readonly StoredLine[]) {
  const bodies = lines.map((line) => line.body);
  if (kind !== 'dossier') {
    const { faults, state } = replayBatch(kind, bodies);
    return { faults, differences: differing('state', stored.state, state) };
  }
  const { faults, state, memory, contentDigest } = replayDossier(bodies);
  const origin = (bodies[0]!.data as CommandData).origin as Record<string, Canonical> | undefined;
  return {
    faults,
    differences: [
      ...differing('state', stored.state, state),
      ...differing('memory', stored.memory, memory),
      ...differing('content digest', stored.contentDigest, contentDigest),
      ...Object.entries(stored.origin ?? {}).flatMap(([key, value]) => differing(key, value, origin?.[key])),
    ],
  };
}

/** Memories are told apart by what differs in them; they hold codes, counts and instants only. */
function differing(what: string, stored: unknown, trail: unknown): string[] {
  if (isRecord(stored) && isRecord(trail)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(trail)])];
    return keys.flatMap((key) => differing(`${what}.${key}`, stored[key], trail[key]));
  }
  const [one, other] = [written(stored), written(trail)];
  return one === other ? [] : [`${what} is stored as ${one}; by its trail it is ${other}`];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const written = (value: unknown): string => (value === undefined ? 'nothing' : canonicalJson(value as Canonical));
