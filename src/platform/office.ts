import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pLimit from 'p-limit';
import { refused } from '../domain/refusals.js';
import { Clock } from './clock.js';
import { Config } from './config.js';

/** LibreOffice takes a processor and some 200 MB; a second one at once would take them from votes. */
const AT_ONCE = 1;
const WAITING = 20;
const IN_ONE_RUN = 12;
/** Of a run, and of each of its papers more. */
const [LONGEST, EACH] = [50_000, 10_000];

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
    const [pdf] = await this.turn(() => this.convert([docx]));
    return pdf!;
  }

  /** Many in few runs, since beginning takes longer than a paper; between two of them others have their turn. */
  async pdfs(papers: readonly Buffer[]): Promise<Buffer[]> {
    if (!this.isThere) throw refused('office.missing');
    const made: Buffer[] = [];
    for (let first = 0; first < papers.length; first += IN_ONE_RUN) {
      const some = papers.slice(first, first + IN_ONE_RUN);
      made.push(...(await this.turn(() => this.convert(some)).catch(() => this.singly(some))));
    }
    return made;
  }

  /** One of them may be what it cannot take. */
  private async singly(papers: readonly Buffer[]): Promise<Buffer[]> {
    const made: Buffer[] = [];
    for (const paper of papers) made.push(...(await this.turn(() => this.convert([paper]))));
    return made;
  }

  /** A folder for what is made of papers, gone when that is done; taken away later where this program is killed over it. */
  async inFolder<Made>(work: (folder: string) => Promise<Made>): Promise<Made> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(this.root, PAPER));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async convert(papers: readonly Buffer[]): Promise<Buffer[]> {
    return this.inFolder((folder) => this.convertIn(folder, papers));
  }

  private async convertIn(folder: string, papers: readonly Buffer[]): Promise<Buffer[]> {
    try {
      this.profile ??= await mkdtemp(join(this.root, PROFILE));
      const written = papers.map((docx, index) => ({ docx, path: join(folder, `${index}.docx`) }));
      for (const { docx, path } of written) await writeFile(path, docx, { mode: 0o600 });
      const settings = `-env:UserInstallation=${pathToFileURL(this.profile).href}`;
      const options = [settings, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder];
      const files = written.map(({ path }) => path);
      await run(this.config.sofficePath!, [...options, ...files], {
        home: folder,
        longest: papers.length * EACH + LONGEST,
      });
      return await Promise.all(papers.map((_, index) => readFile(join(folder, `${index}.pdf`))));
    } catch (error) {
      await this.forgetProfile();
      throw Object.assign(refused('office.failed', { seconds: 5 }), { cause: error });
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
function run(
  soffice: string,
  options: readonly string[],
  { home, longest }: { home: string; longest: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' };
    const office = spawn(soffice, options, { detached: true, stdio: 'ignore', env });
    const tooLong = setTimeout(() => endGroup(office.pid), longest);
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
