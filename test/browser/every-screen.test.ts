import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axeFaults, Browser, DESKTOP, frameFaults, PHONE, type Look } from '../support/browser.js';
import { EVERY_SCREEN, type Screen } from '../support/every-screen.js';
import { hang, type Gallery } from '../support/gallery.js';
import { Season } from '../support/season.js';

/** `npm run screens` sets it: the same walk then leaves photographs and a contact sheet. */
const PHOTOGRAPHS = process.env['SCREENS'];

let season: Season;
let browser: Browser;
let gallery: Gallery;

beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString() });
  gallery = await hang(season);
  browser = await Browser.open(season.server.url);
  if (PHOTOGRAPHS) rmSync(PHOTOGRAPHS, { recursive: true, force: true });
  if (PHOTOGRAPHS) mkdirSync(PHOTOGRAPHS, { recursive: true });
}, 120_000);
afterAll(async () => {
  if (PHOTOGRAPHS) writeFileSync(join(PHOTOGRAPHS, 'index.html'), contactSheet());
  await browser.close();
  await season.stop();
});

test('every screen that is registered is looked at', () => {
  const files = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.routes.ts'),
  );
  const registered = files.flatMap((name) =>
    [...readFileSync(join('web/src', name), 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path]) => path),
  );
  const seen = new Set(EVERY_SCREEN.map(({ route }) => route));
  expect(registered.filter((path) => path !== '/' && !seen.has(path!))).toEqual([]);
});

const LOOKS: Record<string, Look> = {
  desktop: { viewport: DESKTOP },
  phone: { viewport: PHONE },
  dark: { viewport: DESKTOP, dark: true },
  // English says the same on the same screens: its words are for eyes, so it is photographed and not walked in each run.
  ...(PHOTOGRAPHS && { english: { viewport: DESKTOP, language: 'en' } }),
};

/** In full every screen in every role and look; else each third one, with a look and a role of its turn. */
const FULL = Boolean(PHOTOGRAPHS ?? process.env['SOAK']);
const WALK = EVERY_SCREEN.map((screen, turn) => ({
  ...screen,
  as: FULL ? screen.as : [screen.as[turn % screen.as.length]!],
  looks: FULL ? Object.keys(LOOKS) : [Object.keys(LOOKS)[Math.floor(turn / 3) % 3]!],
})).filter((_, turn) => FULL || turn % 3 === 0);

const people = [...new Set(WALK.flatMap(({ as }) => as))];
const pages = new Map<string, Page>();

async function pageOf(person: string | null, look: string): Promise<Page> {
  const key = `${person} ${look}`;
  const known = pages.get(key);
  if (known) return known;
  const page =
    person === null
      ? await (await browser.device(LOOKS[look])).newPage()
      : await browser.as(person, '/tro-giup', LOOKS[look]);
  pages.set(key, page);
  return page;
}

/** On the screen, with everything that it asked for. */
async function stand(page: Page, { path }: Screen): Promise<void> {
  await page.goto(path(gallery));
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (FULL) await page.waitForLoadState('networkidle');
  while ((await page.getByText(/^(?:Đang tải|Loading)…$/).count()) > 0) await page.waitForTimeout(50);
}

/** What a person would stumble over: what axe finds, a page wider than its window, a name that is not said. */
const faultsOf = async (page: Page): Promise<string[]> => [...(await frameFaults(page)), ...(await axeFaults(page))];

describe.each(people.map((person) => [person ?? 'nobody', person] as const))('for %s', (_, person) => {
  const screens = WALK.filter(({ as }) => as.includes(person));
  test.each(screens.map((one) => [one.name, one] as const))(
    'nobody stumbles over "%s" on a desk, on a phone and in the dark',
    async (name, screen) => {
      const found: string[] = [];
      for (const look of screen.looks) {
        const page = await pageOf(person, look);
        await stand(page, screen);
        found.push(...(await faultsOf(page)).map((fault) => `${look}: ${fault}`));
        if (PHOTOGRAPHS) await photograph(page, `${person ?? 'ai-cung-xem'}, ${name}`, look);
      }
      expect(found).toEqual([]);
    },
    60_000,
  );
});

test('no console has complained on the way through all screens', () => {
  expect(browser.complaints).toEqual([]);
});

const taken: { title: string; look: string; file: string }[] = [];

async function photograph(page: Page, title: string, look: string): Promise<void> {
  const file = `${String(taken.length + 1).padStart(3, '0')}-${look}.png`;
  await page.screenshot({ path: join(PHOTOGRAPHS!, file), fullPage: true });
  taken.push({ title, look, file });
  if (look !== 'desktop') return;
  await page.emulateMedia({ media: 'print' });
  const printed = file.replace('desktop', 'print');
  await page.screenshot({ path: join(PHOTOGRAPHS!, printed), fullPage: true });
  taken.push({ title, look: 'print', file: printed });
  await page.emulateMedia({ media: 'screen' });
}

const contactSheet = (): string => `<!doctype html><meta charset="utf-8"><title>Vinh Danh</title>
<style>body{font:15px sans-serif;margin:1rem}section{margin-bottom:2rem}div{display:flex;gap:1rem;align-items:flex-start;overflow-x:auto}img{width:320px;border:1px solid #bbb}</style>
${[...new Set(taken.map(({ title }) => title))]
  .map(
    (title) =>
      `<section><h2>${title}</h2><div>${taken
        .filter((one) => one.title === title)
        .map(
          ({ look, file }) =>
            `<figure><img loading="lazy" src="${file}" alt="${look}"><figcaption>${look}</figcaption></figure>`,
        )
        .join('')}</div></section>`,
  )
  .join('\n')}
`;
