import { generate, correction } from 'lean-qr';
import type { Page } from 'playwright-core';
import { movedPlan } from '../../src/sample/sample.season.js';
import { axeFaults, Browser, loseAnswer, PHONE } from '../support/browser.js';
import { failedMail } from '../support/every-route.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { command, nominate } from '../support/steps.js';

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

async function add(page: Page, fullName: string, username: string): Promise<void> {
  await page.getByLabel('Họ và tên').fill(fullName);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('người kiểm tra').check();
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await page.getByRole('heading', { name: `Phiếu truy cập: ${fullName}` }).waitFor();
}

/** The dark cells of the square on the slip, as `x,y`, without the white around it. */
async function cellsOf(page: Page, fullName: string): Promise<Set<string>> {
  const square = page.getByRole('img', { name: `đăng nhập của ${fullName}` });
  const path = (await square.locator('path').getAttribute('d'))!;
  return new Set([...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => `${Number(x) - 4},${Number(y) - 4}`));
}

function cellsFor(address: string): Set<string> {
  const code = generate(address, { minCorrectionLevel: correction.M });
  const all = Array.from({ length: code.size ** 2 }, (_, at) => [at % code.size, Math.floor(at / code.size)] as const);
  return new Set(all.filter(([x, y]) => code.get(x, y)).map(([x, y]) => `${x},${y}`));
}

