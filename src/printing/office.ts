import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import pLimit from 'p-limit';
import { refused } from '../domain/refusals.js';
import { Config } from '../platform/config.js';

const run = promisify(execFile);
/** LibreOffice takes a processor and some 200 MB; a second one at once would take them from votes. */
const AT_ONCE = 1;
const WAITING = 20;
const LONGEST = 60_000;

/** Makes a .docx a PDF, by the LibreOffice that `SOFFICE_PATH` names; without one, papers are .docx only. */
@Injectable()
export class Office implements BeforeApplicationShutdown {
  private readonly turn = pLimit(AT_ONCE);
  /** Its settings, of this process alone: making them takes longer than a paper. */
  private profile?: Promise<string>;

  constructor(private readonly config: Config) {}

  get isThere(): boolean {
    return this.config.sofficePath !== undefined;
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.profile) await rm(await this.profile, { recursive: true, force: true });
  }

  async pdf(docx: Buffer): Promise<Buffer> {
    const { sofficePath } = this.config;
    if (sofficePath === undefined) throw refused('office.missing');
    if (this.turn.pendingCount >= WAITING) throw refused('server.busy', { seconds: 2 });
    this.profile ??= mkdtemp(join(tmpdir(), 'vinhdanh-office-'));
    const profile = await this.profile;
    return this.turn(() => convert(sofficePath, profile, docx));
  }
}

/** In a folder of its own, of which nothing stays. */
async function convert(soffice: string, profile: string, docx: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'vinhdanh-paper-'));
  try {
    await writeFile(join(folder, 'paper.docx'), docx, { mode: 0o600 });
    const settings = `-env:UserInstallation=${pathToFileURL(profile).href}`;
    const options = [settings, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder];
    await run(soffice, [...options, join(folder, 'paper.docx')], { timeout: LONGEST, killSignal: 'SIGKILL' });
    return await readFile(join(folder, 'paper.pdf'));
  } catch (error) {
    throw Object.assign(refused('office.failed', { seconds: 5 }), { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
