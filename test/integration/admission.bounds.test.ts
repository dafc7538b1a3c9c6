import { setImmediate as soon, setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Admission, BOUNDS, type Kind } from '../../src/platform/admission.js';
import { MovableClock } from '../../src/platform/clock.js';
import { Metrics } from '../../src/platform/metrics.js';

/** The bounds that the program has where nobody sets others, whatever their numbers are. */
const KINDS: Kind[] = ['write', 'read'];
const LONG = 60_000;

let clock: MovableClock;
let fastify: FastifyInstance;
let letGo: () => void;
let begun: number;

beforeAll(() => Logger.overrideLogger(false));
beforeEach(() => {
  clock = new MovableClock(new Date('2026-03-02T02:00:00Z'));
  fastify = new FastifyAdapter().getInstance();
  new Admission(clock, new Metrics()).watch(fastify);
  const released = new Promise<void>((done) => (letGo = done));
  begun = 0;
  fastify.all('/api/v1/work', async () => {
    begun += 1;
    await released;
    return 'done';
  });
});
afterEach(() => fastify.close());

const asked = (kind: Kind) => fastify.inject({ method: kind === 'read' ? 'GET' : 'PUT', url: '/api/v1/work' });

/** So many of this kind are in work, and stay there until `letGo`. */
async function inWork(kind: Kind, count: number) {
  const before = begun;
  const answers = Array.from({ length: count }, () => asked(kind));
  const answered = Promise.race(answers);
  const taken = () => begun - before;
  while (taken() < count) {
    const early = await Promise.race([answered, soon()]);
    if (early) throw new Error(`of ${count}, only ${taken()} are taken: ${early.body}`);
  }
  return answers;
}

const told = ({ statusCode, headers, body }: Awaited<ReturnType<typeof asked>>) => [
  statusCode,
  (JSON.parse(body) as { code: string }).code,
  headers['retry-after'],
];

const statusesOf = async (answers: ReturnType<typeof asked>[]) =>
  new Set((await Promise.all(answers)).map(({ statusCode }) => statusCode));

test.each(KINDS)(
  'a burst of %ss is taken whole in one moment, and the next is told when to come again',
  async (kind) => {
    const answers = await inWork(kind, BOUNDS[kind].burst);
    expect(told(await asked(kind))).toEqual([503, 'server.busy', '1']);
    expect(begun).toBe(BOUNDS[kind].burst);
    letGo();
    expect(await statusesOf(answers)).toEqual(new Set([200]));
  },
);

test.each(KINDS)('below its bound in the long run no %s is refused, however long that lasts', async (kind) => {
  const answers = await inWork(kind, BOUNDS[kind].steady - 1);
  clock.advance(LONG);
  answers.push(...(await inWork(kind, 1)));
  letGo();
  expect(await statusesOf(answers)).toEqual(new Set([200]));
});

test.each(KINDS)('a burst of %ss that does not end is one no more: what comes is told to come again', async (kind) => {
  const answers = await inWork(kind, BOUNDS[kind].steady);
  answers.push(...(await inWork(kind, 1)));
  const statuses: number[] = [];
  for (let moment = 0; moment < 4; moment += 1) {
    clock.advance(400);
    const answer = asked(kind);
    const early = await Promise.race([answer, pause(20)]);
    if (!early) answers.push(answer);
    statuses.push(early?.statusCode ?? 200);
  }
  expect(statuses.at(-1)).toBe(503);
  letGo();
  expect(await statusesOf(answers)).toEqual(new Set([200]));
});

test('a commune at its busiest is a burst: fifteen members vote at once, forty people open a page of eight reads', async () => {
  const [votes, pages] = [await inWork('write', 15), await inWork('read', 40 * 8)];
  letGo();
  expect(await statusesOf([...votes, ...pages])).toEqual(new Set([200]));
});

test('as many writes as are taken keep nobody from reading, nor as many reads from writing', async () => {
  const writes = await inWork('write', BOUNDS.write.burst);
  const reads = await inWork('read', BOUNDS.read.burst);
  expect((await Promise.all([asked('write'), asked('read')])).map(({ statusCode }) => statusCode)).toEqual([503, 503]);
  letGo();
  expect(await statusesOf([...writes, ...reads])).toEqual(new Set([200]));
});
