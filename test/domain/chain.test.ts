import { chainFaults, type ChainHead, type StoredLine } from '../../src/domain/chain.js';
import { hashOf, type LineBody } from '../../src/domain/line.js';
import { chained, headOf, lineBody, STREAM } from './trail.fixture.js';

const bodies = Array.from({ length: 6 }, (_, index) =>
  lineBody({ seq: index + 1, command: 'HOLD', from: 'draft', to: 'draft', data: { noteId: `note ${index + 1}` } }),
);
const LINES = chained(bodies);
const HEAD = headOf(LINES);

const faultsOf = (lines: readonly StoredLine[], head: ChainHead = HEAD): string[] =>
  chainFaults(
    STREAM,
    [...lines].sort((one, other) => one.seq - other.seq),
    head,
  ).map(({ kind, seq }) => `${kind} ${seq}`);

const at = (seq: number): StoredLine => LINES[seq - 1]!;
const without = (...seqs: number[]) => LINES.filter((line) => !seqs.includes(line.seq));
const replaced = (...lines: StoredLine[]) => [...without(...lines.map((line) => line.seq)), ...lines];
const altered = (seq: number, change: Partial<LineBody>): StoredLine => ({
  ...at(seq),
  body: { ...at(seq).body, ...change },
});
const rehashed = (line: StoredLine): StoredLine => ({ ...line, hash: hashOf(line.body) });

test('an untouched chain has no fault, nor has an empty one', () => {
  expect(faultsOf(LINES)).toEqual([]);
  expect(faultsOf([], { version: 0, headHash: null })).toEqual([]);
});

test.each([1, 3, 6])('line %d changed is named', (seq) => {
  expect(faultsOf(replaced(altered(seq, { to: 'lapsed' })))).toEqual([`changed ${seq}`]);
});

test.each([1, 3, 5])('line %d rewritten together with its hash is named, since the next does not know it', (seq) => {
  expect(faultsOf(replaced(rehashed(altered(seq, { to: 'lapsed' }))))).toEqual([`changed ${seq}`]);
});

test('a hash that was changed alone is named', () => {
  expect(faultsOf(replaced({ ...at(3), hash: 'f'.repeat(64) }))).toEqual(['changed 3']);
});

test('a line that was made to stand on another, with its hash, is named', () => {
  expect(faultsOf(replaced(rehashed(altered(4, { prev: at(1).hash }))))).toEqual(['changed 4']);
  expect(faultsOf(replaced(rehashed(altered(1, { prev: at(4).hash }))))).toEqual(['changed 1']);
});

test('a line whose column names another organisation than its body is named', () => {
  expect(faultsOf(replaced({ ...at(2), organisationId: 'other' }))).toEqual(['changed 2']);
});

test.each([null, 'a text', { seq: 1.5 }, {}])('a body that no line can have (%j) is a changed line', (body) => {
  expect(faultsOf(replaced({ ...at(3), body: body as unknown as LineBody }))).toEqual(['changed 3']);
});

test('a body of no stream, hashed as it is, is a changed line', () => {
  expect(faultsOf(replaced(rehashed({ ...at(3), body: {} as unknown as LineBody })))).toEqual(['changed 3']);
});

test.each([1, 3])('line %d dropped is named where it stood', (seq) => {
  expect(faultsOf(without(seq))).toEqual([`dropped ${seq}`]);
});

test('several dropped lines are told as one run', () => {
  const [fault] = chainFaults(STREAM, without(2, 3, 4), HEAD);
  expect(fault).toEqual({ seq: 2, kind: 'dropped', detail: 'lines 2 to 4 are missing' });
});

test('a dropped line is named even where those behind it were renumbered', () => {
  const renumbered = without(3).map((line) => (line.seq > 3 ? { ...line, seq: line.seq - 1 } : line));
  expect(faultsOf(renumbered)).toEqual(['dropped 3']);
});

test('an end that was cut is named, since the head knows how far it went', () => {
  expect(faultsOf(without(5, 6))).toEqual(['dropped 5']);
});

test('an end that was cut together with its head leaves nothing to be seen', () => {
  expect(faultsOf(without(5, 6), { version: 4, headHash: at(4).hash })).toEqual([]);
});

