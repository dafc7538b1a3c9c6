import type { Page } from 'playwright-core';
import { axeFaults, Browser, PHONE } from '../support/browser.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { PDF, referred } from '../support/steps.js';
import { delivered, voted } from '../support/stories.js';

/** Letters as the commune's office and its chair meet them: gathered, signed, numbered, answered on paper. */
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

/** Recommended dossiers with their names, and the name of each. */
async function recommended(count: number, award?: string): Promise<Map<string, string>> {
  const ids = await referred(season, count, award);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 9])));
  const clerk = await season.as('clerk');
  const names = ids.map(async (id): Promise<[string, string]> => [
    id,
    (await clerk.get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name,
  ]);
  return new Map(await Promise.all(names));
}

const letterIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!;

async function drafted(ids: readonly string[]): Promise<string> {
  const body = { campaignId: season.sample.campaignId, dossierIds: ids };
  return (await (await season.as('clerk')).post<{ id: string }>('submissions', body)).id;
}

test('the clerk gathers four dossiers, puts them in order by hand and draws up the letter', async () => {
  const names = [...(await recommended(4)).values()];
  const page = await browser.as('clerk', '/to-trinh/moi');
  for (const name of names) await page.getByRole('checkbox', { name: `Chọn ${name}`, exact: true }).check();
  await page.getByRole('button', { name: `Đưa ${names[3]} lên` }).click();
  await page.getByRole('button', { name: `Đưa ${names[0]} xuống` }).click();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lập tờ trình với 4 hồ sơ' }).click();
  await page.getByRole('heading', { level: 1, name: /^Tờ trình lập ngày/ }).waitFor();
  const { dossiers } = await (
    await season.as('clerk')
  ).get<{ dossiers: { nominee: { name: string } }[] }>(`submissions/${letterIn(page)}`);
  expect(dossiers.map((one) => one.nominee.name)).toEqual([names[1], names[0], names[3], names[2]]);
  await (await season.as('clerk')).post(`submissions/${letterIn(page)}/discard`);
});

test('the chair strikes one with a reason on the list itself and signs exactly those that are left', async () => {
  const names = await recommended(3);
  const [struck, ...left] = [...names.values()] as [string, string, string];
  const letter = await drafted([...names.keys()]);
  const page = await browser.as('chair', '/viec-cua-toi');
  await page.getByRole('link', { name: /^Ký: Tờ trình lập ngày/ }).click();
  await page
    .getByText(/Đủ điều kiện|đồng ý/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: `Xem hồ sơ của ${struck}` }).click();
  await page.getByText('Một sáng kiến.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Đưa ra khỏi danh sách đề nghị' }).click();
  await page.getByLabel('Lý do').fill('Trùng thành tích với tập thể.');
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa ra khỏi danh sách đề nghị' }).click();
  await page.getByRole('heading', { name: 'Danh sách (2)' }).waitFor();

  await page.getByRole('button', { name: 'Ký tờ trình' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Danh sách này có 2 (hai) hồ sơ:').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await dialog.locator('ol').getByRole('listitem').allInnerTexts()).toEqual(
    left.map((name) => `${name} Thôn Một`),
  );
  expect(await dialog.getByRole('status').getByRole('listitem').allInnerTexts()).toEqual([
    'Biên bản kiểm phiếu',
    ...left.map((name) => `Báo cáo thành tích của cá nhân · ${name}`),
  ]);
  await dialog.getByRole('button', { name: 'Ký cho 2 hồ sơ này' }).click();
  await page.getByText('Đã ghi: Ký tờ trình.').waitFor();
  await page.getByText('Tờ trình tự được gửi ngay khi ghi số và ngày.').waitFor();
  const signed = await (
    await season.as('clerk')
  ).get<{ state: string; count: number; dossiers: { nominee: { name: string } }[] }>(`submissions/${letter}`);
  const carried = signed.dossiers.map(({ nominee: { name } }) => name);
  expect([signed.state, signed.count, carried]).toEqual(['signed', 2, left]);
});

