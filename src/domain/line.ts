import { canonicalJson, type Canonical } from './canonical.js';
import type { CommandData } from './command.js';
import { sha256Hex } from './hash.js';
import type { GuardFacts } from './trial.js';
import type { Basis, Capacity, StreamKind } from './vocabulary.js';

/** The life-cycle version that lines are written under. Until a release is tagged there is one. */
export const LIFE_CYCLE = 1;

/** The audit record of one accepted command: ids, codes, counts and digests, never a name or a free text. */
export interface LineBody {
  stream: StreamKind;
  streamId: string;
  /** 1 for the first line; a stream's version is the seq of its last. */
  seq: number;
  organisationId: string;
  /** ISO instant, milliseconds. */
  at: string;
  command: string;
  from: string | null;
  to: string;
  lifeCycle: number;
  actorId: string | null;
  capacity: Capacity;
  basis: Basis;
  /** What the guards read. */
  facts: Partial<GuardFacts> | Record<string, Canonical>;
  /** The parameters of the command. */
  data: CommandData | Record<string, Canonical>;
  /** Digest of what the stream's object holds after the command; null where it holds nothing to be read. */
  contentDigest: string | null;
  /** Hash of the line before; null on the first. */
  prev: string | null;
}

export interface Line {
  body: LineBody;
  hash: string;
}

export const hashOf = (body: LineBody): string => sha256Hex(canonicalJson(body as unknown as Canonical));

export const seal = (body: LineBody): Line => ({ body, hash: hashOf(body) });

/** A value with few possibilities, hidden by a salt of 32 random bytes in hex that is kept beside it. */
export const saltedDigest = (saltHex: string, value: Canonical): string =>
  sha256Hex(`${saltHex}|${canonicalJson(value)}`);
