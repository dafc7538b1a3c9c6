import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FolderLock } from '../../src/platform/folder-lock.js';

const root = process.cwd();

/** The compiled program, compiled anew when a source is newer. Its types are judged by `npm run check:types`, not here. */
export async function built(file = 'main.js'): Promise<string> {
  const path = join(root, 'dist', file);
  mkdirSync(join(root, 'dist'), { recursive: true });
  const lock = new FolderLock(join(root, 'dist', '.building'));
  while (lock.take()) await pause(100);
  try {
    if (stale()) await compile();
  } finally {
    lock.release();
  }
  return path;
}

/** Whether some source has no compiled file as new as itself. */
function stale(): boolean {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return sources.some(
    (name) => changed(join(root, 'dist', name.replace(/ts$/, 'js'))) < changed(join(root, 'src', name)),
  );
}

const changed = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

async function compile(): Promise<void> {
  const compiler = execFile(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: root,
  });
  await once(compiler, 'exit');
}

export interface Program {
  readonly pid: number;
  /** What it has said so far. */
  readonly said: { stdout: string; stderr: string };
  readonly exit: Promise<number | null>;
  /** The address that it prints when it listens; rejects when it ends before. */
  url(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** As Ctrl-C in a terminal: the program and what it started. */
  interruptAll(): void;
}

/** The built program as a process of its own, with this environment and no other; `shell` says what is done before it. */
export async function runProgram(
  env: Record<string, string>,
  file = 'main.js',
  args: string[] = [],
  shell = '',
): Promise<Program> {
  const command = [process.execPath, '--enable-source-maps', await built(file), ...args];
  const child = spawn('/bin/sh', ['-c', `${shell} exec "$@"`, 'sh', ...command], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const url = () => address(said, exit);
  const interruptAll = () => void process.kill(-child.pid!, 'SIGINT');
  return { pid: child.pid!, said, exit, url, kill: (signal) => void child.kill(signal), interruptAll };
}

async function address(said: Program['said'], exit: Promise<unknown>): Promise<string> {
  const ended = exit.then(() => true);
  for (;;) {
    const [, found] = /listens on (\S+)/.exec(said.stdout) ?? [];
    if (found) return found;
    if (await Promise.race([ended, pause(20)])) throw new Error(`It ended before it listened: ${said.stderr}`);
  }
}
