import { readFileSync } from 'node:fs';
import { refused } from '../../src/domain/refusals.js';
import { problemDocument } from '../../src/platform/problem-document.js';
import { axeFaults, Browser, DESKTOP, frameFaults, PHONE } from '../support/browser.js';
import { withParts, wordsOf } from '../support/docx.js';
import { Season } from '../support/season.js';
import { command, fill, INDIVIDUAL, nominate, referred } from '../support/steps.js';
import { delivered, voted } from '../support/stories.js';

let season: Season;
let browser: Browser;

beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString(), office: true });
  browser = await Browser.open(season.server.url);
});
afterAll(async () => {
  await browser.close();
  await season.stop();
});

async function inAppraisal(): Promise<string> {
  const [id] = await nominate(season, 1);
  const nominator = await season.as('nominator');
  await command(nominator, id!, 'SUBMIT');
  await fill(nominator, id!);
  await command(nominator, id!, 'COMPLETE');
  return id!;
}

test('a clerk asks for two things, and the nominator finds them with their words and their day', async () => {
  const id = await inAppraisal();
  const clerk = await browser.as('clerk', `/ho-so/${id}`);
  await clerk.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  const dialog = clerk.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'Báo cáo thành tích' }).check();
  await dialog.getByLabel('Cần gì ở mục này').fill('Nêu rõ số hồ sơ đã giải quyết.');
  await dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await dialog.getByText('Hạn mới phải sau hôm nay.', { exact: false }).or(dialog.getByRole('alert')).first().waitFor();
  expect(await dialog.getByLabel('Cần gì ở mục này').inputValue()).toBe('Nêu rõ số hồ sơ đã giải quyết.');
  const ahead = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('Hạn mới, hết ngày').fill(ahead);
  await dialog.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  await clerk.getByRole('status').filter({ hasText: 'Đang bổ sung' }).waitFor();

  const nominator = await browser.as('nominator', `/ho-so/${id}`, { viewport: PHONE });
  await nominator.getByText('Nêu rõ số hồ sơ đã giải quyết.').waitFor();
  await nominator.getByText('chưa bổ sung').waitFor();
  await nominator.getByText(`hạn ${ahead.split('-').toReversed().join('/')}`).waitFor();
});

