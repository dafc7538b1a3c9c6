import type { Page, Route } from 'playwright-core';
import { axeFaults, Browser, loseAnswer, PHONE, type Look } from '../support/browser.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { command, COLLECTIVE, DOCX, fill, nominate, PDF, stateOf } from '../support/steps.js';
import { trailOf } from '../support/stories.js';

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

/** Long enough for a busy machine, short enough to say where it stands. */
const as = async (...who: Parameters<Browser['as']>): Promise<Page> => {
  const page = await browser.as(...who);
  page.setDefaultTimeout(12_000);
  return page;
};

const saved = (page: Page) => page.getByText(/^Đã lưu lúc \d\d:\d\d$/).waitFor();

test("a unit's list pasted from a chat is looked up, a namesake is told apart, and it is sent as one", async () => {
  const page = await as('nominator', `/phong-trao/${season.sample.campaignId}`);
  await page.getByRole('link', { name: 'Lập danh sách đề nghị' }).first().click();
  await page.getByText('Dán từ Excel, Word hoặc Zalo').click();
  await page.getByLabel('Dán danh sách vào đây').fill('1. Mẫu Thị Hòa - Bí thư\n2. Người Mới Tinh\n3. Người Mới Tinh');
  await page.getByRole('button', { name: 'Đưa vào bảng' }).click();
  await page.getByText('dùng dòng đã có').waitFor();
  const send = page.getByRole('button', { name: 'Gửi danh sách (3)' });
  await page.getByText('trùng với dòng 2').waitFor();
  expect(await send.isDisabled()).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bỏ dòng 3 Người Mới Tinh' }).click();
  await page.getByRole('button', { name: 'Gửi danh sách (2)' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đã lập 2 hồ sơ' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const { items } = await (
    await season.as('clerk')
  ).get<{ items: { nominee: { name: string }; state: string }[] }>('dossiers');
  expect(items.map(({ nominee: { name }, state }) => [name, state]).toSorted()).toEqual([
    ['Mẫu Thị Hòa', 'draft'],
    ['Người Mới Tinh', 'draft'],
  ]);
});

testInFull(
  'a list half made is there again after the tab was closed, and who has a live dossier is shown',
  async () => {
    const page = await as('nominator', '/danh-sach/moi', { viewport: PHONE });
    await page.getByLabel('Họ tên, dòng 1').fill('Mẫu Thị Hòa');
    await page.getByLabel('Họ tên, dòng 2').focus();
    await page.getByText('đã có hồ sơ đang xét').waitFor();
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto('/danh-sach/moi');
    await again.getByText('Đã lấy lại danh sách đang lập dở trên máy này.').waitFor();
    expect(await again.getByLabel('Họ tên, dòng 1').inputValue()).toBe('Mẫu Thị Hòa');
    expect(await axeFaults(again)).toEqual([]);
  },
);

testInFull(
  'a name half typed is there again after the tab was closed over it, and what is typed on from there, too',
  async () => {
    const page = await as('nominator2', '/danh-sach/moi');
    await page.getByLabel('Họ tên, dòng 1').pressSequentially('Mẫu Thị Nửa');
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto('/danh-sach/moi');
    const name = again.getByLabel('Họ tên, dòng 1');
    expect([await name.inputValue(), await again.getByLabel('Loại, dòng 1').inputValue()]).toEqual([
      'Mẫu Thị Nửa',
      'individual',
    ]);
    await name.focus();
    await name.press('End');
    await name.pressSequentially(' Vời');
    await again.close();
    const last = await context.newPage();
    await last.goto('/danh-sach/moi');
    expect(await last.getByLabel('Họ tên, dòng 1').inputValue()).toBe('Mẫu Thị Nửa Vời');
    expect(await last.getByLabel(/^Họ tên, dòng/).count()).toBe(1);
  },
);

test('a dossier is filled section by section on a phone, handed in and completed', async () => {
  const [id] = await nominate(season, 1);
  const look: Look = { viewport: PHONE };
  const page = await as('nominator', `/ho-so/${id}/soan`, look);
  await page.getByRole('heading', { name: '0/6 mục xong' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Báo cáo thành tích' }).click();
  await page.getByLabel('Nội dung báo cáo').fill('Năm 2025 đã làm được nhiều việc.');
  await page.getByLabel('Nội dung báo cáo').blur();
  await saved(page);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Về danh sách mục' }).click();
  await page.getByRole('heading', { name: '1/6 mục xong' }).waitFor();
  await page.getByRole('link', { name: /Có phẩm chất đạo đức tốt/ }).click();
  for (const at of [1, 2, 3, 4, 5]) {
    await page.getByRole('heading', { level: 1, name: `Tiêu chuẩn ${at}/5` }).waitFor();
    if (at === 4) await fillInitiative(page);
    else await page.getByLabel('Đơn vị xác nhận đạt tiêu chuẩn này').check();
    if (at < 5) await page.getByRole('link', { name: 'Tiêu chuẩn tiếp theo' }).click();
  }
  await page.getByRole('link', { name: 'Về danh sách mục' }).click();
  await page.getByRole('heading', { name: '6/6 mục xong' }).waitFor();
  await page.getByRole('link', { name: 'Xem lại và gửi' }).click();
  await page.getByText('Năm 2025 đã làm được nhiều việc.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await page.getByRole('heading', { level: 1, name: /^Đã gửi đề nghị/ }).waitFor();
  await page.getByRole('button', { name: 'Viết tiếp hồ sơ' }).click();
  await page.getByRole('button', { name: 'Nộp hồ sơ đầy đủ' }).click();
  await page.getByRole('heading', { level: 1, name: /^Đã nộp hồ sơ đầy đủ/ }).waitFor();
  await page.getByText('cán bộ Nội vụ', { exact: true }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await stateOf(await season.as('clerk'), id!)).toBe('evidence.appraisal');
});

async function fillInitiative(page: Page): Promise<void> {
  await page.getByLabel('sáng kiến', { exact: true }).check();
  await page.getByLabel('Nói rõ').fill('Một sáng kiến đã áp dụng.');
  const file = { name: 'sáng kiến.pdf', mimeType: 'application/pdf', buffer: PDF };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('link', { name: 'sáng kiến.pdf' }).waitFor();
  await saved(page);
  expect(await axeFaults(page)).toEqual([]);
}

testInFull(
  'a file that was cut off on its way is kept and sent again by hand, is there once, and is taken away again',
  async () => {
    const nominator = await season.as('nominator');
    const [id] = await nominate(season, 1);
    const files = async () =>
      (await nominator.get<{ content: { kind: string }[] }>(`dossiers/${id}`)).content.filter(
        ({ kind }) => kind === 'evidence',
      ).length;
    const page = await as('nominator', `/ho-so/${id}/soan/tieu-chuan/c4`, { viewport: PHONE });
    const cut = (route: Route) => route.abort('connectionreset');
    await page.route('**/evidence', cut);
    const file = { name: 'bị ngắt.pdf', mimeType: 'application/pdf', buffer: PDF };
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.getByText(/^Chưa gửi được bị ngắt\.pdf/).waitFor();
    await page.getByRole('alert').getByText('Chưa kết nối được máy chủ.').waitFor();
    expect([await files(), ...(await axeFaults(page))]).toEqual([0]);
    await page.unroute('**/evidence', cut);
    const lost = loseAnswer(page, `/api/v1/dossiers/${id}/evidence`);
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await lost;
    await page.getByRole('link', { name: 'bị ngắt.pdf' }).waitFor();
    expect(await files()).toBe(1);

    await page.getByRole('button', { name: 'Bỏ tệp bị ngắt.pdf' }).click();
    await page.getByRole('dialog', { name: 'Bỏ tệp bị ngắt.pdf?' }).getByRole('button', { name: 'Bỏ tệp' }).click();
    await page.getByRole('link', { name: 'bị ngắt.pdf' }).waitFor({ state: 'detached' });
    expect(await files()).toBe(0);
  },
);

testInFull('a report is handed in as a text of Word, and counts as the report', async () => {
  const [id] = await nominate(season, 1);
  const page = await as('nominator', `/ho-so/${id}/soan/bao-cao`);
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  await page.locator('input[type=file]').setInputFiles({ name: 'báo cáo.docx', mimeType, buffer: DOCX });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'báo cáo.docx' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('báo cáo.docx');
  await page.getByRole('link', { name: 'Về danh sách mục' }).click();
  await page.getByRole('heading', { name: '1/6 mục xong' }).waitFor();
});

testInFull('what is missing is named with the way to it, and completing is greyed with the reason', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1, COLLECTIVE);
  await command(nominator, id!, 'SUBMIT');
  const page = await as('nominator', `/ho-so/${id}/soan/kiem-tra`, { dark: true });
  const missing = page.getByRole('region', { name: 'Còn thiếu' });
  await missing.getByRole('link', { name: 'Báo cáo thành tích' }).waitFor();
  expect(await page.getByRole('button', { name: 'Nộp hồ sơ đầy đủ' }).isDisabled()).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await missing.getByRole('link', { name: /Thực hiện tốt công tác lãnh đạo/ }).click();
  await page.getByLabel(/^Đã đạt/).fill('99,5');
  await page.getByLabel(/^Nói thêm/).focus();
  await saved(page);
  const { content } = await nominator.get<{ content: { code: string; content: unknown }[] }>(`dossiers/${id}`);
  expect(content).toMatchObject([{ code: 't3', content: { number: '99.5' } }]);
});

testInFull('while a supplement is asked for, only what it names can be changed, and that stands first', async () => {
  const [nominator, clerk] = [await season.as('nominator'), await season.as('clerk')];
  const [id] = await nominate(season, 1);
  await command(nominator, id!, 'SUBMIT');
  await fill(nominator, id!);
  await command(nominator, id!, 'COMPLETE');
  const dueAt = new Date(season.clock.now().getTime() + 5 * 86_400_000).toISOString();
  const items = [{ code: 'claim:c4', text: 'Nói rõ ai làm' }];
  await command(clerk, id!, 'ASK_SUPPLEMENT', { items, dueAt });
  const page = await as('nominator', `/ho-so/${id}/soan`);
  await page.getByText('Cần bổ sung: Nói rõ ai làm').waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: 'không cần sửa' }).count()).toBe(5);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: /Có sáng kiến/ }).click();
  await page.getByLabel('Nói rõ').fill('Cả tổ cùng làm.');
  await page.getByRole('link', { name: 'Về danh sách mục' }).click();
  await page.getByRole('link', { name: 'Xem lại và gửi' }).click();
  await page.getByText('Cả tổ cùng làm.').waitFor();
  await page.getByRole('button', { name: 'Nộp bổ sung' }).click();
  await page.getByRole('heading', { level: 1, name: /^Đã nộp bổ sung/ }).waitFor();
  expect(await stateOf(clerk, id!)).toBe('evidence.appraisal');
});

