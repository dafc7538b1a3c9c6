/** A value that has one canonical form: whole numbers only, and no undefined inside. */
export type Canonical = string | number | boolean | null | Canonical[] | CanonicalRecord;
interface CanonicalRecord {
  [key: string]: Canonical | undefined;
}

/**
 * Canonical JSON by RFC 8785, for values whose numbers are safe integers: keys sorted by UTF-16 code units, no spaces.
 * Undefined members are left out. Throws on fractions, since Postgres and JavaScript may print them differently. Whoever
 * verifies a whole installation spends a good part of his time here, so the engine's own printer does what it can.
 */
export function canonicalJson(value: Canonical): string {
  const inOrder = ordered(value);
  return inOrder === NO_ORDER ? written(value) : JSON.stringify(inOrder);
}

/** An engine prints keys that look like numbers first, whatever order they were set in. */
const NO_ORDER = Symbol('no order');
const MOVES_BY_ITSELF = /^(\d|__proto__$)/;

/** The same value with its keys in order; itself where they are. */
function ordered(value: Canonical): Canonical | typeof NO_ORDER {
  if (typeof value === 'number') return whole(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? orderedList(value) : orderedRecord(value);
}

function orderedList(values: Canonical[]): Canonical[] | typeof NO_ORDER {
  let changed = false;
  const items: Canonical[] = [];
  for (const value of values) {
    const item = ordered(value);
    if (item === NO_ORDER) return NO_ORDER;
    changed ||= item !== value;
    items.push(item);
  }
  return changed ? items : values;
}

function orderedRecord(value: CanonicalRecord): CanonicalRecord | typeof NO_ORDER {
  const keys = Object.keys(value);
  const sorted = sortedKeys(keys);
  if (sorted === NO_ORDER) return NO_ORDER;
  let changed = sorted !== keys;
  const record: CanonicalRecord = {};
  for (const key of sorted) {
    const member = value[key];
    const item = member === undefined ? undefined : ordered(member);
    if (item === NO_ORDER) return NO_ORDER;
    changed ||= item !== member;
    record[key] = item;
  }
  return changed ? record : value;
}

/** The keys of the record of each size that was seen last, and their order: lines have the same ones again and again. */
const SEEN: { keys: string[]; sorted: string[] | typeof NO_ORDER }[] = [];
const LARGEST = 32;

/** The keys in order; the very list that was given where it is in order. */
function sortedKeys(keys: string[]): string[] | typeof NO_ORDER {
  const seen = SEEN[keys.length];
  if (seen && keys.every((key, index) => key === seen.keys[index]))
    return seen.sorted === seen.keys ? keys : seen.sorted;
  const order = keys.some((key) => MOVES_BY_ITSELF.test(key)) ? NO_ORDER : inOrder(keys);
  if (keys.length <= LARGEST) SEEN[keys.length] = { keys, sorted: order };
  return order;
}

const inOrder = (keys: string[]): string[] =>
  keys.every((key, index) => index === 0 || keys[index - 1]! < key) ? keys : [...keys].sort();

/** Piece by piece, for the few values whose keys an engine does not leave in place. */
function written(value: Canonical): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value === 'object' && value !== null) return `{${members(value).join(',')}}`;
  return JSON.stringify(typeof value === 'number' ? whole(value) : value);
}

const members = (value: CanonicalRecord): string[] =>
  Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${written(value[key]!)}`);

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number`);
  return value;
}
