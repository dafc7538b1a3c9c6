import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isPostgresIn } from './process-identity.js';

const PORT_LINE = 3;

/** The server that runs on a folder of Postgres data, as its pid file tells. */
export interface PostgresProcess {
  readonly pid: number;
  readonly port: number;
}

/** Undefined where none runs; a pid file left by a dead one is removed, since its number may be another's now. */
export function postgresProcess(cluster: string): PostgresProcess | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (isPostgresIn(pid, cluster)) return { pid, port: Number(lines[PORT_LINE]) };
  rmSync(file, { force: true });
  return undefined;
}

/** Asks it to end without waiting: for a process that itself ends, and needs no program of Postgres. */
export function tellToStop(cluster: string): void {
  const server = postgresProcess(cluster);
  if (server) process.kill(server.pid, 'SIGINT');
}