test('a version that was raised alone drops no line: the last is still the head', () => {
  expect(faultsOf(LINES, { version: 9, headHash: at(6).hash })).toEqual([]);
  expect(faultsOf(without(6), { version: 9, headHash: at(6).hash })).toEqual(['dropped 6']);
});

test('a version that was lowered to a line that is not the head makes no line an inserted one', () => {
  expect(faultsOf(LINES, { version: 4, headHash: 'f'.repeat(64) })).toEqual([]);
  expect(faultsOf(LINES, { version: 4, headHash: at(6).hash })).toEqual([]);
  expect(faultsOf(LINES, { version: 4, headHash: at(4).hash })).toEqual(['inserted 5', 'inserted 6']);
});

test('two lines that changed places are both named', () => {
  expect(faultsOf(replaced({ ...at(3), seq: 4 }, { ...at(4), seq: 3 }))).toEqual(['swapped 3', 'swapped 4']);
  expect(faultsOf(replaced({ ...at(2), seq: 5 }, { ...at(5), seq: 2 }))).toEqual(['swapped 2', 'swapped 5']);
});

test('two lines that changed bodies and kept their hashes are both named', () => {
  const swapped = replaced({ ...at(3), body: at(4).body }, { ...at(4), body: at(3).body });
  expect(faultsOf(swapped)).toEqual(['swapped 3', 'swapped 4']);
});

test('a line inserted in the middle is named, and not those that made room for it', () => {
  const inserted = rehashed({ ...altered(4, { data: { noteId: 'forged' } }), seq: 4 });
  const shifted = LINES.map((line) => (line.seq >= 4 ? { ...line, seq: line.seq + 1 } : line));
  expect(faultsOf([...shifted, inserted])).toEqual(['inserted 4']);
});

test('an inserted line without a right hash is named too', () => {
  const inserted = { ...altered(4, { data: { noteId: 'forged' } }), seq: 4, hash: 'f'.repeat(64) };
  const shifted = LINES.map((line) => (line.seq >= 4 ? { ...line, seq: line.seq + 1 } : line));
  expect(faultsOf([...shifted, inserted])).toEqual(['inserted 4']);
});

test('a line appended behind the end that the head knows is named', () => {
  const body = lineBody({ seq: 7, command: 'RELEASE', from: 'draft', to: 'draft', prev: at(6).hash });
  const appended = { body, hash: hashOf(body), seq: 7, organisationId: body.organisationId };
  expect(faultsOf([...LINES, appended])).toEqual(['inserted 7']);
});

test('a line put on a stream that has none is named', () => {
  expect(faultsOf([at(1)], { version: 0, headHash: null })).toEqual(['inserted 1']);
});

test('a line of another stream is out of place here, whether it stands behind the end or for a line that is gone', () => {
  const body = lineBody({ seq: 3, command: 'HOLD', from: 'draft', to: 'draft', streamId: 'another' });
  const stranger = { body, hash: hashOf(body), seq: 7, organisationId: body.organisationId };
  expect(faultsOf([...LINES, stranger])).toEqual(['misplaced 7']);
  expect(faultsOf(replaced({ ...stranger, seq: 3 }))).toEqual(['misplaced 3', 'dropped 3']);
});

test('a line of another kind of stream is out of place, even under the same id', () => {
  const body = lineBody({ seq: 7, command: 'SETTLE', from: 'counted', to: 'settled', stream: 'sheet' });
  const stranger = { body, hash: hashOf(body), seq: 7, organisationId: body.organisationId };
  expect(faultsOf([...LINES, stranger])).toEqual(['misplaced 7']);
});

test('lines that were only renumbered are out of place', () => {
  expect(faultsOf([...without(6), { ...at(6), seq: 9 }])).toEqual(['misplaced 9']);
});

test('a consistent rewrite of the whole chain with its head leaves nothing to be seen', () => {
  const forged = chained(bodies.map((body) => (body.seq === 3 ? { ...body, to: 'lapsed' } : body)));
  expect(faultsOf(forged, headOf(forged))).toEqual([]);
});

test('two tamperings are both named', () => {
  expect(faultsOf(replaced(altered(2, { to: 'lapsed' })).filter((line) => line.seq !== 5))).toEqual([
    'changed 2',
    'dropped 5',
  ]);
});

