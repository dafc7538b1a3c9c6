import type { RoutingRule } from '../../src/domain/campaign.js';
import { movedPlan } from '../../src/sample/sample.season.js';
import { axeFaults, Browser, PHONE } from '../support/browser.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { COLLECTIVE, command, INDIVIDUAL, paper, PDF, referred, stateOf } from '../support/steps.js';
import { delivered, minutes, sheet, vote } from '../support/stories.js';

/** What the receiving authority answers, and what is decided in the commune itself. */
let season: Season;
let browser: Browser;

/** Collectives are decided in the commune, individuals by the district. */
const HERE: Partial<RoutingRule> = { award: COLLECTIVE, outcome: 'decidedHere', receiver: null };

beforeAll(async () => {
  season = await Season.start({
    now: new Date().toISOString(),
    plan: (today) => {
      const plan = movedPlan(today);
      return { ...plan, routing: [...plan.routing, { ...plan.routing[0]!, ...HERE }] };
    },
  });
  browser = await Browser.open(season.server.url);
});
afterAll(async () => {
  await browser.close();
  await season.stop();
});

async function recommended(count: number, award = INDIVIDUAL, withMinutes = true): Promise<Map<string, string>> {
  const ids = await referred(season, count, award);
  const sheetId = await sheet(season, ids, 'secret', award);
  const [secretary, chair] = [await season.as('secretary'), await season.as('chair')];
  await secretary.post(`sheets/${sheetId}/open`);
  await vote(season, sheetId, Object.fromEntries(ids.map((id) => [id, 9])));
  await secretary.post(`sheets/${sheetId}/close`);
  await chair.post(`sheets/${sheetId}/settle`);
  if (withMinutes) await minutes(season, sheetId);
  const clerk = await season.as('clerk');
  const named = ids.map(async (id): Promise<[string, string]> => [
    id,
    (await clerk.get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name,
  ]);
  return new Map(await Promise.all(named));
}

test("the authority's officer acknowledges a letter on a phone, returns one with items and decides the others", async () => {
  const names = [...(await recommended(3)).entries()];
  const letter = await delivered(
    season,
    names.map(([id]) => id),
  );
  const [returned, awarded, refused] = names.map(([, name]) => name) as [string, string, string];
  const page = await browser.as('authority', '/hop-thu', { viewport: PHONE });
  await page.getByText('3 hồ sơ chờ trả lời').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: /^Tờ trình số 15\/TTr-UBND/ }).click();
  await page.getByRole('button', { name: 'Đã nhận' }).click();
  await page.getByRole('button', { name: 'Gửi trả lời cho 3 hồ sơ' }).click();
  await page.getByText('Đã ghi trả lời: 3 đã nhận.').waitFor();

  await page.getByRole('button', { name: `Xem hồ sơ của ${returned}` }).click();
  await page.getByText('Một sáng kiến.').waitFor();
  await page.getByRole('button', { name: `Thu lại hồ sơ của ${returned}` }).click();
  await page.getByLabel(`Trả lời cho ${returned}`).selectOption('Trả lại');
  await page.getByRole('checkbox', { name: /^Minh chứng/ }).check();
  await page.getByLabel('Cần gì ở mục này').fill('Văn bản công nhận sáng kiến.');
  await page.getByLabel('Lý do trả lại').fill('Chưa có văn bản công nhận.');
  await page.getByLabel(`Trả lời cho ${awarded}`).selectOption('Khen thưởng');
  await page.getByLabel(`Trả lời cho ${refused}`).selectOption('Không khen thưởng');
  await page.getByLabel('Số, ký hiệu').fill('77/QĐ-UBND');
  await page.getByLabel('Ngày ký').fill('2026-03-05');
  await page.getByText('1 trả lại, 1 được khen thưởng, 1 không được khen thưởng').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Gửi trả lời cho 3 hồ sơ' }).click();
  await page.getByRole('heading', { name: 'Đã trả lời (3)' }).waitFor();
  await page.getByText('minh chứng cho tiêu chuẩn 4: Văn bản công nhận sáng kiến.').waitFor();

  const clerk = await season.as('clerk');
  const states = await Promise.all(names.map(([id]) => clerk.get<{ state: string }>(`dossiers/${id}`)));
  expect(states.map(({ state }) => state)).toEqual(['returned', 'awarded', 'notAwarded']);
  const { decisions } = await clerk.get<{ decisions: { paper: { number: string } }[] }>(`submissions/${letter}`);
  expect(decisions.map((one) => one.paper.number)).toEqual(['77/QĐ-UBND']);
});