test('two people are added, their slips are printed on one sheet, and a phone that scans one comes in', async () => {
  const page = await browser.as('admin', '/quan-tri/nguoi');
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await add(page, 'Trần Thị Mẫu Lan', 'mau.lan');
  await add(page, 'Lê Văn Mẫu Huệ', 'mau.hue');
  await page.getByText('Mã trên phiếu chỉ hiện lần này.').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { level: 3, name: 'Phiếu truy cập:' }).count()).toBe(2);
  expect(await page.getByRole('table').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  const slip = page.getByRole('listitem').filter({ hasText: 'mau.hue' });
  const code = (await slip.locator('dd').nth(2).textContent())!;
  const address = `${season.server.url}/dang-nhap#phieu=mau.hue:${code}`;
  expect(await cellsOf(page, 'Lê Văn Mẫu Huệ')).toEqual(cellsFor(address));
  const phone = await (await browser.device({ viewport: PHONE })).newPage();
  await phone.goto(address);
  await phone.getByRole('button', { name: 'Đăng nhập' }).click();
  await phone.getByRole('heading', { level: 1, name: 'Đặt mật khẩu' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

testInFull(
  'a person whose slip got lost on its way is not refused as known: another slip comes, and it is the one that opens',
  async () => {
    const page = await browser.as('admin', '/quan-tri/nguoi');
    const lost = loseAnswer<{ slip: { code: string } }>(page, '/api/v1/people');
    await page.getByRole('button', { name: 'Thêm người' }).click();
    await add(page, 'Hồ Thị Mẫu Lạc', 'mau.lac');
    const shown = await page.getByRole('listitem').filter({ hasText: 'mau.lac' }).locator('dd').nth(2).textContent();
    const enter = async (accessSlip: string) =>
      (await season.nobody.send('POST', 'sessions', { username: 'mau.lac', accessSlip })).status;
    expect([await enter((await lost).slip.code), await enter(shown!)]).toEqual([401, 201]);
  },
);

testInFull('the last administrator stays, and the page says why', async () => {
  const page = await browser.as('admin', '/quan-tri/nguoi');
  await page.getByRole('button', { name: 'Sửa: Võ Thị Quản Trị' }).click();
  await page.getByRole('button', { name: 'Ngừng tài khoản' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('alert').getByText('Đây là người quản trị cuối cùng nên không gỡ được.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

testInFull('a person is renamed, gets a role and loses it again', async () => {
  const page = await browser.as('admin', '/quan-tri/nguoi');
  await page.getByRole('button', { name: 'Sửa: Dương Thị Mẫu' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Họ và tên').fill('Dương Thị Mẫu Mới');
  await dialog.getByRole('button', { name: 'Lưu tên và thư' }).click();
  await dialog.getByText('Đã lưu.').waitFor();
  await dialog.getByLabel('Giao thêm tư cách').selectOption({ label: 'người đề nghị' });
  await dialog.getByLabel('Đơn vị đề nghị').selectOption({ label: 'Thôn Một' });
  await dialog.getByRole('button', { name: 'Giao', exact: true }).click();
  await dialog.getByText('người đề nghị, Thôn Một').waitFor();
  await dialog.getByRole('button', { name: 'Gỡ tư cách người đề nghị, Thôn Một' }).click();
  await dialog.getByText('người đề nghị, Thôn Một').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Gỡ tư cách ủy viên Hội đồng' }).click();
  await dialog.getByText('Đây là tư cách duy nhất của người này.').waitFor();
});

testInFull('the end of a commune is recorded with its grounds, and taken back', async () => {
  const page = await browser.as('admin', '/quan-tri/co-quan');
  await page.getByRole('button', { name: /^Xem, ghi thêm: UBND xã Láng Giềng/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Việc gì').selectOption({ label: 'nhập vào' });
  await dialog.getByLabel('Cơ quan kế thừa').selectOption({ label: 'UBND xã Tùng Anh (dữ liệu mẫu)' });
  await dialog.getByLabel('Từ ngày').fill('2030-07-01');
  await dialog.getByRole('button', { name: 'Ghi lại' }).click();
  await dialog.getByText('Cần điền mục này.').waitFor();
  await dialog.getByLabel('Căn cứ').fill('Nghị quyết mẫu số 01');
  await dialog.getByRole('button', { name: 'Ghi lại' }).click();
  await dialog.getByText('nhập vào UBND xã Tùng Anh (dữ liệu mẫu), từ ngày 01/07/2030').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^Gỡ, ghi nhầm/ }).click();
  await dialog.getByText('Chưa ghi việc sáp nhập').waitFor();
});

const asFile = (plan: unknown) => ({
  ...{ name: 'phong-trao.json', mimeType: 'application/json' },
  buffer: Buffer.from(JSON.stringify(plan)),
});

const countOfCampaigns = async () =>
  (await (await season.as('admin')).get<{ items: unknown[] }>('campaigns?limit=100')).items.length;

test('a campaign file with three mistakes is refused with three places, mended, and then brought in', async () => {
  const plan = { ...movedPlan(new Date().toISOString().slice(0, 10)), code: 'phong-trao-mau', version: 1 };
  const [award] = plan.awards;
  const wrong = {
    ...{ ...plan, title: '', dossierDeadline: '2001-01-01' },
    awards: [{ ...award, ruleCard: 'khong-co' }, ...plan.awards.slice(1)],
  };
  const before = await countOfCampaigns();
  const page = await browser.as('admin', '/quan-tri/phong-trao/moi');
  await page.locator('input[type=file]').setInputFiles(asFile(wrong));
  const problems = page.getByRole('alert').filter({ hasText: 'Có 3 chỗ chưa đúng. Chưa có gì được ghi.' });
  await problems.waitFor();
  expect((await problems.getByRole('button').allTextContents()).toSorted()).toEqual([
    'Danh hiệu 1 › Xét theo quy tắc',
    'Hạn nộp hồ sơ, hết ngày',
    'Tên',
  ]);
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.getByRole('button', { name: 'Đưa vào chương trình' }).isDisabled()).toBe(true);
  expect(await countOfCampaigns()).toBe(before);
  await problems.getByRole('button', { name: 'Hạn nộp hồ sơ' }).click();
  expect(await page.evaluate('document.activeElement.id')).toBe('dossierDeadline');
  await page.locator('#dossierDeadline').fill(plan.dossierDeadline);
  await page.locator('#title').fill('Phong trào mẫu của năm');
  await page.locator('[id="awards[0].ruleCard"]').selectOption(award!.ruleCard);
  await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
  await page.getByText('Tệp đúng. Đây sẽ là phong trào mới, phiên bản 1.').waitFor();
  await page.getByRole('button', { name: 'Đưa vào chương trình' }).click();
  await page.getByText('Đã đưa vào: Phong trào mẫu của năm, phiên bản 1.').waitFor();
  expect(await countOfCampaigns()).toBe(before + 1);
});

testInFull(
  "last year's campaign is copied with its days a year later, another criterion is asked, and it outlives a closed tab",
  async () => {
    const admin = await season.as('admin');
    const { campaign } = await admin.get<{ campaign: { dossierDeadline: string; title: string } }>(
      `campaigns/${season.sample.campaignId}`,
    );
    const page = await browser.as('admin', `/quan-tri/phong-trao/moi?theo=${season.sample.campaignId}`);
    await page.getByRole('button', { name: 'Chép, dời ngày một năm' }).click();
    await page.getByText(`Đã chép từ “${campaign.title}”`).waitFor();
    const [year, ...rest] = campaign.dossierDeadline.split('-');
    expect(await page.locator('#dossierDeadline').inputValue()).toBe([Number(year) + 1, ...rest].join('-'));
    await page.getByRole('button', { name: 'Thêm: Tiêu chuẩn' }).last().click();
    await page.locator('[id="awards[1].criteria[5].text"]').fill('Được nhân dân tín nhiệm');
    await page.reload();
    expect(await page.locator('[id="awards[1].criteria[5].text"]').inputValue()).toBe('Được nhân dân tín nhiệm');
    await page.getByRole('button', { name: 'Kiểm tra thử' }).click();
    await page.getByText('2 danh hiệu, 13 tiêu chuẩn').waitFor();
  },
);

testInFull('a later deadline says how many open dossiers it moves, and moves them', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  await command(nominator, id!, 'SUBMIT');
  const { campaign } = await nominator.get<{ campaign: { dossierDeadline: string } }>(
    `campaigns/${season.sample.campaignId}`,
  );
  const page = await browser.as('admin', '/quan-tri/phong-trao');
  await page.getByRole('button', { name: /^Điều chỉnh: Phát động/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Có 1 hồ sơ đang mở').waitFor();
  await dialog.getByRole('button', { name: 'Điều chỉnh' }).click();
  await dialog.getByText('Cần điền mục này.').waitFor();
  const later = `${Number(campaign.dossierDeadline.slice(0, 4)) + 1}-01-31`;
  await dialog.getByLabel('Hạn nộp hồ sơ, hết ngày').fill(later);
  await dialog.getByLabel('Lý do, căn cứ').fill('Mưa lũ, các thôn nộp chậm.');
  await dialog.getByRole('button', { name: 'Điều chỉnh' }).click();
  await dialog.getByText(/Đã điều chỉnh thành phiên bản \d+\. 1 hồ sơ được gia hạn\./).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

testInFull(
  'an administrator sees what waits to be sent and the condition, a clerk on a phone in the dark only the messages',
  async () => {
    const page = await browser.as('admin', '/quan-tri/van-hanh');
    await page.getByRole('row').filter({ hasText: 'Cơ sở dữ liệu' }).getByText('trả lời').waitFor();
    await page.getByText('Cách gửi: ngay trong chương trình').waitFor();
    const phone = await browser.as('clerk', '/quan-tri/van-hanh', { viewport: PHONE, dark: true });
    await phone.getByText('Không có thư nào bị từ chối.').waitFor();
    expect(await phone.getByRole('heading', { name: 'Tình trạng' }).count()).toBe(0);
    expect([...(await axeFaults(page)), ...(await axeFaults(phone))]).toEqual([]);
  },
);

testInFull(
  'a message that the mail server refused is sent again by hand, and is no more among those that did not arrive',
  async () => {
    const [id] = await nominate(season, 1);
    await command(await season.as('chair'), id!, 'HOLD', { reason: 'Chờ xác minh.' });
    await season.settled();
    const nominator = await season.as('nominator');
    const { person } = await nominator.get<{ person: { fullName: string } }>('me');
    const { items } = await nominator.get<{ items: { id: string }[] }>('notices');
    await failedMail(season, items[0]!.id);
    const page = await browser.as('admin', '/quan-tri/van-hanh');
    const row = page.getByRole('row').filter({ hasText: person.fullName });
    await row.getByText('550').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await row.getByRole('button', { name: `Gửi lại cho ${person.fullName}` }).click();
    await page.getByText('Đã xếp hàng gửi lại.').waitFor();
    await row.waitFor({ state: 'detached' });
  },
);

test('no console has complained while the office was run', () => {
  expect(browser.complaints).toEqual([]);
});
