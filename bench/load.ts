import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, type Answer } from './connection.js';

/** Something that is asked again and again: takes a free object, tells the request, and judges its answer. */
export interface Source {
  /** Undefined where no object is free. */
  take(): { request: string; judge: (answer: Answer) => void } | undefined;
}

export interface Done {
  /** From the moment at which it was meant to be sent. */
  ms: number;
  /** When it was meant to be sent, since the start. */
  at: number;
  status: number;
  retryAfter: number | null;
}

const connections = (url: string, count: number): Promise<Connection[]> =>
  Promise.all(Array.from({ length: count }, () => Connection.to(url)));

/** So many connections, each of which asks anew as soon as it has its answer. */
export async function closedLoop(url: string, count: number, source: Source, seconds: number): Promise<Done[]> {
  const lines = await connections(url, count);
  const done: Done[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const work = async (line: Connection) => {
    for (let now = performance.now(); now < end;) {
      const taken = source.take();
      if (!taken) throw new Error('there are fewer objects than connections');
      const answer = await line.send(taken.request);
      taken.judge(answer);
      const after = performance.now();
      done.push({ ms: after - now, at: now - start, status: answer.status, retryAfter: answer.retryAfter });
      now = after;
    }
  };
  await Promise.all(lines.map(work));
  for (const line of lines) line.close();
  return done;
}

/**
 * Requests at a constant rate whether answers come or not. What waits for a free connection waits on the clock: latency
 * counts from the moment at which the request was meant to leave, so a pause of the server is not left out.
 */
export async function openLoop(
  url: string,
  source: Source,
  { rate, seconds, count = 256 }: { rate: number; seconds: number; count?: number },
): Promise<Done[]> {
  const lines = await connections(url, count);
  const done: Done[] = [];
  const free = [...lines];
  const waiting: number[] = [];
  const total = Math.round(rate * seconds);
  const start = performance.now();
  const dueAt = (index: number) => start + (index * 1000) / rate;

  const serve = () => {
    while (waiting.length > 0 && free.length > 0) {
      const taken = source.take();
      if (!taken) return;
      const line = free.pop()!;
      const due = waiting.shift()!;
      void line.send(taken.request).then((answer) => {
        taken.judge(answer);
        free.push(line);
        const { status, retryAfter } = answer;
        done.push({ ms: performance.now() - due, at: due - start, status, retryAfter });
        serve();
      });
    }
  };

  for (let sent = 0; sent < total;) {
    const now = performance.now();
    for (; sent < total && dueAt(sent) <= now; sent += 1) waiting.push(dueAt(sent));
    serve();
    await pause(1);
  }
  while (done.length < total) {
    serve();
    await pause(1);
  }
  for (const line of lines) line.close();
  return done;
}