test('a receipt is saved for Word and as PDF under its own name, filled in', async () => {
  const id = await inAppraisal();
  const { nominee } = await (await season.as('clerk')).get<{ nominee: { name: string } }>(`dossiers/${id}`);
  const page = await browser.as('clerk', `/ho-so/${id}`);
  const title = 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả';
  const saved = async (name: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: readFileSync((await file.path())!) };
  };
  const word = await saved(`${title}, bản Word`);
  expect(word.name).toBe(`${title} - ${nominee.name}.docx`);
  expect(await wordsOf(word.bytes)).toContain(`đã nhận hồ sơ của ${nominee.name}`);
  const pdf = await saved(`${title}, bản PDF`);
  expect(pdf.name).toBe(`${title} - ${nominee.name}.pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await page.getByRole('link', { name: 'Phiếu yêu cầu bổ sung' }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});

test('an office puts its own template in place, once what is wrong with it is mended', async () => {
  const id = await inAppraisal();
  const clerk = await season.as('clerk');
  const receipt = async () => wordsOf((await clerk.file(`forms/receipt/${id}.docx`)).bytes);
  const page = await browser.as('clerk', '/mau-van-ban');
  await page.getByRole('link', { name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' }).click();
  await page.getByText('Đang dùng mẫu có sẵn').waitFor();
  const template = await clerk.file(
    `forms/receipt/template.docx?organisationId=${season.sample.organisations.commune}`,
  );
  const choose = (from: string, to: string) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'mau-cua-xa.docx',
      mimeType: template.type,
      buffer: withParts(template.bytes, { 'word/document.xml': (xml) => xml.replaceAll(from, to) }),
    });
  await choose('{Ngày hẹn}', '{Ngày trả}');
  const faults = page.getByRole('alert');
  await faults.getByText('Không có trường nào tên "{Ngày trả}". Ở chỗ: “Hẹn trả kết quả: {Ngày trả}.”').waitFor();
  await faults.getByText('Mẫu thiếu trường bắt buộc "Ngày hẹn".').waitFor();
  expect(await page.getByRole('button', { name: 'Dùng mẫu này' }).isDisabled()).toBe(true);
  expect([...(await frameFaults(page)), ...(await axeFaults(page))]).toEqual([]);
  await choose('Hẹn trả kết quả', 'Mời nhận kết quả');
  await page.getByText('Tệp này dùng được.').waitFor();
  await page.getByRole('button', { name: 'Dùng mẫu này' }).click();
  await page.getByText('Đang dùng mẫu của cơ quan: mau-cua-xa.docx.').waitFor();
  expect(await receipt()).toContain('Mời nhận kết quả');
  await page.getByRole('button', { name: 'Dùng lại mẫu có sẵn' }).click();
  await page.getByText('Đang dùng mẫu có sẵn').waitFor();
  expect(await receipt()).toContain('Hẹn trả kết quả');
});

test('whoever comes second is told who did what and when, and finds what he typed', async () => {
  const id = await inAppraisal();
  const page = await browser.as('chair', `/ho-so/${id}`);
  await page.getByRole('button', { name: 'Tạm dừng' }).click();
  await page.getByRole('dialog').getByLabel('Lý do').fill('Chờ kết quả xác minh.');
  await command(await season.as('clerk'), id, 'REFER');
  await page.getByRole('dialog').getByRole('button', { name: 'Tạm dừng' }).click();
  await page
    .getByRole('alert')
    .getByText(/Lê Thị Mẫu trình Hội đồng lúc \d\d:\d\d ngày/)
    .waitFor();
  expect(await page.getByRole('dialog').getByLabel('Lý do').inputValue()).toBe('Chờ kết quả xác minh.');
});

test('a busy server says when to come again: the screen waits so long, and asks for the same under the same key', async () => {
  const id = await inAppraisal();
  const page = await browser.as('chair', `/ho-so/${id}`);
  const asked: { at: number; key: string | undefined; body: unknown }[] = [];
  await page.route(`**/api/v1/dossiers/${id}/commands`, async (route) => {
    const request = route.request();
    asked.push({ at: performance.now(), key: request.headers()['idempotency-key'], body: request.postDataJSON() });
    if (asked.length > 2) return route.fallback();
    const body = JSON.stringify(problemDocument(refused('server.busy'), 'vi', 'busy'));
    const headers = { 'retry-after': String(3 - asked.length) };
    await route.fulfill({ status: 503, contentType: 'application/problem+json', headers, body });
  });
  await page.getByRole('button', { name: 'Tạm dừng' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Chờ kết quả xác minh.');
  await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
  await page.getByText('Đang tạm dừng. Trong lúc tạm dừng').waitFor();
  const [first, second, third] = asked.map(({ at }) => at) as [number, number, number];
  expect([asked.length, second - first >= 2_000, third - second >= 1_000]).toEqual([3, true, true]);
  expect(new Set(asked.map(({ key, body }) => JSON.stringify([key, body]))).size).toBe(1);
  expect(asked[0]!.key).toMatch(/^[\w-]{20,}$/);
  const { items } = await (
    await season.as('chair')
  ).get<{ items: { body: { command: string } }[] }>(`dossiers/${id}/trail`);
  expect(items.filter(({ body }) => body.command === 'HOLD').length).toBe(1);
});

test("a clerk records the chair's order from its paper, and the history says so", async () => {
  const id = await inAppraisal();
  const page = await browser.as('clerk', `/ho-so/${id}`);
  await page.getByRole('button', { name: 'Tạm dừng' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Số, ký hiệu').fill('15/UBND-NV');
  await dialog.getByLabel('Ngày ký').fill('2026-11-20');
  await dialog.getByLabel('Người ký').fill('Hoàng Văn Chủ Tọa');
  await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
  await page.getByText('Đang tạm dừng. Trong lúc tạm dừng').waitFor();
  await page.getByText(/ghi theo văn bản: .*15\/UBND-NV, 20\/11\/2026/).waitFor();
});

test('a greyed button says why, who can clear the way, and what helps', async () => {
  const [id] = await nominate(season, 1);
  await command(await season.as('nominator'), id!, 'SUBMIT');
  const page = await browser.as('nominator', `/ho-so/${id}`);
  const button = page.getByRole('button', { name: 'Nộp hồ sơ đầy đủ' });
  await button.waitFor();
  expect(await button.isDisabled()).toBe(true);
  const why = await page.locator(`[id="${await button.getAttribute('aria-describedby')}"]`).textContent();
  expect(why).toContain('Hồ sơ còn thiếu');
  expect(why).toContain('người đề nghị');
});

test("a reader's own device finds every mark right, and a dossier as it stood before", async () => {
  const ids = await referred(season, 1);
  await voted(season, { [ids[0]!]: 9 });
  await delivered(season, ids);
  const page = await browser.as('auditor', `/ho-so/${ids[0]}`, { viewport: DESKTOP });
  await page.getByRole('link', { name: 'Xem toàn bộ bằng chứng' }).click();
  await page.getByRole('button', { name: 'Tính lại trên máy này' }).click();
  await page.getByText(/Đã tính lại \d+ dòng ngay trên máy này: mọi dấu đều khớp\./).waitFor();
  await page.goto(`/ho-so/${ids[0]}?luc=1`);
  await page.getByText('Hồ sơ như khi vừa ghi dòng 1').waitFor();
  expect(await page.getByText('Soạn thảo').count()).toBeGreaterThan(0);
});

test('a mark that was changed on its way is named by the line', async () => {
  const id = await inAppraisal();
  const page = await browser.as('auditor', '/tro-giup');
  await page.route(`**/api/v1/dossiers/${id}/trail*`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { items: { body: { at: string } }[] };
    body.items[2]!.body.at = '2020-01-01T00:00:00.000Z';
    await route.fulfill({ response: answer, json: body });
  });
  await page.goto(`/ho-so/${id}/bang-chung`);
  await page.getByRole('button', { name: 'Tính lại trên máy này' }).click();
  await page.getByText('Dòng 3 không khớp với dấu của nó.').waitFor();
});

test('a notice arrives on the badge, leads to its dossier, and is then read', async () => {
  for (let count = 0; count < 2; count += 1) await inAppraisal();
  await season.settled();
  const page = await browser.as('clerk', '/thong-bao');
  const first = page.getByRole('listitem').filter({ hasText: 'Thẩm định' }).first();
  await first.getByText('mới').waitFor();
  await first.getByRole('link', { name: 'Mở' }).click();
  await page.waitForURL(/\/ho-so\/[0-9a-f-]+$/);
  await page.goBack();
  await page.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' }).click();
  await page.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' }).waitFor({ state: 'detached' });
  expect(await page.getByText('mới', { exact: true }).count()).toBe(0);
  await page.getByRole('link', { name: 'Thông báo', exact: true }).waitFor();
});

test('a foreign dossier answers as one that there is not, in words', async () => {
  const [id] = await nominate(season, 1, INDIVIDUAL);
  const page = await browser.as('clerk2', `/ho-so/${id}`);
  await page.getByRole('alert').getByText('Không tìm thấy.').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Trang này chưa mở được' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('whoever prefers English reads no Vietnamese but names and the plan', async () => {
  const id = await inAppraisal();
  const page = await browser.as('clerk', `/ho-so/${id}`, { language: 'en' });
  await page.getByRole('heading', { name: 'What you can do now' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const buttons = await page.getByRole('button').allTextContents();
  expect(buttons.filter((text) => /[ăâđêôơưạ-ỹ]/i.test(text))).toEqual([]);
});

test('no console has complained', () => {
  expect(browser.complaints).toEqual([]);
});