testInFull('a list that changed while the chair looked at it is not signed, and what changed is shown', async () => {
  const names = await recommended(3);
  const [first, second, third] = [...names.keys()] as [string, string, string];
  const letter = await drafted([first, second]);
  const page = await browser.as('chair', `/to-trinh/${letter}`);
  await page.getByRole('button', { name: 'Ký tờ trình' }).click();
  await page.getByText('Danh sách này có 2 (hai) hồ sơ:').waitFor();
  await (await season.as('clerk')).put(`submissions/${letter}/dossiers`, { dossierIds: [second, third] });
  await page.getByRole('button', { name: 'Ký cho 2 hồ sơ này' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Danh sách đã khác với danh sách bạn xem khi ký.').waitFor();
  await dialog.getByText(`Ra khỏi danh sách: ${names.get(first)}`).waitFor();
  await dialog.getByText(`Thêm vào: ${names.get(third)}`).waitFor();
  await dialog.getByText(/^Người sửa: Lê Thị Mẫu/).waitFor();
  expect(await dialog.getByRole('button', { name: 'Ký cho 2 hồ sơ này' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Xem danh sách mới' }).click();
  await page.getByRole('button', { name: 'Ký tờ trình' }).click();
  await page.getByRole('button', { name: 'Ký cho 2 hồ sơ này' }).click();
  await page.getByText('Đã ghi: Ký tờ trình.').waitFor();
});

testInFull('a dossier on hold greys the signature, and its row says who can release it', async () => {
  const names = await recommended(2);
  const [held] = [...names.keys()] as [string];
  const letter = await drafted([...names.keys()]);
  await (await season.as('chair')).post(`dossiers/${held}/commands`, { type: 'HOLD', reason: 'Chờ xác minh.' });
  const page = await browser.as('chair', `/to-trinh/${letter}`, { dark: true });
  await page.getByText('Hồ sơ đang tạm dừng.').first().waitFor();
  expect(await page.getByRole('button', { name: 'Ký tờ trình' }).isDisabled()).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await (await season.as('clerk')).post(`submissions/${letter}/discard`);
});

testInFull(
  'the clerk enters the signed paper of the chair, numbers another letter by keyboard alone, and it leaves',
  async () => {
    const names = await recommended(2);
    const [one, two] = [...names.keys()] as [string, string];
    const page = await browser.as('clerk', `/to-trinh/${await drafted([one])}`);
    await page.getByRole('button', { name: 'Ký tờ trình (ghi theo văn bản)' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Số, ký hiệu').fill('21/TTr-UBND');
    await dialog.getByLabel('Ngày ký').fill('2026-03-02');
    await dialog.getByRole('button', { name: 'Ký cho 1 hồ sơ này' }).click();
    await page.getByText('Đã ghi: Ký tờ trình.').waitFor();
    await page.getByText('ghi theo văn bản số 21/TTr-UBND').waitFor();

    const letter = await drafted([two]);
    const { listDigest } = await (await season.as('clerk')).get<{ listDigest: string }>(`submissions/${letter}`);
    await (
      await season.as('chair')
    ).post(`submissions/${letter}/sign`, {
      ...{ signerId: season.sample.people['chair'], listDigest },
    });
    await page.goto(`/to-trinh/${letter}`);
    await page.getByRole('button', { name: 'Ghi số, ngày tờ trình' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Số, ký hiệu').focus();
    await page.keyboard.type('22/TTr-UBND');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Tờ trình số 22\/TTr-UBND/ }).waitFor();
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'tờ trình.pdf', mimeType: 'application/pdf', buffer: PDF },
    });
    await page.getByRole('button', { name: 'Đính kèm bản chụp' }).click();
    await page.getByRole('link', { name: /^số 22\/TTr-UBND/ }).waitFor();
    await season.settled();
    await page.reload();
    await page.getByRole('button', { name: 'Ghi trả lời theo văn bản' }).waitFor();
  },
);

testInFull("the clerk records the authority's paper for a whole list, and every row says from which", async () => {
  const names = await recommended(3);
  const letter = await delivered(season, [...names.keys()]);
  const [returned] = [...names.values()] as [string];
  const page = await browser.as('clerk', `/to-trinh/${letter}`);
  await page.getByRole('button', { name: 'Ghi trả lời theo văn bản' }).click();
  await page.getByRole('button', { name: 'Khen thưởng', exact: true }).click();
  await page.getByLabel(`Trả lời cho ${returned}`).selectOption('Trả lại');
  await page.getByRole('checkbox', { name: 'Báo cáo thành tích' }).check();
  await page.getByLabel('Lý do trả lại').fill('Báo cáo chưa rõ kết quả.');
  await page.getByLabel('Số, ký hiệu').fill('99/QĐ-UBND');
  await page.getByLabel('Ngày ký').fill('2026-03-05');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ghi trả lời cho 3 hồ sơ' }).click();
  await page.getByRole('link', { name: /^Quyết định số 99\/QĐ-UBND/ }).waitFor();
  const rows = page.getByRole('row').filter({ hasText: 'ghi theo văn bản' });
  expect(await rows.count()).toBe(3);
  expect(await rows.filter({ hasText: returned }).innerText()).toMatch(/Cần sửa:\s*báo cáo thành tích/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Chép danh sách' }).click();
  await page.getByRole('button', { name: 'Đã chép' }).waitFor();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  const [head, , kind, first] = copied.split('\n');
  expect([head, kind, first]).toEqual([
    expect.stringMatching(/^Tờ trình số 15\/TTr-UBND ngày .*: danh sách kèm theo$/),
    'Cá nhân (3)',
    `1. ${returned}; Thôn Một; Cá nhân đề nghị huyện khen thưởng`,
  ]);
});

testInFull('the list of letters tells where each of them stands, on a phone too', async () => {
  const page = await browser.as('chair', '/to-trinh', { viewport: PHONE });
  await page.getByRole('heading', { level: 2, name: /^Quyết định/ }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
});

testInFull(
  'what was asked of the chair and what waits for his word stands on his first page, each with its way',
  async () => {
    const [[struck, struckName], [, waitingName]] = [...(await recommended(2)).entries()] as [string, string][] as [
      [string, string],
      [string, string],
    ];
    const [clerk, chair] = [await season.as('clerk'), await season.as('chair')];
    await chair.post(`dossiers/${struck}/commands`, { type: 'STRIKE', reason: 'Trùng thành tích.' });
    const back = { type: 'ASK_REINSTATE', reason: 'Nhầm người.', target: 'recommended' };
    await clerk.post(`dossiers/${struck}/commands`, back);
    const page = await browser.as('chair', '/viec-cua-toi');
    await page.getByRole('link', { name: `Cho khôi phục hồ sơ của ${struckName}?` }).waitFor();
    expect(await page.getByRole('link', { name: new RegExp(`khôi phục hồ sơ của ${waitingName}`) }).count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: `Cho khôi phục hồ sơ của ${struckName}?` }).click();
    await page.getByRole('heading', { level: 1, name: struckName }).waitFor();
  },
);

test('no console has complained of a letter', () => {
  expect(browser.complaints).toEqual([]);
});
