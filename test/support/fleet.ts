import { setTimeout as pause } from 'node:timers/promises';
import type { FreshDatabase } from './database.js';
import { runProgram, type Program } from './program.js';
import { freePort } from './redis.js';

/** One process of the built program that may be killed and started again in its place. */
export class Seat {
  private program?: Program;

  private constructor(
    readonly url: string,
    private readonly file: string,
    private readonly env: Record<string, string>,
    /** What is done before it begins. */
    public shell = '',
  ) {}

  static async server(env: Record<string, string>, shell = ''): Promise<Seat> {
    const port = await freePort();
    return new Seat(`http://127.0.0.1:${port}`, 'main.js', { ...env, PORT: `${port}` }, shell);
  }

  static worker(env: Record<string, string>): Seat {
    return new Seat('', 'worker.js', env);
  }

  /** Returns when it does its work. */
  async start(): Promise<void> {
    const program = await runProgram(this.env, this.file, [], this.shell);
    this.program = program;
    const ended = program.exit.then(() => true);
    while (!/listens on|delivers\./.test(program.said.stdout)) {
      if (await Promise.race([ended, pause(10)])) throw new Error(`It ended before it began: ${program.said.stderr}`);
    }
  }

  /** kill −9: nothing is ended, nothing is told. */
  async kill(): Promise<void> {
    this.program?.kill('SIGKILL');
    await this.program?.exit;
  }

  /** It does nothing any more, and keeps all it has: its connections, what it has begun, what it has read. */
  freeze(): void {
    this.program?.kill('SIGSTOP');
  }

  /** It goes on where it was, as if no time had passed. */
  thaw(): void {
    this.program?.kill('SIGCONT');
  }

  /** As whoever runs it would end it; returns its exit code. */
  async end(): Promise<number | null> {
    this.program?.kill('SIGTERM');
    return (await this.program?.exit) ?? null;
  }

  get pid(): number {
    return this.program!.pid;
  }

  get said(): string {
    return `${this.program?.said.stdout}${this.program?.said.stderr}`;
  }
}

/** What processes on one database share. */
export const shared = (
  { appUrl, ownerUrl }: FreshDatabase,
  dataDir: string,
  more: Record<string, string> = {},
): Record<string, string> => ({
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
  DATA_DIR: dataDir,
  LOG_LEVEL: 'warn',
  ...more,
});
