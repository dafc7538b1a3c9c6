import { axeFaults, Browser, frameFaults, PHONE } from '../support/browser.js';
import { hang, type Gallery } from '../support/gallery.js';
import { Season } from '../support/season.js';

let season: Season;
let browser: Browser;
let gallery: Gallery;

beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString() });
  gallery = await hang(season);
  browser = await Browser.open(season.server.url);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await season.stop();
});

interface Progress {
  total: number;
  states: { state: string; count: number }[];
}

test('a season is told station by station, in a table that says what the bars show', async () => {
  const told = await (await season.as('chair')).get<Progress>(`campaigns/${gallery.campaignId}/progress`);
  const page = await browser.as('chair', '/so-lieu');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Phát động/ })
    .click();
  await page.getByText(`Cả mùa xét có ${told.total} hồ sơ.`).waitFor();
  const table = page.getByRole('table', { name: 'Hồ sơ đang ở chặng nào' });
  const counts = await table.locator('td[data-number]').allTextContents();
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(told.total);
  const collecting = table.getByRole('row').filter({ hasText: 'Đang hoàn thiện hồ sơ' });
  expect(await collecting.locator('td[data-number]').textContent()).toBe(
    String(told.states.find(({ state }) => state === 'evidence.collecting')!.count),
  );
  expect(await axeFaults(page)).toEqual([]);
});

test('an award with one dossier shows no number, and why', async () => {
  const page = await browser.as('auditor', `/so-lieu/${gallery.campaignId}`);
  const table = page.getByRole('table', { name: 'Theo danh hiệu' });
  const hidden = table.getByRole('row').filter({ hasText: 'Tập thể đề nghị' });
  await hidden.getByText('ít quá, không nêu').waitFor();
  expect(await hidden.textContent()).not.toMatch(/\d/);
  await page.getByText('Dưới 5 hồ sơ thì không nêu số, để không ai bị nhận ra từ số liệu.').waitFor();
});

test('on a phone in the dark the figures keep within the window, and printing needs no colour', async () => {
  const page = await browser.as('clerk', `/so-lieu/${gallery.campaignId}`, { viewport: PHONE, dark: true });
  await page.getByRole('heading', { name: 'Mỗi bước mất bao lâu' }).waitFor();
  expect([...(await frameFaults(page)), ...(await axeFaults(page))]).toEqual([]);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const ink = 'getComputedStyle(document.querySelector("main rect[class*=solid]")).fill';
  expect(await page.evaluate(ink)).toBe('rgb(0, 0, 0)');
});

test('no console has complained over the figures', () => {
  expect(browser.complaints).toEqual([]);
});
