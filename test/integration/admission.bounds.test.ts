import { createServer, type RequestListener } from 'node:http';
import { setImmediate as soon } from 'node:timers/promises';
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
let url: string;
let health: { draining: boolean };

beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  clock = new MovableClock(new Date('2026-03-02T02:00:00Z'));
  health = { draining: false };
  const admission = new Admission();
  const serverFactory = (handle: RequestListener) => createServer(admission.before(handle));
  fastify = new FastifyAdapter({ serverFactory }).getInstance();
  admission.watch(fastify, { clock, metrics: new Metrics(), health });
  const released = new Promise<void>((done) => (letGo = done));
  begun = 0;
  fastify.all('/api/v1/work', async () => {
    begun += 1;
    await released;
    return 'done';
  });
  url = await fastify.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => {
  letGo();
  return fastify.close();
});

const asked = async (kind: Kind) => {
  const response = await fetch(`${url}/api/v1/work`, { method: kind === 'read' ? 'GET' : 'PUT' });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

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

const told = ({ status, headers, body }: Awaited<ReturnType<typeof asked>>) => [
  status,
  (JSON.parse(body) as { code: string }).code,
  headers.get('retry-after'),
];

const statusesOf = async (answers: ReturnType<typeof asked>[]) =>
  new Set((await Promise.all(answers)).map(({ status }) => status));

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
    const before = begun;
    const isTaken = () => begun > before;
    const answer = asked(kind);
    let early: Awaited<typeof answer> | undefined;
    while (!early && !isTaken()) early = await Promise.race([answer, soon(undefined)]);
    if (!early) answers.push(answer);
    statuses.push(early?.status ?? 200);
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
  expect((await Promise.all([asked('write'), asked('read')])).map(({ status }) => status)).toEqual([503, 503]);
  letGo();
  expect(await statusesOf([...writes, ...reads])).toEqual(new Set([200]));
});

test('who is told to come again is told in the form of every refusal, in his language, under the id of his request', async () => {
  const answers = await inWork('write', BOUNDS.write.burst);
  const headers = { 'accept-language': 'en', 'x-request-id': 'cua-ba-mau-07' };
  const response = await fetch(`${url}/api/v1/work`, { method: 'POST', body: '{"a": 1}', headers });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': 'en',
    'cache-control': 'no-store',
    'x-request-id': 'cua-ba-mau-07',
    connection: 'keep-alive',
  });
  expect(await response.json()).toMatchObject({
    type: '/api/docs#server.busy',
    title: 'The server is busy or its database is not ready.',
    requestId: 'cua-ba-mau-07',
  });
  health.draining = true;
  expect((await asked('write')).headers.get('connection')).toBe('close');
  letGo();
  expect(await statusesOf(answers)).toEqual(new Set([200]));
});
