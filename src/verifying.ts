/** What a thread of `vinhdanh audit verify` runs: it verifies the parts that it is handed, on connections of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { Pool } from 'pg';
import { verifyChains } from './audit/chain.verifier.js';
import type { Part } from './audit/stream.parts.js';
import { beginReport, type VerifyReport } from './audit/verify.report.js';
import { PARTS_AT_ONCE } from './audit/verify.threads.js';
import { Database } from './platform/database.js';
import { connectionSettings } from './platform/typeorm.js';

type Verify = (part: Part, report: VerifyReport) => Promise<void>;

const { url, quick } = workerData as { url: string; quick: boolean };
const database = new Database(new Pool({ connectionString: url, max: PARTS_AT_ONCE, ...connectionSettings }));
const chains: Verify = (part, report) => verifyChains(database, part, report);
const verify = quick ? chains : await everything();

/** Who judges everything brings half of the program with him; the quick check does without. */
async function everything(): Promise<Verify> {
  await import('reflect-metadata');
  const { readersOf } = await import('./audit/audit.console.js');
  const { Verifier } = await import('./audit/verifier.js');
  const { TRAIL } = await import('./trail.js');
  const verifier = new Verifier(database, readersOf(TRAIL));
  return (part, report) => verifier.verifyPart({ organisations: null }, part, report);
}

parentPort!.on('message', (part: Part) => {
  const report = beginReport('not enforced');
  // A thread has no origin: the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  void verify(part, report).then(() => parentPort!.postMessage(report));
});
