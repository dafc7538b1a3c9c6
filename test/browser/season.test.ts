import { axeFaults, Browser, frameFaults, PHONE } from '../support/browser.js';
import { hang, type Gallery } from '../support/gallery.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { command, nominate } from '../support/steps.js';
import { statesOf } from '../support/stories.js';

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

test('the backward calendar shows the days and warnings that the interface tells', async () => {
  const { campaignId } = gallery;
  const asked = `campaigns/${campaignId}/backward-calendar?due=2025-12-15`;
  const told = await (await season.as('clerk')).get<Backward>(asked);
  const page = await browser.as('clerk', `/so-lieu/${campaignId}/lich-nguoc?han=2025-12-15`);
  const table = page.getByRole('table', { name: 'Ngày an toàn cuối cùng' });
  await table.waitFor();
  const days = (await table.locator('tbody td').allTextContents()).map((text) => /\d+\/\d+\/\d+/.exec(text)![0]);
  const written = (day: string) => day.split('-').toReversed().join('/');
  expect(days).toEqual(told.days.map(({ day }) => written(day)).toReversed());
  expect(await page.locator('main li.read').allTextContents()).toEqual(
    told.warnings.map(({ sentence }) => sentence.vi),
  );
  expect(told.warnings.length).toBeGreaterThan(2);
});

interface Backward {
  days: { day: string }[];
  warnings: { sentence: { vi: string } }[];
}

testInFull('an award with one dossier shows no number, and why', async () => {
  const page = await browser.as('auditor', `/so-lieu/${gallery.campaignId}`);
  const table = page.getByRole('table', { name: 'Theo danh hiệu' });
  const hidden = table.getByRole('row').filter({ hasText: 'Tập thể đề nghị' });
  await hidden.getByText('ít quá, không nêu').waitFor();
  expect(await hidden.textContent()).not.toMatch(/\d/);
  await page.getByText('Dưới 5 hồ sơ thì không nêu số, để không ai bị nhận ra từ số liệu.').waitFor();
});

testInFull('on a phone in the dark the figures keep within the window, and printing needs no colour', async () => {
  const page = await browser.as('clerk', `/so-lieu/${gallery.campaignId}`, { viewport: PHONE, dark: true });
  await page.getByRole('heading', { name: 'Mỗi bước mất bao lâu' }).waitFor();
  expect([...(await frameFaults(page)), ...(await axeFaults(page))]).toEqual([]);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const ink = 'getComputedStyle(document.querySelector("main rect[class*=solid]")).fill';
  expect(await page.evaluate(ink)).toBe('rgb(0, 0, 0)');
});

test('from the date of the authority the last safe day of each step is told, and why a plan cannot work', async () => {
  const page = await browser.as('clerk', `/so-lieu/${gallery.campaignId}`);
  await page.getByRole('link', { name: 'Lịch ngược từ hạn của cấp trên' }).click();
  await page.getByLabel('Cơ quan tiếp nhận phải có tờ trình chậm nhất ngày').fill('2025-12-15');
  const sitting = page.getByRole('row').filter({ hasText: 'Họp Hội đồng' });
  await sitting.getByText('Thứ Tư, 10/12/2025').waitFor();
  await page.getByText('Hạn của cơ quan tiếp nhận (15/12/2025) đã qua.').waitFor();
  await page.getByLabel('từ họp đến ký (biên bản, danh sách)').fill('5');
  await sitting.getByText('Thứ Sáu, 05/12/2025').waitFor();
  expect([...(await frameFaults(page)), ...(await axeFaults(page))]).toEqual([]);
  await page.goto(page.url().replace('han=2025-12-15', 'han=2099-01-05'));
  await page.getByText('Chưa có lịch ngày làm việc năm 2099.').waitFor();
});

testInFull(
  'a season in which all has ended is closed by the chair, and nothing of it can be done any more',
  async () => {
    const small = await Season.start({ now: new Date().toISOString() });
    const other = await Browser.open(small.server.url);
    try {
      const ids = await nominate(small, 2);
      for (const id of ids) await command(await small.as('nominator'), id, 'WITHDRAW', { reason: 'Thôi đề nghị.' });
      const page = await other.as('chair', `/phong-trao/${small.sample.campaignId}`);
      await page.getByRole('button', { name: 'Khóa sổ mùa xét' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Khóa sổ mùa xét' }).click();
      await page.getByText('Đã khóa sổ. 2 hồ sơ đã được lưu.').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.reload();
      await page.getByText('Đã khóa sổ', { exact: true }).waitFor();
      expect(await page.getByRole('button', { name: 'Khóa sổ mùa xét' }).count()).toBe(0);
      expect(await statesOf(small, ids)).toEqual(['archived', 'archived']);
      expect(other.complaints).toEqual([]);
    } finally {
      await other.close();
      await small.stop();
    }
  },
);

test('no console has complained over the figures', () => {
  expect(browser.complaints).toEqual([]);
});
