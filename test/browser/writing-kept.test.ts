import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { axeFaults, Browser } from '../support/browser.js';
import { Season } from '../support/season.js';
import { nominate } from '../support/steps.js';

let season: Season;
let browser: Browser;

beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString() });
  browser = await Browser.open(season.server.url);
});
afterAll(async () => {
  await browser.close();
  await season.stop();
});

const report = (page: Page) => page.getByLabel('Nội dung báo cáo');
const saved = (page: Page) => page.getByText(/^Đã lưu lúc \d\d:\d\d$/).waitFor();

const open = async (username: string, id: string): Promise<Page> => {
  const page = await browser.as(username, `/ho-so/${id}/soan/bao-cao`);
  page.setDefaultTimeout(15_000);
  await report(page).waitFor();
  return page;
};

const textOf = async (id: string): Promise<unknown[]> => {
  const { content } = await (await season.as('nominator')).get<{ content: { content: unknown }[] }>(`dossiers/${id}`);
  return content.map((piece) => piece.content);
};

/** What this device keeps of what was typed into that dossier. */
const kept = (page: Page, id: string): Promise<string> =>
  page.evaluate(`Object.entries(localStorage)
    .filter(([key]) => key.startsWith('vinhdanh-kept') && key.includes('${id}')).map(([, text]) => text).join()`);

test('a tab that is closed in the middle of a word saves it in going', async () => {
  const [id] = await nominate(season, 1);
  const page = await open('nominator', id!);
  await report(page).pressSequentially('Gõ rồi đóng');
  await page.close();
  // It is on its way when the tab has gone.
  for (let tries = 0; tries < 40 && (await textOf(id!)).length === 0; tries += 1) await pause(50);
  expect(await textOf(id!)).toEqual([{ text: 'Gõ rồi đóng' }]);
});

test('a tab closed without a line is opened again, and the word is there and saved', async () => {
  const [id] = await nominate(season, 1);
  const page = await open('nominator', id!);
  const context = page.context();
  await context.setOffline(true);
  await report(page).pressSequentially('Đang viết dở câu');
  await page.close();
  await context.setOffline(false);
  expect(await textOf(id!)).toEqual([]);
  const again = await context.newPage();
  await again.goto(`/ho-so/${id}/soan/bao-cao`);
  await again.getByText('Đã lấy lại những gì bạn gõ lần trước').waitFor();
  expect(await report(again).inputValue()).toBe('Đang viết dở câu');
  await saved(again);
  expect(await textOf(id!)).toEqual([{ text: 'Đang viết dở câu' }]);
  expect(await kept(again, id!)).toBe('');
});

test('the server is restarted in the middle of writing: it is said, nothing typed is lost, and all of it is saved afterwards', async () => {
  const [id] = await nominate(season, 1);
  const page = await open('nominator', id!);
  await report(page).fill('Trước khi máy chủ dừng.');
  await report(page).blur();
  await saved(page);
  await season.restart(async () => {
    await report(page).fill('Trước khi máy chủ dừng. Trong lúc dừng.');
    await report(page).blur();
    await page.getByText('Chưa kết nối được. Đang giữ trên máy này').waitFor();
    await report(page).fill('Trước khi máy chủ dừng. Trong lúc dừng. Viết thêm.');
  });
  await saved(page);
  expect(await textOf(id!)).toEqual([{ text: 'Trước khi máy chủ dừng. Trong lúc dừng. Viết thêm.' }]);
});

test('two people write the same section: both texts are shown side by side, and joining them loses neither', async () => {
  const [id] = await nominate(season, 1);
  const [nominator, clerk] = [await open('nominator', id!), await open('clerk', id!)];
  await report(nominator).fill('Bản của thôn.');
  await report(nominator).blur();
  await saved(nominator);
  await report(clerk).fill('Bản ghi qua điện thoại.');
  await report(clerk).blur();
  const both = clerk.getByRole('region', { name: 'Người khác vừa lưu mục này' });
  await both.getByText('Bản của thôn.').waitFor();
  await both.getByText('Bản ghi qua điện thoại.').waitFor();
  expect(await axeFaults(clerk)).toEqual([]);
  expect(await textOf(id!)).toEqual([{ text: 'Bản của thôn.' }]);
  await both.getByRole('button', { name: 'Ghép cả hai rồi sửa' }).click();
  await saved(clerk);
  expect(await textOf(id!)).toEqual([{ text: 'Bản của thôn.\n\nBản ghi qua điện thoại.' }]);
});

test('whoever signs out with words that are not saved yet is told so first', async () => {
  const [id] = await nominate(season, 1);
  const page = await open('nominator', id!);
  await page.route('**/sections/**', (route) => route.abort());
  await report(page).fill('Chưa kịp lưu.');
  await page.getByRole('button', { name: 'Tài khoản' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByText('Còn chữ bạn gõ chưa lưu được').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/ho-so/${id}/soan/bao-cao`);
  await page.getByRole('button', { name: 'Vẫn đăng xuất' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor();
  expect(await kept(page, id!)).toContain('Chưa kịp lưu.');
});

test('no console complained while lines were lost and servers restarted', () => {
  expect(browser.complaints.filter((text) => !LOST.test(text))).toEqual([]);
});

/** What Chromium says of every request that does not arrive. */
const LOST = /net::ERR_(?:FAILED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/;
