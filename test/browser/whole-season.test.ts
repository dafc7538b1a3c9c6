import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Browser, DESKTOP, PHONE, type Look } from '../support/browser.js';
import { KEYBOARD, POINTER, type Hands } from '../support/people.page.js';
import { runProgram, type Program } from '../support/program.js';
import { PDF } from '../support/steps.js';

/** The built program as an office starts it, with its own Postgres and the sample season. */
let program: Program;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-whole-season-'));
chmodSync(folder, 0o711);

beforeAll(async () => {
  program = await runProgram({ PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' });
  browser = await Browser.open(await program.url());
}, 60_000);
afterAll(async () => {
  await browser.close();
  program.kill('SIGTERM');
  await program.exit;
  rmSync(folder, { recursive: true, force: true });
});

const SIX = ['nominator', 'clerk', 'secretary', 'chair', 'member1', 'authority'] as const;
type People = Record<(typeof SIX)[number], Page>;

/** Six people, each with a device of his own, who sign in through the door. */
async function six(hands: Hands, look: Look): Promise<People> {
  const signedIn = SIX.map(async (name) => {
    const page = await (await browser.device(look)).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto('/dang-nhap');
    await hands.write(page, 'Tên đăng nhập', name);
    await page.getByLabel('Mật khẩu', { exact: true }).focus();
    await page.keyboard.insertText('vinh-danh-demo');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
    return [name, page] as const;
  });
  return Object.fromEntries(await Promise.all(signedIn)) as People;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** Signed today. A browser's own field of a date takes its parts differently by the language of the system. */
const dated = (page: Page) =>
  page
    .getByLabel(/^Ngày( ký)?( \*)?$/)
    .last()
    .fill(new Date().toISOString().slice(0, 10));

async function attach(page: Page, hands: Hands, name: string | RegExp): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await hands.press(page, 'button', name);
  await (await chooser).setFiles({ name: 'bản ký.pdf', mimeType: 'application/pdf', buffer: PDF });
}

async function nominates(page: Page, hands: Hands, nominee: string): Promise<void> {
  await page.goto('/danh-sach/moi');
  await hands.write(page, 'Họ tên, dòng 1', nominee);
  await page.keyboard.press('Tab');
  await hands.press(page, 'button', 'Gửi danh sách (1)');
  await heading(page, 'Đã lập 1 hồ sơ');
  await hands.press(page, 'link', 'Viết hồ sơ đầu tiên');
  await heading(page, '0/6 mục xong');
}

async function writes(page: Page, hands: Hands): Promise<void> {
  await hands.press(page, 'link', 'Báo cáo thành tích');
  await hands.write(page, 'Nội dung báo cáo', 'Năm 2025, trả kết quả cho 412 hồ sơ, tất cả đúng hạn.');
  await hands.press(page, 'link', 'Về danh sách mục');
  await heading(page, '1/6 mục xong');
  await hands.press(page, 'link', /Có phẩm chất đạo đức tốt/);
  for (const at of [1, 2, 3, 4, 5]) {
    await heading(page, `Tiêu chuẩn ${at}/5`);
    if (at === 4) {
      await hands.tick(page, 'sáng kiến');
      await hands.write(page, 'Nói rõ', 'Mẫu đơn điền sẵn, rút một nửa thời gian chờ.');
      await attach(page, hands, 'Chọn tệp');
      await page.getByRole('link', { name: 'bản ký.pdf' }).waitFor();
    } else await hands.tick(page, 'Đơn vị xác nhận đạt tiêu chuẩn này');
    if (at < 5) await hands.press(page, 'link', 'Tiêu chuẩn tiếp theo');
  }
  await hands.press(page, 'link', 'Về danh sách mục');
  await heading(page, '6/6 mục xong');
  await hands.press(page, 'link', 'Xem lại và gửi');
  await hands.press(page, 'button', 'Gửi đề nghị');
  await heading(page, /^Đã gửi đề nghị/);
  await hands.press(page, 'button', 'Viết tiếp hồ sơ');
  await hands.press(page, 'button', 'Nộp hồ sơ đầy đủ');
  await heading(page, /^Đã nộp hồ sơ đầy đủ/);
}

async function refers(page: Page, hands: Hands, nominee: string): Promise<void> {
  await page.goto('/viec-cua-toi');
  await hands.press(page, 'link', nominee);
  await heading(page, nominee);
  await hands.press(page, 'button', 'Trình Hội đồng');
  await hands.press(page, 'button', 'Trình Hội đồng');
  await page.getByRole('status').filter({ hasText: 'Chờ Hội đồng họp' }).waitFor();
}

/** A sitting on paper: planned, opened, counted twice from the record, with its signed minutes. */
async function counts(page: Page, hands: Hands, nominee: string, title: string): Promise<void> {
  await page.goto('/phien-hop/moi');
  await hands.write(page, 'Tên phiên họp', title);
  await hands.write(page, 'Địa điểm', 'Hội trường');
  await hands.choose(page, 'Người chủ trì', 'Hoàng Văn Chủ Tọa');
  await hands.choose(page, 'Thư ký phiên họp', 'Phạm Văn Thư Ký');
  await hands.press(page, 'button', 'Lập phiên họp');
  await heading(page, title);
  await hands.press(page, 'button', 'Tất cả có mặt');
  await hands.press(page, 'button', 'Lưu điểm danh');
  await page.getByText('Đã lưu điểm danh.').waitFor();
  await hands.press(page, 'button', 'Khai mạc');
  await page.getByRole('button', { name: 'Bế mạc' }).waitFor();
  await hands.press(page, 'button', 'Lập phiếu');
  await hands.choose(page, 'Cách biểu quyết', 'bỏ phiếu giấy tại phòng họp');
  await hands.press(page, 'button', 'Lập phiếu cho 1 hồ sơ');
  await page.waitForURL(/\/phieu\//);
  await hands.press(page, 'button', 'Nhập kết quả phiếu giấy');
  for (const next of ['Nhập lần hai', 'So hai lần']) {
    await hands.write(page, `${nominee}: Đồng ý`, '8');
    await hands.write(page, `${nominee}: Không đồng ý`, '1');
    await hands.write(page, `${nominee}: Phiếu trắng`, '0');
    await hands.press(page, 'button', next);
  }
  await page.getByText('Hai lần khớp nhau.').waitFor();
  await hands.write(page, 'Số, ký hiệu', '05/BB-HĐ');
  await dated(page);
  await hands.write(page, 'Người ký', 'Hoàng Văn Chủ Tọa');
  await attach(page, hands, /^Bản chụp hoặc tệp/);
  await hands.press(page, 'button', 'Ghi kết quả');
  await page.getByText('Chưa công bố.', { exact: false }).waitFor();
}

async function announces(page: Page, hands: Hands): Promise<void> {
  await page.goto('/viec-cua-toi');
  await hands.press(page, 'link', 'Đã kiểm phiếu: chờ công bố');
  await hands.press(page, 'button', 'Công bố kết quả');
  await hands.press(page, 'button', 'Công bố kết quả');
  await page.getByText('Được 8/9 phiếu đồng ý', { exact: false }).first().waitFor();
}

/** A member, who was not before a screen in the sitting, reads what came of it. */
async function reads(page: Page, hands: Hands, title: string): Promise<void> {
  await page.goto('/phien-hop');
  await hands.press(page, 'link', title);
  await hands.press(page, 'link', 'Xem phiếu');
  await page.getByText('Được 8/9 phiếu đồng ý', { exact: false }).first().waitFor();
}

async function signs({ clerk, chair }: People, hands: Hands, nominee: string, number: string): Promise<void> {
  await clerk.goto('/to-trinh/moi');
  await hands.tick(clerk, `Chọn ${nominee}`);
  await hands.press(clerk, 'button', 'Lập tờ trình với 1 hồ sơ');
  await heading(clerk, /^Tờ trình lập ngày/);
  await chair.goto('/viec-cua-toi');
  await hands.press(chair, 'link', /^Ký: Tờ trình lập ngày/);
  await hands.press(chair, 'button', 'Ký tờ trình');
  await hands.press(chair, 'button', 'Ký cho 1 hồ sơ này');
  await chair.getByText('Đã ghi: Ký tờ trình.').waitFor();
  await clerk.reload();
  await hands.press(clerk, 'button', 'Ghi số, ngày tờ trình');
  await hands.write(clerk, 'Số, ký hiệu', number);
  await dated(clerk);
  await hands.press(clerk, 'button', 'Ghi số, ngày tờ trình');
  await clerk
    .getByText(/^Đã gửi đến nơi/)
    .first()
    .waitFor();
}

async function decides(page: Page, hands: Hands, nominee: string, number: string): Promise<void> {
  // The letter is on its way for as long as the program takes to carry it out.
  const letter = page.getByRole('main').getByRole('link', { name: `Tờ trình số ${number}` });
  for (let looks = 0; looks < 10 && (await letter.count()) === 0; looks += 1) {
    await page.goto('/hop-thu');
    await heading(page, 'Hồ sơ được gửi đến');
    await page.waitForTimeout(700);
  }
  await hands.press(page, 'link', `Tờ trình số ${number}`);
  await hands.choose(page, `Trả lời cho ${nominee}`, 'Khen thưởng');
  await hands.write(page, 'Số, ký hiệu', '77/QĐ-UBND');
  await dated(page);
  await hands.press(page, 'button', 'Gửi trả lời cho 1 hồ sơ');
  await heading(page, 'Đã trả lời (1)');
}

/** In full also at desks, by whoever has no pointer; the forty names of a ballot are always marked so (ballots.test.ts). */
const SEASONS = [
  ['on phones', 'Mẫu Thị Đi Hết Đường', '15/TTr-UBND', POINTER, { viewport: PHONE }],
  ['at desks, with the keyboard alone', 'Mẫu Văn Bàn Phím', '16/TTr-UBND', KEYBOARD, { viewport: DESKTOP }],
] as const;

test.each(SEASONS.slice(0, process.env['SOAK'] ? 2 : 1))(
  "six people %s carry one name from a unit's list to the authority's decision",
  async (where, nominee, letter, hands, look) => {
    const people = await six(hands, look);
    const title = `Họp xét khen thưởng ${where.length}`;
    await nominates(people.nominator, hands, nominee);
    await writes(people.nominator, hands);
    await refers(people.clerk, hands, nominee);
    await counts(people.secretary, hands, nominee, title);
    await announces(people.chair, hands);
    await reads(people.member1, hands, title);
    await people.secretary.goto('/phien-hop');
    await hands.press(people.secretary, 'link', title);
    await hands.press(people.secretary, 'button', 'Bế mạc');
    await signs(people, hands, nominee, letter);
    await decides(people.authority, hands, nominee, letter);
    await people.nominator.goto(`/tim?q=${encodeURIComponent(nominee)}`);
    await hands.press(people.nominator, 'link', nominee);
    await people.nominator.getByText('Được khen thưởng').first().waitFor();
  },
  150_000,
);

test('afterwards an auditor has everything checked again, and nothing differs', async () => {
  const page = await browser.as('auditor', '/kiem-tra');
  await page.getByRole('button', { name: 'Kiểm tra lại toàn bộ' }).click();
  await page.getByText(/^Đã xem \d+ nhật ký, \d+ dòng: tất cả đều khớp\.$/).waitFor();
});

test('on the whole way no console has complained', () => {
  expect(browser.complaints).toEqual([]);
});
