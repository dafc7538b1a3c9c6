import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { axeFaults, Browser, frameFaults, PHONE } from '../support/browser.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { command, fill, nominate } from '../support/steps.js';

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

/** A unit's dossiers, complete and sent to be appraised. */
async function inAppraisal(count: number): Promise<string[]> {
  const ids = await nominate(season, count);
  const nominator = await season.as('nominator');
  for (const id of ids) {
    await command(nominator, id, 'SUBMIT');
    await fill(nominator, id);
    await command(nominator, id, 'COMPLETE');
  }
  return ids;
}

const nameOf = async (id: string): Promise<string> =>
  (await (await season.as('clerk')).get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name;

/** A paper of the authority stands against the nominee of one. */
async function blocked(page: Page, id: string): Promise<void> {
  const { nominee } = await (await season.as('clerk')).get<{ nominee: { id: string } }>(`dossiers/${id}`);
  await page.goto(`/danh-ba/${nominee.id}`);
  await page.getByRole('button', { name: 'Ghi văn bản chưa đủ điều kiện' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Từ ngày').fill(new Date().toISOString().slice(0, 10));
  await dialog.getByLabel('Số, ký hiệu').fill('07/TB');
  await dialog.getByLabel('Ngày ký').fill('2026-03-01');
  await dialog.getByRole('button', { name: 'Ghi văn bản chưa đủ điều kiện' }).click();
  await page.getByText('đang vướng').waitFor();
}

/** At once. */
const MANY = process.env['SOAK'] ? 20 : 6;

test(`a clerk refers ${MANY} dossiers at once, and each is answered for itself`, async () => {
  const ids = await inAppraisal(MANY);
  const page = await browser.as('clerk');
  await blocked(page, ids[3]!);
  const held = await nameOf(ids[3]!);
  await page.goto('/ho-so?state=evidence.appraisal&sort=name');
  await page.getByRole('checkbox', { name: 'Chọn tất cả' }).check();
  await page.getByText(`Đã chọn ${MANY} hồ sơ.`).waitFor();
  await page.getByRole('button', { name: 'Trình Hội đồng' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Trình Hội đồng' }).click();
  await page.getByText(`Đã ghi ${MANY - 1} hồ sơ. Chưa được 1 hồ sơ`).waitFor({ timeout: 20_000 });
  const answers = page.getByRole('list', { name: 'Trả lời từng hồ sơ' }).getByRole('listitem');
  expect(await answers.count()).toBe(MANY);
  expect(await answers.getByText('Chờ Hội đồng họp').count()).toBe(MANY - 1);
  expect(await answers.first().textContent()).toMatch(new RegExp(`^${held}.*chưa đủ điều kiện.*Ai gỡ được: `, 's'));
  expect(await page.getByRole('checkbox', { name: `Chọn ${held}` }).isChecked()).toBe(true);
  await page.getByText('Đã chọn 1 hồ sơ.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
}, 90_000);

test('the file that proves a claim is read beside it, page by page, and costs nothing before it is in view', async () => {
  const [id] = (await inAppraisal(1)) as [string];
  const page = await browser.as('clerk', '/viec-cua-toi', { viewport: PHONE });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const reading = () => fetched.filter((path) => path.endsWith('/content')).length;
  await page.goto(`/ho-so/${id}/tham-dinh`);
  await page.getByRole('heading', { name: 'Minh chứng tiêu chuẩn 1' }).waitFor();
  expect(reading()).toBe(0);
  const first = page.getByRole('img', { name: 'minh chứng.pdf, trang 1 trên 2' });
  await page.getByRole('heading', { name: 'Minh chứng tiêu chuẩn 4' }).scrollIntoViewIfNeeded();
  expect(await middleOf(first)).toEqual([255, 0, 0]);
  await page.getByRole('button', { name: 'Xem cả 2 trang' }).click();
  expect(await middleOf(page.getByRole('img', { name: 'minh chứng.pdf, trang 2 trên 2' }))).toEqual([0, 0, 255]);
  expect(reading()).toBe(1);
});

interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): { getImageData(...place: number[]): { data: Uint8ClampedArray } };
}

/** The colour in the middle of a page, once it is drawn. */
async function middleOf(canvas: Locator): Promise<number[]> {
  const drawn = canvas.and(canvas.page().locator('[aria-busy="false"]'));
  await drawn.waitFor();
  return drawn.evaluate((one) => {
    const { width, height, getContext } = one as unknown as Canvas;
    return [...getContext.call(one, '2d').getImageData(width / 2, height / 2, 1, 1).data].slice(0, 3);
  });
}

test('an appraisal that asks for two things is found by the nominator, with its words', async () => {
  const [id] = (await inAppraisal(1)) as [string];
  const clerk = await browser.as('clerk', `/ho-so/${id}/tham-dinh`);
  await clerk.getByText('Không có gì vướng').waitFor();
  expect(await clerk.getByRole('button', { name: 'Yêu cầu bổ sung' }).isDisabled()).toBe(true);
  await clerk.getByRole('checkbox', { name: /^Thiếu, cần bổ sung ?: Báo cáo thành tích$/ }).check();
  await clerk.getByLabel('Cần gì: Báo cáo thành tích').fill('Nêu rõ số liệu của quý bốn.');
  await clerk.getByRole('checkbox', { name: /^Thiếu, cần bổ sung ?: Minh chứng tiêu chuẩn 4$/ }).check();
  await clerk.getByLabel('Cần gì: Minh chứng tiêu chuẩn 4').fill('Bản chụp quyết định công nhận sáng kiến.');
  await clerk.getByText('Phiếu yêu cầu bổ sung: 2 mục').waitFor();
  await clerk.reload();
  await clerk.getByText('Phiếu yêu cầu bổ sung: 2 mục').waitFor();
  await clerk.getByText('Còn 1/1 lần yêu cầu bổ sung.').waitFor();
  expect(await axeFaults(clerk)).toEqual([]);
  const ahead = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await clerk.getByLabel('Bổ sung trước hết ngày').fill(ahead);
  await clerk.getByText(/còn [345] ngày làm việc/).waitFor();
  await clerk.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await clerk.getByRole('status').filter({ hasText: 'Bây giờ: Đang bổ sung' }).waitFor();

  const nominator = await browser.as('nominator', `/ho-so/${id}`, { viewport: PHONE });
  await nominator.getByText('Nêu rõ số liệu của quý bốn.').waitFor();
  await nominator.getByText('Bản chụp quyết định công nhận sáng kiến.').waitFor();
});

testInFull(
  'a nominee against whom a paper stands is not referred, and the page says why beside the button',
  async () => {
    const [id] = (await inAppraisal(1)) as [string];
    const page = await browser.as('clerk');
    await blocked(page, id);
    await page.goto(`/ho-so/${id}/tham-dinh`);
    await page.getByText(/^Chưa đủ điều kiện xét, từ \d\d\/\d\d\/\d{4}$/).waitFor();
    const refer = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Trình Hội đồng' }) });
    expect(await refer.getByRole('button').isDisabled()).toBe(true);
    await refer.getByText('chưa đủ điều kiện xét theo văn bản').waitFor();
    expect(await page.getByRole('button', { name: 'Đề nghị kết luận chưa đủ điều kiện' }).isEnabled()).toBe(true);
  },
);

testInFull('the list fits a phone and the dark, as a list and as a board', async () => {
  const phone = await browser.as('chair', '/ho-so', { viewport: PHONE, dark: true });
  await phone.getByRole('table').waitFor();
  const faults = [...(await frameFaults(phone)), ...(await axeFaults(phone))];
  await phone.getByRole('link', { name: 'Theo các bước' }).click();
  await phone.getByRole('heading', { level: 2, name: /^Thẩm định \d+$/ }).waitFor();
  expect([...faults, ...(await frameFaults(phone)), ...(await axeFaults(phone))]).toEqual([]);
});

testInFull('from row to row by j and k, and into a dossier by Enter, with no letter lost in a field', async () => {
  const page = await browser.as('clerk', '/ho-so?sort=name');
  const links = page.locator('tbody th a');
  await links.nth(1).waitFor();
  const names = await links.allTextContents();
  const focused = () => page.evaluate('document.activeElement.textContent') as Promise<string>;
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
  expect(await focused()).toBe(names[1]);
  await page.keyboard.press('x');
  await page.getByText('Đã chọn 1 hồ sơ.').waitFor();
  await page.getByLabel('Họ tên, tên tập thể').pressSequentially('jk');
  expect(await page.getByLabel('Họ tên, tên tập thể').inputValue()).toBe('jk');
  await page.getByLabel('Họ tên, tên tập thể').fill('');
  await links.nth(1).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: names[1]! }).waitFor();
});

testInFull('what is filtered stands in the address, and a unit’s tasks are copied for its chat', async () => {
  const page = await browser.as('clerk', '/ho-so');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await nominate(season, 1, undefined, 'nominator2');
  await page.getByLabel('Đơn vị', { exact: true }).selectOption('Hội Liên hiệp Phụ nữ xã');
  await page.waitForURL(/unitId=/);
  await page.getByText(/^1 hồ sơ\.$/).waitFor();
  await page.reload();
  await page.getByText(/^1 hồ sơ\.$/).waitFor();
  await page.getByRole('button', { name: 'Chép để gửi Zalo' }).click();
  await page.getByRole('button', { name: 'Chép lời nhắn' }).click();
  await page.getByText('Đã chép. Mở Zalo rồi dán vào.').waitFor();
  const copied = (await page.evaluate('navigator.clipboard.readText()')) as string;
  expect(copied).toContain('Hội Liên hiệp Phụ nữ xã');
  expect(copied).toContain('Người Thử');
});

testInFull('the list is saved as a table that a spreadsheet reads with its marks', async () => {
  const [id] = (await inAppraisal(1)) as [string];
  const page = await browser.as('chair', `/ho-so?q=${encodeURIComponent(await nameOf(id))}`);
  await page.locator('tbody th a').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải bảng tính' }).click(),
  ]);
  const [head, first] = readFileSync(await download.path(), 'utf8').split('\r\n');
  expect(head).toBe('\uFEFF"Họ tên, tên tập thể";"Loại";"Đơn vị";"Danh hiệu";"Đang ở bước";"Hạn"');
  expect(first).toMatch(new RegExp(`^"${await nameOf(id)}";"cá nhân";"Thôn Một";"[^"]+";"Đang thẩm định";""$`));
});

test('no console has complained over lists and appraisals', () => {
  expect(browser.complaints).toEqual([]);
});
