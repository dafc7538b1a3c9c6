/** Jest loads this file by require(), so it imports nothing of ours and leaves the work to processes of their own. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

declare global {
  var vinhdanhServices: ChildProcess | undefined;
}

/** Several projects of Jest name this file; the services start once. */
export default async function startServices(): Promise<void> {
  if (globalThis.vinhdanhServices) return;
  if (changedAt('dist/web/index.html') < newestSource()) buildScreens();
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

/** Before any server begins to serve them; a screen's source may be newer than what was built. */
function buildScreens(): void {
  const vite = ['node_modules/vite/bin/vite.js', 'build', 'web', '--config', 'web/vite.config.ts'];
  execFileSync(process.execPath, vite, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const newestSource = (): number =>
  Math.max(
    ...['web', join('src', 'domain')].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => changedAt(join(folder, name))),
    ),
  );
