/** A value that has one canonical form: whole numbers only, and no undefined inside. */
export type Canonical = string | number | boolean | null | Canonical[] | { [key: string]: Canonical | undefined };

/**
 * Canonical JSON by RFC 8785, for values whose numbers are safe integers: keys sorted by UTF-16 code units, no spaces.
 * Undefined members are left out. Throws on fractions, since Postgres and JavaScript may print them differently.
 */
export function canonicalJson(value: Canonical): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return `{${members(value).join(',')}}`;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number`);
  return JSON.stringify(value);
}

const members = (value: { [key: string]: Canonical | undefined }): string[] =>
  Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key]!)}`);