const toldOf = (lines: readonly StoredLine[]): [number, string][] =>
  chainFaults(
    STREAM,
    [...lines].sort((one, other) => one.seq - other.seq),
    HEAD,
  ).map(({ seq, detail }) => [seq, detail]);
const shiftedFrom4 = LINES.map((line) => (line.seq >= 4 ? { ...line, seq: line.seq + 1 } : line));
const forged4 = rehashed(altered(4, { data: { noteId: 'forged' } }));
const strangerAt3 = rehashed(altered(3, { streamId: 'another' }));

test.each<[string, StoredLine[], [number, string][]]>([
  ['whose body changed', replaced(altered(2, { to: 'lapsed' })), [[2, 'its body is not the one that was hashed']]],
  [
    'that changed bodies',
    replaced({ ...at(3), body: at(4).body }, { ...at(4), body: at(3).body }),
    [
      [4, 'it has the body of line 3'],
      [3, 'it has the body of line 4'],
    ],
  ],
  ['of another organisation', replaced({ ...at(2), organisationId: 'x' }), [[2, 'it names another organisation']]],
  [
    'of another stream',
    replaced(strangerAt3),
    [
      [3, 'it is a line of dossier another'],
      [3, 'it is missing'],
    ],
  ],
  ['that was rewritten', replaced(rehashed(altered(3, { to: 'lapsed' }))), [[3, 'it was rewritten with its hash']]],
  ['that was put between', [...shiftedFrom4, forged4], [[4, 'another line 4 is the one that others stand on']]],
  [
    'behind the end',
    [...LINES, rehashed({ ...altered(6, { seq: 7, prev: at(6).hash }), seq: 7 })],
    [[7, 'it lies after the end of the chain']],
  ],
  [
    'that changed places',
    replaced({ ...at(3), seq: 4 }, { ...at(4), seq: 3 }),
    [
      [4, 'it was written as line 3'],
      [3, 'it was written as line 4'],
    ],
  ],
  ['that was renumbered', [...without(6), { ...at(6), seq: 9 }], [[9, 'it was written as line 6']]],
  ['that is gone', without(3), [[3, 'it is missing']]],
  ['that are gone', without(2, 3), [[2, 'lines 2 to 3 are missing']]],
])('a line %s is told in words', (_, lines, told) => {
  expect(toldOf(lines).sort()).toEqual([...told].sort());
});

test('faults are told from the first line to the last, whatever kind they are', () => {
  const mixed = replaced(altered(5, { to: 'lapsed' })).filter((line) => line.seq !== 3);
  expect(faultsOf([...mixed, { ...forged4, seq: 7, organisationId: 'x' }])).toEqual([
    'dropped 3',
    'changed 5',
    'inserted 7',
  ]);
});

test('a line put between is no line of the chain: what stands around it is judged without it', () => {
  const stranger = rehashed(altered(4, { data: { noteId: 'forged' }, prev: null }));
  expect(faultsOf([...shiftedFrom4, { ...stranger, seq: 4 }])).toEqual(['inserted 4']);
  expect(faultsOf([{ ...stranger, seq: 4 }, ...shiftedFrom4])).toEqual(['inserted 4']);
});

test('a sound rival is believed before an unsound one, and what others stand on before both', () => {
  const unsound = { ...at(4), hash: 'f'.repeat(64) };
  expect(faultsOf([...shiftedFrom4, { ...unsound, body: { ...unsound.body, to: 'lapsed' } }])).toEqual(['inserted 4']);
  expect(faultsOf([{ ...forged4, seq: 4 }, ...LINES.slice(0, 3), ...LINES.slice(4)])).toEqual(['changed 4']);
});

test('a line of another organisation that was also rewritten is told once', () => {
  const line = rehashed(altered(3, { organisationId: 'other' }));
  expect(faultsOf(replaced(line))).toEqual(['changed 3']);
});

test('a line appended while one is gone is told beside the gap, and no other is called out of place', () => {
  const body = lineBody({ seq: 8, command: 'HOLD', from: 'draft', to: 'draft' });
  const far = { body, hash: hashOf(body), seq: 7, organisationId: body.organisationId };
  expect(faultsOf([...LINES, far])).toEqual(['inserted 7']);
  expect(faultsOf([...without(5), far])).toEqual(['dropped 5', 'inserted 7']);
});
