import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, PHONE } from '../support/browser.js';
import { lighthouse, median } from '../support/lighthouse.js';
import { Season } from '../support/season.js';
import { referred } from '../support/steps.js';

const FULL = Boolean(process.env['SOAK']);
const MOST_SCRIPT = 200 * 1024;

let season: Season;
let browser: Browser;
let dossierId: string;

beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString() });
  [dossierId] = (await referred(season, 1)) as [string];
  browser = await Browser.open(season.server.url);
});
afterAll(async () => {
  await browser.close();
  await season.stop();
});

/** The packed size of every script that the first visit of a page asks for. */
async function scriptOf(username: string | null, path: string): Promise<number> {
  const page = username === null ? await (await browser.device()).newPage() : await browser.as(username, '/khong-co');
  const scripts = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  return [...scripts].reduce((sum, name) => sum + statSync(join('dist/web', `${name}.gz`)).size, 0);
}

test.each([
  [null, '/dang-nhap'],
  ['clerk', '/viec-cua-toi'],
  ['nominator', '/viec-cua-toi'],
  ['member1', '/viec-cua-toi'],
] as const)('%s needs at most 200 kB of script, packed, for the first visit of %s', async (username, path) => {
  expect(await scriptOf(username, path)).toBeLessThanOrEqual(MOST_SCRIPT);
});

test('what a page fetches comes from its own server, packed, and what never changes is kept for ever', async () => {
  const page = await (await browser.device()).newPage();
  const answers: { url: string; kept: string; packed: string }[] = [];
  page.on('response', (response) => {
    const { 'cache-control': kept = '', 'content-encoding': packed = '' } = response.headers();
    answers.push({ url: response.url(), kept, packed });
  });
  await page.goto('/dang-nhap');
  await page.waitForLoadState('networkidle');
  expect(answers.filter(({ url }) => !url.startsWith(season.server.url))).toEqual([]);
  const assets = answers.filter(({ url }) => url.includes('/assets/'));
  expect(assets.filter(({ kept }) => kept !== 'public, max-age=31536000, immutable')).toEqual([]);
  expect(assets.filter(({ url, packed }) => /\.(?:js|css)$/.test(url) && packed === '')).toEqual([]);
  expect(answers.find(({ url }) => url.endsWith('/dang-nhap'))!.kept).toBe('no-cache');
});

test.each(['/viec-cua-toi', 'dossier', '/thong-bao', '/ho-so'])('nothing jumps while %s fills', async (path) => {
  const page = await browser.as('clerk', '/khong-co', { viewport: PHONE });
  await page.addInitScript(`
    globalThis.shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value; })
      .observe({ type: 'layout-shift', buffered: true });`);
  await page.goto(path === 'dossier' ? `/ho-so/${dossierId}` : path);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate<number>('shift')).toBeLessThan(0.1);
});

const MEASURED = [
  ['desktop', '/viec-cua-toi', 'clerk', 95],
  ['desktop', 'dossier', 'clerk', 95],
  ['mobile', '/dang-nhap', null, 80],
  ['mobile', '/viec-cua-toi', 'nominator', 80],
] as const;

// Three runs of each, on a quiet machine: told in full runs only, after all others (`npm run test:weight`).
if (FULL) {
  test.each(MEASURED)(
    'Lighthouse on a %s finds %s accessible, sound and fast enough',
    async (device, path, username, leastSpeed) => {
      const token = username === null ? undefined : await tokenOf(username);
      const address = `${season.server.url}${path === 'dossier' ? `/ho-so/${dossierId}` : path}`;
      const runs = [];
      for (let run = 0; run < 3; run += 1) runs.push(await lighthouse(address, device, token));
      expect(median(runs.map(({ accessibility }) => accessibility))).toBe(100);
      expect(median(runs.map((run) => run['best-practices']))).toBeGreaterThanOrEqual(95);
      expect(median(runs.map(({ performance }) => performance))).toBeGreaterThanOrEqual(leastSpeed);
    },
    240_000,
  );
}

async function tokenOf(username: string): Promise<string> {
  const body = { username, password: 'vinh-danh-demo' };
  return (await season.nobody.post<{ token: string }>('sessions', body)).token;
}
