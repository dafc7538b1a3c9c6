import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/** A killed process that nobody has collected yet (a zombie) is not alive. */
export function isAlive(pid: number): boolean {
  return hasProc ? !['Z', 'X', undefined].includes(attempt(() => statOf(pid)[0])) : ps(pid, 'pid') !== undefined;
}

/** Tells a process from a later one with the same number: the boot and the moment it began. */
export function processIdentity(pid: number): string | undefined {
  return hasProc ? attempt(() => `${bootId()}/${statOf(pid)[19]}`) : ps(pid, 'lstart');
}

/** Whether this process is a Postgres server working in that folder (a server's working folder is its cluster). */
export function isPostgresIn(pid: number, cluster: string): boolean {
  if (hasProc) return attempt(() => readlinkSync(`/proc/${pid}/cwd`)) === cluster;
  return ps(pid, 'comm')?.includes('postgres') ?? false;
}

/** The fields of /proc/pid/stat from the third on; the name in the second may itself hold spaces and brackets. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

function ps(pid: number, field: string): string | undefined {
  return attempt(() => execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim());
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
