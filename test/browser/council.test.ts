import type { Page, Response } from 'playwright-core';
import { cast, tick } from '../support/ballot.page.js';
import { axeFaults, Browser, DESKTOP, frameFaults, loseAnswer, PHONE } from '../support/browser.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { referred } from '../support/steps.js';
import { COUNCIL, sheet, vote } from '../support/stories.js';

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

/** Dossiers that wait for the council, with their names. */
async function waiting(count: number): Promise<{ id: string; name: string }[]> {
  const ids = await referred(season, count);
  const clerk = await season.as('clerk');
  const nameOf = async (id: string) => (await clerk.get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name;
  return Promise.all(ids.map(async (id) => ({ id, name: await nameOf(id) })));
}

/** A sitting of this title, planned on the page. */
async function plan(page: Page, title: string): Promise<void> {
  await page.goto('/phien-hop/moi');
  await page.getByLabel('Tên phiên họp').fill(title);
  await page.getByLabel('Địa điểm').fill('Hội trường tầng 2');
  await page.getByLabel('Người chủ trì').selectOption({ label: 'Hoàng Văn Chủ Tọa' });
  await page.getByLabel('Thư ký phiên họp').selectOption({ label: 'Phạm Văn Thư Ký' });
  await page.getByRole('button', { name: 'Lập phiên họp' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** The council's attendance, with one member away. */
const seated = (away: string) =>
  COUNCIL.map((name) => ({ personId: season.sample.people[name], present: name !== away }));

/** An act of the desk, and its confirmation. */
async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('a sitting is planned, opened, voted on by nine at once, closed and announced, all on screen', async () => {
  const [first, second, third] = await waiting(3);
  const secretary = await browser.as('secretary');
  await plan(secretary, 'Họp xét khen thưởng đợt 1');
  const room = secretary.url();

  await secretary.getByRole('button', { name: 'Tất cả có mặt' }).click();
  await secretary.getByRole('button', { name: 'Lưu điểm danh' }).click();
  await secretary.getByText('Đã lưu điểm danh.').waitFor();
  await secretary.getByText('Đủ số người để biểu quyết: cần ít nhất 6.').waitFor();
  await secretary.getByRole('button', { name: 'Khai mạc' }).click();
  await secretary.getByRole('button', { name: 'Bế mạc' }).waitFor();
  await secretary.getByRole('button', { name: 'Lập phiếu' }).click();
  await secretary.getByRole('dialog').getByRole('button', { name: 'Lập phiếu cho 3 hồ sơ' }).click();
  await secretary.waitForURL(/\/phieu\//);
  const address = new URL(secretary.url()).pathname;

  const pages = await Promise.all(
    COUNCIL.map((name, index) => browser.as(name, address, { viewport: index % 2 ? PHONE : DESKTOP })),
  );
  const [chair] = pages;
  await pages[2]!.getByText('Phiếu chưa mở.', { exact: false }).waitFor();
  await act(secretary, 'Mở bỏ phiếu');

  await Promise.all(
    pages.map(async (page, index) => {
      await page.getByRole('button', { name: 'Xem lại phiếu' }).waitFor();
      await tick(page, {
        [first!.name]: 'Đồng ý',
        [second!.name]: index < 5 ? 'Đồng ý' : 'Không đồng ý',
        ...(index < 4 && { [third!.name]: 'Đồng ý' }),
      });
      await cast(page);
    }),
  );
  await secretary.getByText('9/9 người có mặt đã bỏ phiếu').waitFor();
  await secretary.getByText('Mọi người có mặt đã bỏ phiếu.').first().waitFor();
  await act(secretary, 'Đóng bỏ phiếu và kiểm phiếu');
  await pages[2]!.getByText('Đã kiểm phiếu').waitFor();
  expect(await pages[2]!.locator('main').innerText()).not.toMatch(/Được \d|Kết quả kiểm phiếu|phiếu đồng ý/);
  await act(chair!, 'Công bố kết quả');
  for (const page of [secretary, chair!, pages[2]!, pages[8]!]) {
    await page.getByText('Được 9/9 phiếu đồng ý', { exact: false }).first().waitFor();
    await page.getByText('Được 5/9 phiếu đồng ý', { exact: false }).first().waitFor();
    await page.getByText('Được 4/9 phiếu đồng ý', { exact: false }).first().waitFor();
  }
  await secretary.goto(room);
  await secretary.getByRole('button', { name: 'Bế mạc' }).click();
  await secretary.getByRole('button', { name: 'Bế mạc' }).waitFor({ state: 'detached' });
}, 90_000);

test('a day is chosen as the browser shows days, and repeated in words that cannot be read in two ways', async () => {
  const page = await browser.as('secretary', '/phien-hop/moi', { viewport: PHONE });
  await page.getByLabel('Ngày họp').fill('2026-12-05');
  await page.getByText('Thứ Bảy, 05/12/2026').waitFor();
  const english = await browser.as('secretary', '/phien-hop/moi', { language: 'en' });
  await english.getByLabel('Day', { exact: true }).fill('2026-12-05');
  await english.getByText('Saturday, 5 December 2026').waitFor();
});

testInFull('attendance whose answer got lost is saved, by itself and by hand, though the page moved on', async () => {
  const page = await browser.as('secretary');
  await plan(page, 'Họp xét khen thưởng đợt 7');
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  const record = `/api/v1/sittings/${id}/attendance`;
  const isNewer = async (answer: Response) =>
    new URL(answer.url()).pathname === `/api/v1/sittings/${id}` &&
    ((await answer.json()) as { attendance: unknown[] }).attendance.length > 0;
  const save = () => page.getByRole('button', { name: 'Lưu điểm danh' }).click();
  const keys: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === record) keys.push(request.headers()['idempotency-key']!);
  });
  await page.getByRole('button', { name: 'Tất cả có mặt' }).click();
  const lost = loseAnswer(page, record, () => page.waitForResponse(isNewer));
  await save();
  await lost;
  await page.getByText('Đã lưu điểm danh.').waitFor();

  await page.getByLabel('Hoàng Văn Chủ Tọa').uncheck();
  const allLost = (async () => {
    for (let times = 0; times < 4; times += 1) await loseAnswer(page, record);
  })();
  await save();
  await allLost;
  await page.getByText('Chưa kết nối được máy chủ.').waitFor();
  const again = page.waitForResponse((answer) => new URL(answer.url()).pathname === record);
  await save();
  expect((await again).status()).toBe(200);
  await page.getByText('Đã lưu điểm danh.').waitFor();
  // The one that went twice, the one that went four times, and the one that was pressed on what is there now.
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 2, 2, 2, 2, 6]);
});

