import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

export interface RedisServer {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** A real Redis that keeps nothing on disk; undefined where redis-server is not installed. */
export async function startRedis(...settings: string[]): Promise<RedisServer | undefined> {
  const port = await freePort();
  const memoryOnly = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/'];
  const server = spawn('redis-server', [...memoryOnly, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  const missing = once(server, 'error').then(() => false);
  const ready = saysReady(createInterface(server.stdout));
  if (!(await Promise.race([ready, missing]))) return undefined;
  const stop = async () => {
    if (server.exitCode !== null || !server.kill('SIGTERM')) return;
    await once(server, 'exit');
  };
  return { url: `redis://127.0.0.1:${port}`, pid: server.pid!, stop };
}

async function saysReady(lines: AsyncIterable<string>): Promise<boolean> {
  for await (const line of lines) if (line.includes('Ready to accept connections')) return true;
  return false;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
