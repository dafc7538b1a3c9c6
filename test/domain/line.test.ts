import { hashOf, saltedDigest, seal } from '../../src/domain/line.js';
import { lineBody } from './trail.fixture.js';

test('a line has the hash that any other program computes over its canonical JSON', () => {
  const line = seal(lineBody({ seq: 1, command: 'CREATE', from: null, to: 'draft' }));
  expect(line.hash).toBe('897316f4d96e1c43a7c461046bdeb2b001a49f9096f11c1a69bbdeababcb2724');
  expect(line.hash).toBe(hashOf(line.body));
});

test('a line keeps its hash after a way through jsonb, whatever the order of its keys', () => {
  const { body, hash } = seal(lineBody({ seq: 1, command: 'CREATE', from: null, to: 'draft' }));
  const shuffled = Object.fromEntries(Object.entries(body).toReversed()) as typeof body;
  expect(hashOf(JSON.parse(JSON.stringify(shuffled)))).toBe(hash);
});

test('anything in a line changes its hash', () => {
  const body = lineBody({ seq: 1, command: 'CREATE', from: null, to: 'draft' });
  const changes = [
    { seq: 2 },
    { at: '2025-12-01T08:00:00.001Z' },
    { command: 'SUBMIT' },
    { from: 'draft' },
    { to: 'lapsed' },
    { lifeCycle: 2 },
    { actorId: null },
    { capacity: 'clerk' as const },
    { basis: { kind: 'visit' as const } },
    { facts: { duplicates: 1 } },
    { data: { dueAt: '2025-12-02T08:00:00.000Z' } },
    { contentDigest: null },
    { prev: 'x' },
    { organisationId: 'x' },
    { stream: 'sheet' as const },
    { streamId: 'x' },
  ];
  const hashes = changes.map((change) => hashOf({ ...body, ...change }));
  expect(new Set([hashOf(body), ...hashes]).size).toBe(changes.length + 1);
});

test('a digest hides its value behind the salt: the same value has another digest with another salt', () => {
  const [one, other] = ['00'.repeat(32), '01'.repeat(32)];
  expect(saltedDigest(one!, 'lý do')).toBe(saltedDigest(one!, 'lý do'));
  expect(saltedDigest(one!, 'lý do')).not.toBe(saltedDigest(other!, 'lý do'));
  expect(saltedDigest(one!, 'lý do')).not.toBe(saltedDigest(one!, 'lý do khác'));
});
