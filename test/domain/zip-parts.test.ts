import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { TOO_LARGE, unpacked } from '../../src/platform/zip-parts.js';
import { declaredAs } from '../support/docx.js';

/** Files of office programs are ZIPs that anybody may have made. */
const BOUNDS = { largest: 5_000_000, largestText: 1_000_000, parts: 20 };
const MB = 1024 * 1024;

const parts = fc.dictionary(
  fc.stringMatching(/^[a-zà-ỹ]{1,8}(\/[a-z]{1,8})?\.(xml|png)$/u),
  fc.uint8Array({ maxLength: 5_000 }),
  { maxKeys: 8, noNullPrototype: true },
);

test('what was packed is read as it was, however it is packed', () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(0, 1, 6, 9), (packed, level) => {
      const found = unpacked(zipSync(packed, { level }), BOUNDS) as Record<string, Uint8Array>;
      expect(Object.keys(found).sort()).toEqual(Object.keys(packed).sort());
      for (const [name, bytes] of Object.entries(packed)) expect(Buffer.compare(found[name]!, bytes)).toBe(0);
    }),
  );
});

test('a damaged one is none, and never more than an error', () => {
  const zip = zipSync({ 'a.xml': new Uint8Array(300), 'b.xml': new Uint8Array([1, 2, 3]) });
  fc.assert(
    fc.property(fc.nat(zip.length - 1), fc.nat(255), (at, byte) => {
      const damaged = Uint8Array.from(zip, (value, index) => (index === at ? byte : value));
      expect(['object', 'undefined', 'symbol']).toContain(typeof unpacked(damaged, BOUNDS));
      expect(unpacked(zip.subarray(0, at), BOUNDS)).toBeUndefined();
    }),
  );
});

test.each([
  ['declares more than a text may have', { 'a.xml': 1_000_001 }, TOO_LARGE],
  ['declares more than all may have', { 'a.png': 3_000_000, 'b.png': 3_000_000 }, TOO_LARGE],
  ['has too many parts', Object.fromEntries([...Array(21).keys()].map((n) => [`${n}.png`, 1])), TOO_LARGE],
])('what %s is not unpacked', (_, sizes, told) => {
  const packed = Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, new Uint8Array(size)]));
  expect(unpacked(zipSync(packed), BOUNDS)).toBe(told);
});

test.each([0, 1, 1_000, 64 * MB - 1])(
  'one that declares %i bytes and holds 64 MB is not unpacked further',
  (declared) => {
    const lying = declaredAs(Buffer.from(zipSync({ 'a.png': new Uint8Array(64 * MB) })), 'a.png', declared);
    const bounds = { ...BOUNDS, largest: 100 * MB };
    const began = process.memoryUsage().arrayBuffers;
    expect(unpacked(lying, bounds)).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - began).toBeLessThan(declared + 2 * MB);
  },
);
