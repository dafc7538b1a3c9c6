import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pLimit from 'p-limit';
import { refused } from '../domain/refusals.js';
import { Config } from '../platform/config.js';

/** LibreOffice takes a processor and some 200 MB; a second one at once would take them from votes. */
const AT_ONCE = 1;
const WAITING = 20;
const LONGEST = 60_000;

/** Makes a .docx a PDF, by the LibreOffice that `SOFFICE_PATH` names; without one, papers are .docx only. */
@Injectable()
export class Office implements OnApplicationShutdown {
  private readonly turn = pLimit(AT_ONCE);
  /** Its settings, of this process alone: making them takes longer than a paper. Made anew after a failure. */
  private profile: string | undefined;

  constructor(private readonly config: Config) {}

  get isThere(): boolean {
    return this.config.sofficePath !== undefined;
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
    const folder = await mkdtemp(join(tmpdir(), 'vinhdanh-paper-'));
    try {
      this.profile ??= await mkdtemp(join(tmpdir(), 'vinhdanh-office-'));
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
