import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Part } from './stream.parts.js';
import type { VerifyReport } from './verify.report.js';

/** The file that a thread runs, and what it is told at its start. */
export interface Program {
  file: URL;
  data: object;
}

/** Megabytes: a page of streams is gone before it has to be copied among what is kept. */
const YOUNG = 96;

/** While Postgres reads for one part, its thread judges the other. */
export const PARTS_AT_ONCE = 2;

/** Each thread takes the next part as soon as it is done with one; the first that fails ends all. */
export async function inThreads(program: Program, parts: readonly Part[], threads: number): Promise<VerifyReport[]> {
  const left = [...parts];
  const reports: VerifyReport[] = [];
  const options = { workerData: program.data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } };
  const workers = Array.from({ length: threads }, () => new Worker(program.file, options));
  try {
    await Promise.all(workers.map((worker) => work(worker, left, reports)));
    return reports;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function work(worker: Worker, left: Part[], reports: VerifyReport[]): Promise<void> {
  const answers = on(worker, 'message');
  let open = 0;
  const hand = () => {
    const part = left.shift();
    if (!part) return;
    open += 1;
    // A thread has no origin: the rule means windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(part);
  };
  for (let hands = 0; hands < PARTS_AT_ONCE; hands += 1) hand();
  while (open > 0) {
    const { value } = (await answers.next()) as { value: [VerifyReport] };
    reports.push(value[0]);
    open -= 1;
    hand();
  }
}
