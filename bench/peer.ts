import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';

const LOADER = './test/support/typescript.mjs';

/** A peer as a process of its own, told on its input and heard on its output, line by line. */
export class Peer {
  private readonly lines: Interface;
  private readonly heard: AsyncIterator<string>;

  constructor(private readonly child: ChildProcess) {
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    this.lines = createInterface({ input: child.stdout! });
    this.heard = this.lines[Symbol.asyncIterator]();
  }

  static start(file: string, ...args: string[]): Peer {
    const command = ['--import', LOADER, `bench/peers/${file}`, ...args];
    return new Peer(spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  async hear(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const { value, done } = (await this.heard.next()) as IteratorResult<string, undefined>;
      if (done) throw new Error(`the peer ended before it said ${pattern.source}`);
      const found = pattern.exec(value);
      if (found) return found;
    }
  }

  tell(line: string): void {
    this.child.stdin!.write(`${line}\n`);
  }

  /** What rests takes nothing from what is measured meanwhile. */
  rest(): void {
    this.child.kill('SIGSTOP');
  }

  wake(): void {
    this.child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

/** The packages of the peers alone; the program does not know them. False where they cannot be had. */
export function installPeers(): boolean {
  if (existsSync('bench/peers/node_modules/@dbos-inc/dbos-sdk')) return true;
  console.log('DBOS is installed for this measurement, under bench/peers only: npm ci --prefix bench/peers');
  const { status } = spawnSync('npm', ['ci', '--prefix', 'bench/peers', '--silent'], { stdio: 'inherit' });
  if (status !== 0) console.log('It could not be installed, so its row is left out.');
  return status === 0;
}
