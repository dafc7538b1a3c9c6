import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Out of 100. */
export type Scores = Record<'performance' | 'accessibility' | 'best-practices', number>;

const FLAGS = '--headless --no-sandbox --disable-gpu --disable-background-networking';

const TRIES = 3;

/** One run of Lighthouse on a page, with the session's cookie where it is one of the inside. On a busy machine its own recording may fail. */
export async function lighthouse(url: string, device: 'desktop' | 'mobile', token?: string): Promise<Scores> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await measure(url, device, token);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

async function measure(url: string, device: 'desktop' | 'mobile', token?: string): Promise<Scores> {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-lighthouse-'));
  const [report, headers] = [join(folder, 'report.json'), join(folder, 'headers.json')];
  writeFileSync(headers, JSON.stringify(token ? { cookie: `vinhdanh=${token}` } : {}));
  try {
    const asked = [
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      `--chrome-flags=${FLAGS}`,
      `--extra-headers=${headers}`,
    ];
    const only = '--only-categories=performance,accessibility,best-practices';
    const args = [
      'node_modules/lighthouse/cli/index.js',
      url,
      ...asked,
      only,
      ...(device === 'desktop' ? ['--preset=desktop'] : []),
    ];
    await promisify(execFile)(process.execPath, args, { env: { ...process.env, CHROME_PATH: '/usr/bin/chromium' } });
    const { categories } = JSON.parse(readFileSync(report, 'utf8')) as {
      categories: Record<keyof Scores, { score: number }>;
    };
    const scores = Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
    return Object.fromEntries(scores) as Scores;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
