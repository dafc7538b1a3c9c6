import { axeFaults, Browser, PHONE } from '../support/browser.js';
import { Season } from '../support/season.js';
import { referred } from '../support/steps.js';
import { delivered, voted } from '../support/stories.js';

/** The papers of a letter in one: the clerk prints them all before the signature, and its receiver takes them. */
let season: Season;
let browser: Browser;
beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString(), office: true });
  browser = await Browser.open(season.server.url);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await season.stop();
});

/** LibreOffice takes a while where everything else runs beside it. */
const [BUILT, LONG] = [{ timeout: 120_000 }, 240_000];

async function recommended(): Promise<string> {
  const [id] = (await referred(season, 1)) as [string];
  await voted(season, { [id]: 9 });
  return id;
}

test(
  'on a phone the clerk has the set of a draft built, and takes all of it to the printer',
  async () => {
    const clerk = await season.as('clerk');
    const body = { campaignId: season.sample.campaignId, dossierIds: [await recommended()] };
    const { id } = await clerk.post<{ id: string }>('submissions', body);
    const page = await browser.as('clerk', `/to-trinh/${id}`, { viewport: PHONE });
    await page.getByText('Chưa có bộ nào.').waitFor();
    await page.getByRole('button', { name: 'Lập bộ' }).click();
    await page.getByText('Đang lập bộ').waitFor();
    const whole = page.getByRole('link', { name: /^In cả bộ: PDF, \d+ trang/ });
    await whole.waitFor(BUILT);
    const [download] = await Promise.all([page.waitForEvent('download'), whole.click()]);
    expect(download.suggestedFilename()).toMatch(/^Bộ hồ sơ .*\.pdf$/);
    await page.getByRole('button', { name: 'Lập lại bộ' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  },
  LONG,
);

test(
  "the clerk sets the receiver's columns, and the page says that the set is out of date",
  async () => {
    const letter = await delivered(season, [await recommended()]);
    const page = await browser.as('clerk', `/to-trinh/${letter}`);
    await page.getByRole('link', { name: 'Cột danh sách của nơi nhận' }).click();
    await page.getByText('Chưa đặt riêng cho nơi nhận này.').waitFor();
    await page.getByLabel('Nội dung cột 3').selectOption({ label: 'Số tờ trình' });
    await page.getByRole('button', { name: 'Đưa cột 3 lên' }).click();
    expect(await page.getByLabel('Tên cột 2').inputValue()).toBe('Số tờ trình');
    await page.getByRole('button', { name: 'Bỏ cột 3' }).click();
    await page.getByText('Phải có cột tên tập thể, cá nhân.').waitFor();
    expect(await page.getByRole('button', { name: 'Ghi các cột' }).isDisabled()).toBe(true);
    await page.getByLabel('Nội dung cột 1').selectOption({ label: 'Tên tập thể, cá nhân' });
    await page.getByRole('button', { name: 'Ghi các cột' }).click();
    await page.getByText('Đã ghi các cột.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`/to-trinh/${letter}`);
    await page.getByText('Từ khi lập bộ này, văn bản hoặc danh sách trong bộ đã khác.').waitFor();
    await page.getByRole('button', { name: 'Lập lại bộ' }).click();
    await page.getByText(/^Các lần lập trước/).waitFor(BUILT);
    const officer = await browser.as('authority', `/hop-thu/${letter}`);
    await officer
      .getByRole('link', { name: /^Toàn bộ tệp: ZIP/ })
      .first()
      .waitFor();
    expect(await officer.getByRole('button', { name: 'Lập lại bộ' }).count()).toBe(0);
    expect(await axeFaults(officer)).toEqual([]);
  },
  LONG,
);
