import { axeFaults, Browser, PHONE } from '../support/browser.js';
import { hang, type Gallery } from '../support/gallery.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { Tamperer } from '../support/tamper.js';

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

const nameOf = async (id: string) =>
  (await (await season.as('auditor')).get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name;

test('an auditor sees which dossiers lack what, and who signed the others', async () => {
  const page = await browser.as('auditor', '/kiem-tra');
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  const collecting = row(await nameOf(gallery.collecting));
  await collecting.getByText('minh chứng cho tiêu chuẩn 4', { exact: true }).waitFor();
  expect(await collecting.getByText('báo cáo thành tích').count()).toBe(0);
  const awarded = row(await nameOf(gallery.awarded));
  await awarded.getByText(/Hoàng Văn Chủ Tọa ký, \d\d:\d\d ngày/).waitFor();
  await awarded.getByText('được khen thưởng', { exact: true }).waitFor();
  await page.getByLabel('Xem', { exact: true }).selectOption({ label: 'đã đủ' });
  expect(await collecting.count()).toBe(0);
  expect(await awarded.count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
});

test('everything is checked again, and the report says in words that all of it fits', async () => {
  const page = await browser.as('auditor', '/kiem-tra', { viewport: PHONE, dark: true });
  await page.getByRole('button', { name: 'Kiểm tra lại toàn bộ' }).click();
  await page.getByText(/Đã xem \d+ nhật ký, \d+ dòng: tất cả đều khớp\./).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

testInFull('the lines of a sheet are told in words, and this device computes their marks again', async () => {
  const page = await browser.as('admin', `/kiem-tra/sheet/${gallery.settledSheet}`);
  await page.getByRole('heading', { name: /Dòng 1 · Phạm Văn Thư Ký \(thư ký Hội đồng\) lập phiếu bầu ·/ }).waitFor();
  await page.getByRole('button', { name: 'Tính lại trên máy này' }).click();
  await page.getByText(/Đã tính lại \d+ dòng ngay trên máy này: mọi dấu đều khớp\./).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

testInFull('a line that somebody changed in the database is named, and leads to where it stands', async () => {
  const tamperer = await Tamperer.on(season);
  const change = `UPDATE line SET body = jsonb_set(body, '{capacity}', '"chair"') WHERE stream_id = $1 AND seq = 2`;
  await tamperer.run(change, [gallery.withdrawn]);
  const page = await browser.as('auditor', '/kiem-tra');
  await page.getByRole('button', { name: 'Kiểm tra lại toàn bộ' }).click();
  await page.getByText(/Có 1 chỗ không khớp\./).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'hồ sơ, dòng 2: nội dung dòng đã bị sửa sau khi ghi' }).click();
  await page.waitForURL(`**/kiem-tra/dossier/${gallery.withdrawn}#dong-2`);
  await page.getByRole('button', { name: 'Tính lại trên máy này' }).click();
  await page.getByText('Dòng 2 không khớp với dấu của nó.').waitFor();
  await tamperer.undo();
  await tamperer.leave();
});

test('no console has complained during the audit', () => {
  expect(browser.complaints).toEqual([]);
});