test('an award is decided in the commune on the list, and revoked with a reason', async () => {
  const names = [...(await recommended(2, COLLECTIVE)).entries()];
  const [awarded, other] = names.map(([, name]) => name) as [string, string];
  const page = await browser.as('chair', '/to-trinh');
  await page.getByRole('link', { name: 'Quyết định tại xã' }).click();
  await page.getByLabel(`Quyết định cho ${awarded}`).selectOption('Khen thưởng');
  await page.getByLabel(`Quyết định cho ${other}`).selectOption('Không khen thưởng');
  await page.getByLabel('Số, ký hiệu').fill('31/QĐ-UBND');
  await page.getByLabel('Ngày ký').fill('2026-03-05');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Quyết định cho 2 hồ sơ' }).click();
  await page.getByRole('heading', { level: 1, name: /^Quyết định số 31\/QĐ-UBND/ }).waitFor();
  await page.getByRole('heading', { name: 'Được khen thưởng (1)', exact: true }).waitFor();

  await page.getByRole('button', { name: 'Hủy quyết định khen thưởng' }).click();
  await page.getByRole('checkbox', { name: new RegExp(`^${awarded},`) }).check();
  await page.getByLabel('Lý do hủy').fill('Kê khai không đúng.');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hủy khen thưởng 1 hồ sơ' }).click();
  await page.getByText(/^đã hủy ngày/).waitFor();
  const clerk = await season.as('clerk');
  const states = await Promise.all(names.map(([id]) => clerk.get<{ state: string }>(`dossiers/${id}`)));
  expect(states.map(({ state }) => state)).toEqual(['revoked', 'notAwarded']);
});

test('the decision that was issued from here is offered where it is recorded, once; a slip of another number is asked about', async () => {
  const found = await recommended(4, COLLECTIVE);
  const [names, ids] = [[...found.values()], [...found.keys()]] as [string[], string[]];
  const clerk = await season.as('clerk');
  const issue = async (number: string) => {
    const body = { form: 'decision', subjectId: season.sample.campaignId };
    const { id } = await clerk.post<{ id: string }>('outgoing', body);
    const marks = [{ kind: 'signed', name: 'Mẫu Văn Ký', day: '2026-03-02' }];
    await clerk.put(`outgoing/${id}/marks`, { marks });
    await clerk.post(`outgoing/${id}/issue`, { date: '2026-03-02', number });
  };
  await issue('40/QĐ-UBND');
  const page = await browser.as('chair', '/to-trinh/quyet-dinh');
  const issued = page.getByLabel('Quyết định đã phát hành');
  expect(await issued.locator('option:checked').innerText()).toBe('số 40/QĐ-UBND ngày 02/03/2026');
  await page.getByLabel(`Quyết định cho ${names[0]}`).selectOption('Khen thưởng');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Quyết định cho 1 hồ sơ' }).click();
  await page.getByRole('heading', { level: 1, name: /^Quyết định số 40\/QĐ-UBND/ }).waitFor();
  await page.goto('/to-trinh/quyet-dinh');
  await page.getByLabel(`Quyết định cho ${names[1]}`).selectOption('Khen thưởng');
  expect(await issued.locator('option:checked').innerText()).toBe('Quyết định khác, nhập số và ngày');
  await page.getByLabel('Số, ký hiệu').fill('2026/QĐ-UBND');
  await page.getByLabel('Ngày ký').fill('2026-03-06');
  await page.getByRole('button', { name: 'Quyết định cho 1 hồ sơ' }).click();
  await page.getByText('Số 2026 cách xa số cuối trong sổ').waitFor();
  await page.getByLabel('Đúng là số này').check();
  await page.getByRole('button', { name: 'Quyết định cho 1 hồ sơ' }).click();
  await page.getByRole('heading', { level: 1, name: /^Quyết định số 2026\/QĐ-UBND/ }).waitFor();

  await issue('41/QĐ-UBND');
  const { id: copy } = await clerk.post<{ id: string }>('papers', {
    ...{ purpose: 'decision', subject: { kind: 'dossier', id: ids[2] } },
    ...{ number: '41/QĐ-UBND', date: '2026-03-02' },
  });
  const outcomes = [{ dossierId: ids[2], outcome: 'awarded' }];
  await (await season.as('chair')).post('decisions', { paperId: copy, outcomes });
  await page.goto('/to-trinh/quyet-dinh');
  await page.getByLabel(`Quyết định cho ${names[3]}`).waitFor();
  await page.getByLabel('Số, ký hiệu').waitFor();
  expect(await issued.locator('option:checked').innerText()).toBe('Quyết định khác, nhập số và ngày');
});

