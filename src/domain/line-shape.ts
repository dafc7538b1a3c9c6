import { BASIS_KINDS } from './vocabulary.js';

/** What keeps a body from being a line at all: nothing that the program writes lacks these, or has them in another form. */
export function shapeProblem(body: unknown): string | undefined {
  if (!isRecord(body)) return 'it is no record';
  for (const [key, fits] of MEMBERS) if (!fits(body[key])) return `${key} is not what a line has there`;
  const { change, batch } = body['data'] as Record<string, unknown>;
  if (change !== undefined && !(isRecord(change) && isText(change['kind']) && isText(change['code'])))
    return 'its change is none';
  return batch === undefined || isRecord(batch) ? undefined : 'its batch is none';
}

type Fits = (value: unknown) => boolean;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText: Fits = (value) => typeof value === 'string';
const isTextOrNull: Fits = (value) => value === null || isText(value);

/** Instants that Date writes just so, whatever the year: every month has so many days. */
const PLAIN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** As Date writes it: any other spelling of an instant would be compared wrongly. */
function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (PLAIN.test(value)) return true;
  const instant = new Date(value);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === value;
}

const FORM: Record<string, Fits> = {
  ...{ stream: isText, streamId: isText, seq: Number.isSafeInteger, organisationId: isText, at: isInstant },
  ...{ command: isText, from: isTextOrNull, to: isText, lifeCycle: Number.isSafeInteger },
  ...{ actorId: isTextOrNull, capacity: isText },
  basis: (value) => isRecord(value) && (BASIS_KINDS as readonly unknown[]).includes(value['kind']),
  ...{ facts: isRecord, data: isRecord, contentDigest: isTextOrNull, prev: isTextOrNull },
};
const MEMBERS = Object.entries(FORM);