testInFull('a sitting that is planned is put off, and its awards are put in another order', async () => {
  const page = await browser.as('clerk', '/viec-cua-toi', { viewport: PHONE });
  await plan(page, 'Họp xét khen thưởng đợt 3');
  const awards = page.getByRole('heading', { level: 3 });
  const [first, second] = await awards.allInnerTexts();
  await page.getByRole('button', { name: 'Sửa phiên họp' }).click();
  await page.getByRole('dialog').getByLabel('Địa điểm').fill('Nhà văn hóa Thôn Một');
  await page.getByRole('dialog').getByLabel('Giờ họp').fill('14:30');
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await page.getByText(/^14:30 ngày .* · Nhà văn hóa Thôn Một$/).waitFor();
  await page.getByRole('button', { name: 'Sửa chương trình' }).click();
  await page.getByRole('button', { name: `Đưa ${second} lên trước` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await awards.first().getByText(second!).waitFor();
  expect((await awards.allInnerTexts()).slice(0, 2)).toEqual([second, first]);
});

testInFull('a vote without enough members is refused in words, and opens once they have come', async () => {
  const [one] = await waiting(1);
  const id = await sheet(season, [one!.id]);
  const secretary = await season.as('secretary');
  const { sittingId } = await secretary.get<{ sittingId: string }>(`sheets/${id}`);
  const seat = async (count: number) => {
    const persons = COUNCIL.map((name, index) => ({ personId: season.sample.people[name], present: index < count }));
    await secretary.put(`sittings/${sittingId}/attendance`, { persons });
  };
  await seat(5);
  const page = await browser.as('secretary', `/phien-hop/${sittingId}`, { viewport: PHONE });
  await page.getByText('Chưa đủ số người để biểu quyết: cần ít nhất 6.').waitFor();
  await page.getByRole('link', { name: 'Xem phiếu' }).click();
  const greyed = page.getByRole('button', { name: 'Công bố kết quả' });
  expect(await greyed.isDisabled()).toBe(true);
  const why = page.locator(`[id="${await greyed.getAttribute('aria-describedby')}"]`);
  expect(await why.innerText()).toBe('Làm được khi phiếu ở bước: đã kiểm phiếu.');
  await page.getByRole('button', { name: 'Mở bỏ phiếu' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Mở bỏ phiếu' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByRole('alert').innerText()).toContain('Phiên họp chưa đủ số ủy viên theo quy tắc xét.');
  await seat(6);
  await dialog.getByRole('button', { name: 'Mở bỏ phiếu' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('0/6 người có mặt đã bỏ phiếu').waitFor();
});

test('counts from paper are typed twice, and are not sent while the two differ or do not add up', async () => {
  const [one, two] = await waiting(2);
  const id = await sheet(season, [one!.id, two!.id], 'paper');
  const page = await browser.as('secretary', `/phieu/${id}`);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
  });
  await page.getByRole('button', { name: 'Nhập kết quả phiếu giấy' }).click();
  const dialog = page.getByRole('dialog');
  const type = async (name: string, votes: Record<string, number>, entry = 0) => {
    for (const [column, count] of Object.entries(votes))
      await dialog.getByLabel(`${name}: ${column}`, { exact: true }).nth(entry).fill(String(count));
  };
  await type(one!.name, { 'Đồng ý': 8, 'Không đồng ý': 1, 'Phiếu trắng': 0 });
  await type(two!.name, { 'Đồng ý': 4, 'Không đồng ý': 3, 'Phiếu trắng': 2 });
  await dialog.getByRole('button', { name: 'Nhập lần hai' }).click();
  expect(await dialog.getByLabel(`${one!.name}: Đồng ý`, { exact: true }).inputValue()).toBe('');
  expect(await axeFaults(page)).toEqual([]);
  await type(one!.name, { 'Đồng ý': 8, 'Không đồng ý': 1, 'Phiếu trắng': 0 });
  await type(two!.name, { 'Đồng ý': 5, 'Không đồng ý': 3, 'Phiếu trắng': 2 });
  await dialog.getByRole('button', { name: 'So hai lần' }).click();
  await dialog.getByText('Có 1 chỗ hai lần khác nhau', { exact: false }).waitFor();
  expect(await dialog.getByRole('button', { name: 'Ghi kết quả' }).count()).toBe(0);
  expect(await dialog.locator('[aria-invalid="true"]').count()).toBe(2);
  expect(await axeFaults(page)).toEqual([]);

  await type(two!.name, { 'Đồng ý': 5 }, 0);
  await dialog.getByRole('alert').filter({ hasText: two!.name }).waitFor();
  expect(await dialog.getByRole('button', { name: 'Ghi kết quả' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Xem lại lần một' }).click();
  await type(two!.name, { 'Đồng ý': 4 });
  await dialog.getByRole('button', { name: 'Nhập lần hai' }).click();
  await type(two!.name, { 'Đồng ý': 4 });
  await dialog.getByRole('button', { name: 'So hai lần' }).click();
  await dialog.getByText('Được 8/9 phiếu đồng ý', { exact: false }).waitFor();
  await dialog.getByText('Được 4/9 phiếu đồng ý', { exact: false }).waitFor();
  await dialog.getByRole('radio', { name: 'Biên bản bổ sung sau' }).check();
  expect(sent).toEqual([]);
  await dialog.getByRole('button', { name: 'Ghi kết quả' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Biên bản sẽ bổ sung. Phải có trước khi ký tờ trình.').waitFor();
  expect(sent).toEqual([`/api/v1/sheets/${id}/count`]);
  expect(await (await season.as('chair')).get(`sheets/${id}`)).toMatchObject({
    state: 'counted',
    counts: [
      { yes: 8, no: 1, blank: 0, absent: 0 },
      { yes: 4, no: 3, blank: 2, absent: 0 },
    ],
  });
});

testInFull('a deputy is asked for where the presider is concerned with a name, and then leads that sheet', async () => {
  const [one] = await waiting(1);
  const id = await sheet(season, [one!.id]);
  const secretary = await season.as('secretary');
  const { sittingId, dossiers } = await secretary.get<{ sittingId: string; dossiers: { nomineeId: string }[] }>(
    `sheets/${id}`,
  );
  const page = await browser.as('secretary', `/phien-hop/${sittingId}`);
  await page.getByLabel('Ủy viên').selectOption({ label: 'Hoàng Văn Chủ Tọa' });
  await page.getByLabel('Có liên quan đến').selectOption(dossiers[0]!.nomineeId);
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByText(`Hoàng Văn Chủ Tọa – ${one!.name}`).waitFor();
  await page.getByRole('link', { name: 'Xem phiếu' }).click();
  await page.getByRole('button', { name: 'Mở bỏ phiếu' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Hoàng Văn Chủ Tọa có liên quan hoặc vắng mặt', { exact: false }).waitFor();
  await dialog.getByLabel('Chủ trì thay').selectOption({ label: 'Bùi Văn Giả Định' });
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Mở bỏ phiếu' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('0/9 người có mặt đã bỏ phiếu').waitFor();
  const deputy = await browser.as('member1', '/viec-cua-toi', { viewport: PHONE });
  await deputy.locator(`a[href="/phieu/${id}"]`).waitFor();
  await secretary.post(`sheets/${id}/close`);
  await deputy.goto(`/phieu/${id}`);
  await act(deputy, 'Công bố kết quả');
  await deputy.getByText('Đã công bố.').waitFor();
});

testInFull(
  'what an absent member wrote is entered from his paper, and is among the counts of the vote on paper',
  async () => {
    const [one] = await waiting(1);
    const id = await sheet(season, [one!.id], 'paper');
    const secretary = await season.as('secretary');
    const { sittingId } = await secretary.get<{ sittingId: string }>(`sheets/${id}`);
    await secretary.put(`sittings/${sittingId}/attendance`, { persons: seated('member7') });
    const page = await browser.as('secretary', `/phieu/${id}`);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Nhập ý kiến bằng văn bản' }).click();
    await dialog.getByLabel('Của ủy viên vắng mặt').selectOption({ label: 'Lý Văn Ví Dụ' });
    await dialog.getByLabel('Số, ký hiệu').fill('01/YK');
    await dialog.getByLabel('Ngày ký').fill('2026-11-20');
    await dialog.getByLabel('Người ký').fill('Lý Văn Ví Dụ');
    await dialog.getByRole('radio', { name: 'Đồng ý', exact: true }).check();
    await dialog.getByRole('button', { name: 'Nhập ý kiến bằng văn bản' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Nhập kết quả phiếu giấy' }).click();
    await dialog.getByRole('checkbox', { name: 'Trong số phiếu có ý kiến bằng văn bản' }).check();
    await dialog.getByRole('button', { name: 'Nhập lần hai' }).click();
    await dialog.getByText('Còn 3 ô chưa điền', { exact: false }).waitFor();
    const votes = { 'Đồng ý': 6, 'Không đồng ý': 3, 'Phiếu trắng': 0, 'Đồng ý bằng văn bản': 1 };
    for (const next of ['Nhập lần hai', 'So hai lần']) {
      for (const [column, count] of Object.entries(votes))
        await dialog.getByLabel(`${one!.name}: ${column}`, { exact: true }).fill(String(count));
      await dialog.getByRole('button', { name: next }).click();
    }
    await dialog.getByText('Được 6/9 phiếu đồng ý (1 bằng văn bản)', { exact: false }).waitFor();
    await dialog.getByRole('radio', { name: 'Biên bản bổ sung sau' }).check();
    await dialog.getByRole('button', { name: 'Ghi kết quả' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Được 6/9 phiếu đồng ý (1 bằng văn bản)', { exact: false }).waitFor();
  },
);

testInFull('counts are corrected from a recount with its reason, and a vote is voided only with one', async () => {
  const [one] = await waiting(1);
  const id = await sheet(season, [one!.id], 'paper');
  const counts = [{ dossierId: one!.id, yes: 4, no: 5, blank: 0, recused: 0, absent: 0 }];
  await (await season.as('secretary')).post(`sheets/${id}/count`, { counts, minutesPromised: true });
  const page = await browser.as('secretary', `/phieu/${id}`, { viewport: PHONE });
  const dialog = page.getByRole('dialog');
  await page.getByText('Được 4/9 phiếu đồng ý', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Sửa kết quả kiểm phiếu' }).click();
  for (const next of ['Nhập lần hai', 'So hai lần']) {
    for (const [column, count] of Object.entries({ 'Đồng ý': 5, 'Không đồng ý': 4, 'Phiếu trắng': 0 }))
      await dialog.getByLabel(`${one!.name}: ${column}`, { exact: true }).fill(String(count));
    await dialog.getByRole('button', { name: next }).click();
  }
  await dialog.getByLabel('Lý do').fill('Kiểm lại: đếm nhầm một phiếu.');
  await dialog.getByLabel('Số, ký hiệu').fill('02/BB-KP');
  await dialog.getByLabel('Ngày ký').fill('2026-11-20');
  await dialog.getByLabel('Người ký').fill('Hoàng Văn Chủ Tọa');
  await dialog.getByRole('button', { name: 'Ghi kết quả' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Được 5/9 phiếu đồng ý', { exact: false }).waitFor();

  await page.getByRole('button', { name: 'Hủy phiếu' }).click();
  await dialog.getByRole('button', { name: 'Hủy phiếu' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Lý do').fill('Bỏ phiếu lại vì biên bản không đủ chữ ký.');
  await dialog.getByRole('button', { name: 'Hủy phiếu' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Đã hủy').waitFor();
});

testInFull(
  'a wall shows how many have voted and no count before the result is announced, then each with its sentence',
  async () => {
    const [one, two] = await waiting(2);
    const id = await sheet(season, [one!.id, two!.id]);
    const secretary = await season.as('secretary');
    const { sittingId } = await secretary.get<{ sittingId: string }>(`sheets/${id}`);
    await secretary.post(`sheets/${id}/open`);
    const wall = await browser.as('secretary', `/phien-hop/${sittingId}/trinh-chieu`, {
      viewport: { width: 1024, height: 768 },
    });
    await wall.getByText('0/9 người có mặt đã bỏ phiếu').waitFor();
    await vote(season, id, { [one!.id]: 9, [two!.id]: 3 });
    await wall.getByText('9/9 người có mặt đã bỏ phiếu').waitFor();
    await secretary.post(`sheets/${id}/close`);
    await wall.getByText('Đã kiểm phiếu').waitFor();
    const before = await wall.locator('body').innerText();
    expect(before).toContain(two!.name);
    expect(before).not.toMatch(/phiếu đồng ý|không đạt|Được \d|chưa bỏ phiếu/i);
    for (const member of ['Bùi Văn Giả Định', 'Lý Văn Ví Dụ']) expect(before).not.toContain(member);
    expect([...(await frameFaults(wall)), ...(await axeFaults(wall))]).toEqual([]);
    await (await season.as('chair')).post(`sheets/${id}/settle`);
    await wall.getByText('Được 9/9 phiếu đồng ý', { exact: false }).waitFor();
    await wall.getByText('Được 3/9 phiếu đồng ý', { exact: false }).waitFor();
    expect(await axeFaults(wall)).toEqual([]);
  },
);

test('no console complained in the sitting room', () => {
  expect(browser.complaints).toEqual([]);
});
