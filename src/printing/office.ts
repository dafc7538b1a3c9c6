import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pLimit from 'p-limit';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';

/** LibreOffice takes a processor and some 200 MB; a second one at once would take them from votes. */
const AT_ONCE = 1;
const WAITING = 20;
const LONGEST = 60_000;

const [PAPER, PROFILE] = ['paper-', 'profile-'];
/** No paper takes so long. */
const LEFT_FOR = 3_600_000;

/** Makes a .docx a PDF, by the LibreOffice that `SOFFICE_PATH` names; without one, papers are .docx only. */
@Injectable()
export class Office implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly turn = pLimit(AT_ONCE);
  /** Its settings, of this process alone: making them takes longer than a paper. Made anew after a failure. */
  private profile: string | undefined;
  /** Where papers lie for the moment in which they are made; nothing of it is in a backup. */
  private readonly root: string;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.root = join(config.dataDir, 'printing');
  }

  get isThere(): boolean {
    return this.config.sofficePath !== undefined;
  }

  /** Takes away what a server that was killed over a paper has left: nobody else would. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.isThere) return;
    const long = this.clock.now().getTime() - LEFT_FOR;
    for (const name of (await readdir(this.root).catch(() => [])).filter((one) => one.startsWith(PAPER))) {
      const folder = join(this.root, name);
      const found = await stat(folder).catch(() => undefined);
      if (found && found.mtimeMs < long) await rm(folder, { recursive: true, force: true });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.turn(() => this.forgetProfile());
  }

  /** Refuses before a paper is written that could not be made a PDF. */
  mustBeFree(): void {
    if (!this.isThere) throw refused('office.missing');
    if (this.turn.pendingCount >= WAITING) throw refused('server.busy', { seconds: 2 });
  }

  async pdf(docx: Buffer): Promise<Buffer> {
    this.mustBeFree();
    return this.turn(() => this.convert(docx));
  }

  private async convert(docx: Buffer): Promise<Buffer> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(this.root, PAPER));
    try {
      this.profile ??= await mkdtemp(join(this.root, PROFILE));
      await writeFile(join(folder, 'paper.docx'), docx, { mode: 0o600 });
      const settings = `-env:UserInstallation=${pathToFileURL(this.profile).href}`;
      const options = [settings, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder];
      await run(this.config.sofficePath!, [...options, join(folder, 'paper.docx')], folder);
      return await readFile(join(folder, 'paper.pdf'));
    } catch (error) {
      await this.forgetProfile();
      throw Object.assign(refused('office.failed', { seconds: 5 }), { cause: error });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async forgetProfile(): Promise<void> {
    const { profile } = this;
    this.profile = undefined;
    if (profile) await rm(profile, { recursive: true, force: true });
  }
}

/**
 * Runs it with nothing of this program's environment, and ends it with everything that it has started when it takes too
 * long: what is called soffice starts others that do the work.
 */
function run(soffice: string, options: readonly string[], home: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' };
    const office = spawn(soffice, options, { detached: true, stdio: 'ignore', env });
    const tooLong = setTimeout(() => endGroup(office.pid), LONGEST);
    office.once('error', reject);
    office.once('close', (code, signal) => {
      clearTimeout(tooLong);
      endGroup(office.pid);
      if (code === 0) resolve();
      else reject(new Error(`soffice ended with ${code ?? signal}`));
    });
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended, with all that it started.
  }
}