testInFull('a clerk writes for a unit, and the history says from what she knew it', async () => {
  const [id] = await nominate(season, 1);
  const page = await as('clerk', `/ho-so/${id}/soan/bao-cao`);
  await page.getByLabel('Ghi thay đơn vị, biết qua').selectOption('call');
  await page.getByLabel('Nội dung báo cáo').fill('Nghe qua điện thoại.');
  await page.getByLabel('Nội dung báo cáo').blur();
  await saved(page);
  expect(await axeFaults(page)).toEqual([]);
  const trail = await (
    await season.as('clerk')
  ).get<{ items: { body: { command: string; basis: unknown } }[] }>(`dossiers/${id}/trail`);
  const line = trail.items.find(({ body }) => body.command === 'WRITE_SECTION');
  expect(line?.body.basis).toEqual({ kind: 'call' });
});

testInFull('a clerk makes the list of a unit that called, and the first line of each says so', async () => {
  const page = await as('clerk', '/danh-sach/moi');
  await page.getByLabel('Đơn vị').selectOption({ label: 'Thôn Một' });
  await page.getByLabel('Ghi thay đơn vị, biết qua').selectOption({ label: 'gọi điện' });
  await page.getByLabel('Họ tên, dòng 1').fill('Mẫu Văn Gọi');
  await page.getByLabel('Họ tên, dòng 1').blur();
  await page.getByRole('button', { name: 'Gửi danh sách (1)' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đã lập 1 hồ sơ' }).waitFor();
  const clerk = await season.as('clerk');
  const { items } = await clerk.get<{ items: { id: string; unit: { name: string } }[] }>('dossiers?q=Mẫu Văn Gọi');
  const [{ id, unit }] = items as [(typeof items)[0]];
  const [first] = await trailOf<{ body: Record<string, unknown> }>(clerk, id);
  expect([items.length, unit.name, first?.body['basis'], first?.body['capacity']]).toEqual([
    ...[1, 'Thôn Một', { kind: 'call' }],
    'nominator',
  ]);
});

testInFull(
  'the plan is read with its blanks, its rules and their standing; the chair is told what stands in the way of closing',
  async () => {
    const [id] = await nominate(season, 1);
    const { nominee } = await (await season.as('clerk')).get<{ nominee: { name: string } }>(`dossiers/${id}`);
    const page = await as('chair', '/phong-trao');
    await page.getByRole('link', { name: /Phát động phong trào/ }).click();
    await page.getByText('Số để trống, ngày để trống', { exact: false }).waitFor();
    await page.getByText('Kế hoạch không nêu quy tắc biểu quyết', { exact: false }).first().waitFor();
    await page.getByText('chưa kiểm chứng', { exact: true }).first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Khóa sổ mùa xét' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Khóa sổ mùa xét' }).click();
    await page
      .getByRole('dialog')
      .getByText(/Còn \d+ hồ sơ chưa kết thúc/)
      .waitFor();
    await page.getByRole('dialog').getByRole('link', { name: nominee.name, exact: true }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const list = await as('nominator2', '/phong-trao', { dark: true });
    await list.getByRole('link', { name: /Phát động phong trào/ }).waitFor();
    expect(await axeFaults(list)).toEqual([]);
  },
);

test('no console complained while a unit wrote', () => {
  expect(browser.complaints).toEqual([]);
});
