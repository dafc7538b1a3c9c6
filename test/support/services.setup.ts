/** Jest loads this file by require(), so it imports nothing of ours and leaves the work to a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

declare global {
  var vinhdanhServices: ChildProcess | undefined;
}

/** Two projects of Jest name this file; the services start once. */
export default async function startServices(): Promise<void> {
  if (globalThis.vinhdanhServices) return;
  const support = join(process.cwd(), 'test', 'support');
  const typescript = join(support, 'typescript.mjs');
  const services = spawn(process.execPath, ['--import', typescript, join(support, 'services.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.vinhdanhServices = services;
  for await (const line of createInterface(services.stdout)) {
    process.env['VINHDANH_TEST_SERVICES'] = line;
    return;
  }
  throw new Error('Postgres and Redis for the tests did not start; the reason stands above.');
}