testInFull('a decision made in the commune before its paper was signed gets its paper later', async () => {
  const [id] = [...(await recommended(1, COLLECTIVE)).keys()] as [string];
  const outcomes = [{ dossierId: id, outcome: 'awarded' }];
  const { id: decision } = await (await season.as('chair')).post<{ id: string }>('decisions', { outcomes });
  const page = await browser.as('clerk', `/quyet-dinh/${decision}`, { viewport: PHONE });
  await page.getByText('chưa nhập văn bản').waitFor();
  const enter = page.getByRole('button', { name: 'Ghi văn bản của quyết định' });
  expect(await enter.isDisabled()).toBe(true);
  const field = page.getByRole('group', { name: 'Quyết định đã ký' });
  await field.getByLabel('Số, ký hiệu').fill('45/QĐ-UBND');
  await field.getByLabel('Ngày ký').fill('2026-03-07');
  await field.locator('input[type=file]').setInputFiles({ name: 'qđ.pdf', mimeType: 'application/pdf', buffer: PDF });
  expect(await axeFaults(page)).toEqual([]);
  await enter.click();
  await page.getByRole('link', { name: /^số 45\/QĐ-UBND/ }).waitFor();
  await enter.waitFor({ state: 'detached' });
});

testInFull('the clerk finds what cannot be put in a letter, each with its reason', async () => {
  const [here] = [...(await recommended(1, COLLECTIVE)).values()] as [string];
  const [held] = [...(await recommended(1)).entries()] as [[string, string]];
  await command(await season.as('chair'), held[0], 'HOLD', { reason: 'Chờ xác minh.' });
  const page = await browser.as('clerk', '/to-trinh/moi');
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await row(here).getByText('Theo kế hoạch, danh hiệu này do cấp mình quyết định.').waitFor();
  await row(held[1]).getByText('Hồ sơ đang tạm dừng.').waitFor();
  expect(await page.getByRole('checkbox', { name: `Chọn ${held[1]}` }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});

testInFull(
  "a recall of what the authority has needs the authority's paper, and the letter that comes after takes its place",
  async () => {
    const [id] = [...(await recommended(1)).keys()] as [string];
    const letter = await delivered(season, [id]);
    await (await season.as('authority')).post(`submissions/${letter}/commands`, { type: 'ACKNOWLEDGE' });
    const page = await browser.as('chair', `/to-trinh/${letter}`);
    await page.getByRole('button', { name: 'Thu hồi tờ trình' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Sai tên danh hiệu.');
    await dialog.getByRole('button', { name: 'Thu hồi tờ trình' }).click();
    await dialog.getByText('Văn bản này phải có số và ngày.').waitFor();
    expect(await dialog.getByLabel('Lý do').inputValue()).toBe('Sai tên danh hiệu.');
    await dialog.getByLabel('Số, ký hiệu').fill('12/UBND-NV');
    await dialog.getByLabel('Ngày ký').fill('2026-03-05');
    await dialog.getByRole('button', { name: 'Thu hồi tờ trình' }).click();
    await page.getByText('Đã ghi: Thu hồi tờ trình.').waitFor();
    await page.goto('/to-trinh/moi');
    await page.getByLabel('Thay cho').selectOption({ index: 1 });
    await page.getByRole('checkbox', { name: 'Chọn tất cả' }).first().check();
    await page.getByRole('button', { name: /^Lập tờ trình với/ }).click();
    await page.getByRole('link', { name: 'Xem tờ trình trước' }).click();
    await page.getByRole('link', { name: 'Xem tờ trình sau' }).waitFor();
  },
);

testInFull('the clerk sees a decision of the authority and enters its revocation from the paper', async () => {
  const [id, name] = [...(await recommended(1)).entries()][0]!;
  const letter = await delivered(season, [id]);
  const paperId = await paper(await season.as('clerk'), 'decision', { kind: 'submission', id: letter }, '99');
  const { id: decision } = await (
    await season.as('clerk')
  ).post<{ id: string }>('decisions', {
    ...{ submissionId: letter, outcomes: [{ dossierId: id, outcome: 'awarded' }] },
    basis: { kind: 'paper', paperId },
  });
  const page = await browser.as('clerk', `/quyet-dinh/${decision}`, { dark: true });
  await page.getByRole('button', { name: 'Hủy quyết định khen thưởng (ghi theo văn bản)' }).click();
  await page.getByRole('checkbox', { name: new RegExp(`^${name},`) }).check();
  await page.getByLabel('Lý do hủy').fill('Cấp trên hủy.');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hủy khen thưởng 1 hồ sơ' }).click();
  await page.getByText('Văn bản này phải có số và ngày.').waitFor();
  await page.getByLabel('Số, ký hiệu').fill('100/QĐ-UBND');
  await page.getByLabel('Ngày ký').fill('2026-03-06');
  await page.getByRole('button', { name: 'Hủy khen thưởng 1 hồ sơ' }).click();
  await page.getByText(/^đã hủy ngày/).waitFor();
});

testInFull('a decision on a list is refused dossier by dossier while the minutes of its vote are missing', async () => {
  const names = [...(await recommended(2, COLLECTIVE, false)).values()];
  const page = await browser.as('chair', '/to-trinh/quyet-dinh');
  for (const name of names) await page.getByLabel(`Quyết định cho ${name}`).selectOption('Khen thưởng');
  await page.getByRole('button', { name: 'Quyết định cho 2 hồ sơ' }).click();
  const alert = page.getByRole('alert');
  for (const name of names) await alert.getByText(name, { exact: true }).waitFor();
  expect(await alert.getByText('Biên bản họp Hội đồng chưa được đính kèm.').count()).toBe(2);
  expect(await page.getByLabel(`Quyết định cho ${names[0]}`).inputValue()).toBe('awarded');
});

/** The district ends, as the administrator records it; what takes that back. */
async function districtEnds(): Promise<() => Promise<unknown>> {
  const admin = await season.as('admin');
  const province = { code: 'tinh-mau', name: 'UBND tỉnh Mẫu', kind: 'province' };
  const { items } = await admin.get<{ items: { id: string; code: string }[] }>('organisations?limit=100');
  const known = items.find(({ code }) => code === province.code);
  const { id: toId } = known ?? (await admin.post<{ id: string }>('organisations', province));
  const path = `organisations/${season.sample.organisations.district}/successions`;
  const { id } = await admin.post<{ id: string }>(path, {
    ...{ toId, kind: 'merge', onDate: '2026-01-01', citation: 'mẫu', certainty: 'unverified' },
  });
  return () => admin.ok('DELETE', `${path}/${id}`);
}

testInFull(
  'a letter that nobody can answer any more is ended by the chair with a reason, and not while its receiver is there',
  async () => {
    const [id] = [...(await recommended(1)).keys()] as [string];
    const letter = await delivered(season, [id]);
    const page = await browser.as('chair', `/to-trinh/${letter}`);
    const act = 'Kết thúc khi cơ quan tiếp nhận không còn';
    await page.getByText('Cơ quan tiếp nhận vẫn còn; hãy chờ trả lời.').waitFor();
    expect(await page.getByRole('button', { name: act }).isDisabled()).toBe(true);
    const undo = await districtEnds();
    await page.reload();
    await page.getByRole('button', { name: act }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Huyện đã kết thúc hoạt động.');
    await dialog.getByRole('button', { name: act }).click();
    await page.getByText(`Đã ghi: ${act}.`).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await stateOf(await season.as('clerk'), id)).toBe('notAwarded');
    await undo();
  },
);

testInFull(
  'a letter whose receiver is no more cannot leave: the chair finds it on his first page, with the reason',
  async () => {
    const [id] = [...(await recommended(1)).keys()] as [string];
    const [clerk, chair] = [await season.as('clerk'), await season.as('chair')];
    const { campaignId, people } = season.sample;
    const { id: letter } = await clerk.post<{ id: string }>('submissions', { campaignId, dossierIds: [id] });
    const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${letter}`);
    await chair.post(`submissions/${letter}/sign`, { signerId: people['chair'], listDigest });
    await districtEnds();
    await clerk.post(`submissions/${letter}/number`, { number: '40/TTr-UBND', date: '2026-03-02' });
    await season.settled();
    const page = await browser.as('chair');
    await page.getByRole('link', { name: /^Chưa gửi được: Tờ trình số 40\/TTr-UBND/ }).click();
    await page.getByText(/Cơ quan tiếp nhận, UBND huyện Mẫu \(dữ liệu mẫu\), đã chấm dứt/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  },
);

test('no console has complained of an answer', () => {
  expect(browser.complaints).toEqual([]);
});
