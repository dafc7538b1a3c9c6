import type { Page } from 'playwright-core';
import type { Campaign } from '../../src/domain/campaign.js';
import { movedPlan } from '../../src/sample/sample.season.js';
import { cast, named, remembered, tick } from '../support/ballot.page.js';
import { axeFaults, Browser, DESKTOP, PHONE } from '../support/browser.js';
import { testInFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { COLLECTIVE, command, referred } from '../support/steps.js';
import { sheet, statesOf, vote } from '../support/stories.js';

const RERUN = 'tap-the-bau-lai';

/**
 * The plan, with rule cards that leave the kind of ballot to the sitting. Of collectives one alone is honoured: among
 * equals the chair says whom, and for another such award it is voted on again.
 */
const anyBallot = (today: string): Campaign => {
  const plan = movedPlan(today);
  const cards = plan.ruleCards.map((card) => ({ ...card, ballots: ['secret', 'open', 'paper'] as const }));
  const scarce = (code: string, tie: 'chairSide' | 'rerun') => ({ ...cards[0]!, code, quota: 1, tie });
  const collective = plan.awards.find(({ code }) => code === COLLECTIVE)!;
  return {
    ...plan,
    ruleCards: [
      ...cards,
      scarce('chu-toa', 'chairSide'),
      scarce('bau-lai', 'rerun'),
    ] as unknown as Campaign['ruleCards'],
    awards: [
      ...plan.awards.map((award) => (award === collective ? { ...award, ruleCard: 'chu-toa' } : award)),
      { ...collective, code: RERUN, title: 'Danh hiệu bầu lại', ruleCard: 'bau-lai' },
    ],
  };
};

let season: Season;
let browser: Browser;

beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString(), plan: anyBallot });
  browser = await Browser.open(season.server.url);
});
afterAll(async () => {
  await browser.close();
  await season.stop();
});

interface OnSheet {
  dossierId: string;
  nomineeId: string;
  nominee: { name: string };
}

const dossiersOf = async (sheetId: string): Promise<OnSheet[]> =>
  (await (await season.as('secretary')).get<{ dossiers: OnSheet[] }>(`sheets/${sheetId}`)).dossiers;

/** A secret sheet with so many names, open to the vote unless told. */
async function opened(count: number, kind = 'secret'): Promise<{ id: string; on: OnSheet[] }> {
  const id = await sheet(season, await referred(season, count), kind);
  await (await season.as('secretary')).post(`sheets/${id}/open`);
  return { id, on: await dossiersOf(id) };
}

/** On the longest sheet. */
const NAMES = 40;

const DISTINCT = { yes: 'Đồng ý', no: 'Không đồng ý' } as const;

test('once a member has voted nothing tells how: not the page, the address, the history, the device, nor what the page keeps', async () => {
  const { id, on } = await opened(4);
  const [first, second, third] = on as [OnSheet, OnSheet, OnSheet];
  const member = await season.as('member2');
  const notices = async () => {
    await season.settled();
    return member.get<{ items: object[] }>('notices');
  };
  const before = await notices();
  const page = await browser.as('member2', '/viec-cua-toi');
  const heard: string[] = [];
  const sent: string[] = [];
  await page.goto(`/phieu/${id}`);
  await tick(page, {
    [first.nominee.name]: DISTINCT.yes,
    [second.nominee.name]: DISTINCT.no,
    [third.nominee.name]: DISTINCT.no,
  });
  page.on('request', (request) => {
    const what = `${request.method()} ${request.url()} ${request.postData() ?? ''}`;
    if (MARKED.test(what)) sent.push(new URL(request.url()).pathname);
  });
  await cast(page);
  const receipt = await page.getByText(/^[\w-]{43}$/).textContent();
  expect(receipt).toHaveLength(43);
  page.on('response', (answer) => {
    if (!answer.url().includes('/api/v1/')) return;
    void answer.text().then(
      (text) => heard.push(text),
      () => undefined,
    );
  });
  const told = async () => (await traces(page)).filter((trace) => MARKED.test(trace));
  expect(await told()).toEqual([]);
  await expect(
    remembered(
      page,
      on.map(({ dossierId }) => dossierId),
    ),
  ).resolves.toEqual([]);
  await page.reload();
  await page.getByText('Bạn đã bỏ phiếu').waitFor();
  expect(await told()).toEqual([]);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
  await page.goForward();
  await page.getByText('Bạn đã bỏ phiếu').waitFor();
  expect(await told()).toEqual([]);
  expect(await notices()).toEqual(before);
  expect(sent).toEqual([`/api/v1/sheets/${id}/ballots`]);
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.filter((text) => /":\s*"(?:yes|no|blank)"/.test(text))).toEqual([]);
});

/** A choice, as the interface says it (or a text within a text), or as the screen does. */
const MARKED = /"(?:yes|no|blank)\\?"|đồng ý|phiếu trắng|agree/i;

/** Everything that a device keeps of a page, and what it shows, each as one text. */
const traces = (page: Page): Promise<string[]> =>
  page.evaluate(`(async () => [
    document.body.innerText,
    ...[...document.querySelectorAll('input:checked, [aria-checked="true"], [aria-pressed="true"]')].map(() => 'đồng ý'),
    document.title, location.href, JSON.stringify(history.state), document.cookie, globalThis.name,
    JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }),
    ...(await indexedDB.databases()).map(({ name }) => 'đồng ý? ' + name),
    ...(await caches.keys()).map((name) => 'đồng ý? ' + name),
  ])()`);

test('a choice that was not confirmed is gone once the member leaves, and he is asked first', async () => {
  const { id, on } = await opened(2);
  const page = await browser.as('member3', `/phieu/${id}`);
  await tick(page, { [on[0]!.nominee.name]: 'Đồng ý' });
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Việc của tôi' }).first().click();
  await page.getByText('Đã chọn 1/2 dòng').first().waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('link', { name: 'Việc của tôi' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor();
  expect(asked).toEqual(['Bạn chưa bỏ phiếu. Rời trang thì các lựa chọn trên màn hình sẽ mất.']);
  await page.goto(`/phieu/${id}`);
  await page.getByText('Đã chọn 0/2 dòng').first().waitFor();
});

test('the review repeats every choice in words, and one may go back and clear one', async () => {
  const { id, on } = await opened(3);
  const [first, second, third] = on.map(({ nominee }) => nominee.name) as [string, string, string];
  const page = await browser.as('member4', `/phieu/${id}`, { viewport: PHONE });
  await tick(page, { [first]: 'Đồng ý', [second]: 'Không đồng ý', [third]: 'Đồng ý' });
  await page.getByRole('button', { name: 'Xem lại phiếu' }).click();
  await page.getByText('Đồng ý 2, không đồng ý 1, phiếu trắng 0.').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sửa lại' }).click();
  await page.getByRole('button', { name: `Bỏ chọn ${third}` }).click();
  await page.getByRole('button', { name: 'Xem lại phiếu' }).click();
  await page.getByText('Đồng ý 1, không đồng ý 1, phiếu trắng 1.').first().waitFor();
  await page.getByRole('button', { name: 'Bỏ phiếu', exact: true }).click();
  await page.getByText('Bạn đã bỏ phiếu').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('who is concerned with a nominee has no choice on him, sees no turnout, and reads the result once it is announced', async () => {
  const ids = await referred(season, 2);
  const secretary = await season.as('secretary');
  const id = await sheet(season, ids);
  const [mine, other] = (await dossiersOf(id)) as [OnSheet, OnSheet];
  const { sittingId } = await secretary.get<{ sittingId: string }>(`sheets/${id}`);
  const personId = season.sample.people['member5'];
  await secretary.put(`sittings/${sittingId}/recusals`, { recusals: [{ personId, nomineeId: mine.nomineeId }] });
  await secretary.post(`sheets/${id}/open`);
  const page = await browser.as('member5', `/phieu/${id}`);
  await page.getByText('Không bỏ phiếu vì có liên quan').first().waitFor();
  expect(
    await page
      .getByRole('group', { name: named(mine.nominee.name) })
      .getByRole('radio')
      .count(),
  ).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
  await tick(page, { [other.nominee.name]: 'Đồng ý' });
  await cast(page);
  await (
    await season.as('member6')
  ).post(`sheets/${id}/ballots`, {
    choices: { [mine.dossierId]: 'yes', [other.dossierId]: 'yes' },
  });
  const seen = await page.locator('main').innerText();
  expect(seen).not.toMatch(/người có mặt đã bỏ phiếu|\d\/9/);
  for (const name of ['member7', 'member1'])
    await (
      await season.as(name)
    ).post(`sheets/${id}/ballots`, {
      choices: { [mine.dossierId]: 'no', [other.dossierId]: 'yes' },
    });
  await secretary.post(`sheets/${id}/close`);
  await page.reload();
  expect(await page.locator('main').innerText()).not.toMatch(/Được \d/);
  await (await season.as('chair')).post(`sheets/${id}/settle`);
  await page.getByText('Được 4/9 phiếu đồng ý', { exact: false }).first().waitFor();
});

test(`${NAMES} names are voted on with a keyboard alone, on a phone`, async () => {
  const { id, on } = await opened(NAMES);
  const page = await browser.as('member6', `/phieu/${id}`, { viewport: PHONE });
  await page.getByRole('button', { name: 'Xem lại phiếu' }).waitFor();
  await page.locator('h1').focus();
  for (const [index, { nominee }] of on.entries()) {
    await tabTo(page, named(nominee.name));
    if (index % 4 === 0) await page.keyboard.press('Space');
    if (index % 4 === 1) await chooseSecond(page);
  }
  await tabTo(page, /^Xem lại phiếu$/);
  await page
    .getByText(`Đã chọn ${NAMES / 2}/${NAMES} dòng`)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  const each = NAMES / 4;
  await page
    .getByText(`Đồng ý ${each}, không đồng ý ${each}, phiếu trắng ${2 * each}.`)
    .first()
    .waitFor();
  await tabTo(page, /^Bỏ phiếu$/);
  await page.keyboard.press('Enter');
  await page.getByText('Bạn đã bỏ phiếu').waitFor();
  const secretary = await season.as('secretary');
  await secretary.post(`sheets/${id}/close`);
  const { counts } = await secretary.get<{ counts: { dossierId: string; yes: number; no: number; blank: number }[] }>(
    `sheets/${id}`,
  );
  const marks = ['1,0,0', '0,1,0', '0,0,1', '0,0,1'];
  expect(on.map(({ dossierId }) => counts.find((one) => one.dossierId === dossierId)!)).toEqual(
    on.map((_, index) => {
      const [yes, no, blank] = marks[index % 4]!.split(',').map(Number);
      return expect.objectContaining({ yes, no, blank });
    }),
  );
}, 90_000);

async function chooseSecond(page: Page): Promise<void> {
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
}

/** Presses Tab until the focus stands where it is wanted; a few stops lie between two rows. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  while (seen.length < 12) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate<string>(`(() => {
      const at = document.activeElement;
      return (at.type === 'radio' ? at.closest('fieldset').querySelector('legend') : at).textContent.trim();
    })()`);
    if (wanted.test(here)) return;
    seen.push(here);
  }
  throw new Error(`Tab did not lead to ${wanted}: ${seen.join(' | ')}`);
}

test('a name that leaves the sheet during the vote takes no choice, and the ballot is still taken', async () => {
  const { id, on } = await opened(2);
  const page = await browser.as('member1', `/phieu/${id}`);
  await tick(page, { [on[0]!.nominee.name]: 'Đồng ý', [on[1]!.nominee.name]: 'Đồng ý' });
  await command(await season.as('chair'), on[1]!.dossierId, 'HOLD', { reason: 'Chờ xác minh.' });
  await page.getByText('đã ra khỏi phiếu').waitFor();
  await page.getByText('Đã chọn 1/1 dòng').waitFor();
  await cast(page);
  await (await season.as('secretary')).post(`sheets/${id}/close`);
  const late = await browser.as('member2', `/phieu/${id}`);
  await late.getByText('Phiếu đã đóng, bạn chưa bỏ phiếu.', { exact: false }).waitFor();
});

test('an open sheet is the first thing on my work page until I have voted', async () => {
  const { id, on } = await opened(1);
  const page = await browser.as('member7', '/tro-giup', { viewport: PHONE });
  await page.addInitScript(`
    globalThis.shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value; })
      .observe({ type: 'layout-shift', buffered: true });`);
  await page.goto('/viec-cua-toi');
  const block = page.getByRole('heading', { level: 2 }).first();
  await page.getByRole('heading', { level: 2, name: 'Đang chờ bạn ở Hội đồng' }).waitFor();
  expect(await block.textContent()).toContain('Đang chờ bạn ở Hội đồng');
  expect(await page.evaluate<number>('shift')).toBeLessThan(0.1);
  await page.locator(`a[href="/phieu/${id}"]`).click();
  await tick(page, { [on[0]!.nominee.name]: 'Không đồng ý' });
  await cast(page);
  await page.goto('/viec-cua-toi');
  await page.waitForLoadState('networkidle');
  expect(await page.locator(`a[href="/phieu/${id}"]`).count()).toBe(0);
});

test('an open vote uses the same form and says that it is not secret', async () => {
  const { id, on } = await opened(1, 'open');
  const page = await browser.as('member1', `/phieu/${id}`, { viewport: DESKTOP });
  await page.getByText('Biểu quyết công khai: lựa chọn của bạn được ghi lại cùng tên.').waitFor();
  expect(await page.getByText('Phiếu kín').count()).toBe(0);
  await tick(page, { [on[0]!.nominee.name]: 'Đồng ý' });
  await cast(page);
});

/** Two collectives that everybody voted for, where there is one place only. */
async function tied(award: string): Promise<{ id: string; on: OnSheet[] }> {
  const id = await sheet(season, await referred(season, 2, award), 'secret', award);
  const secretary = await season.as('secretary');
  await secretary.post(`sheets/${id}/open`);
  const on = await dossiersOf(id);
  await vote(season, id, Object.fromEntries(on.map(({ dossierId }) => [dossierId, 9])));
  await secretary.post(`sheets/${id}/close`);
  return { id, on };
}

testInFull(
  'between two that are equal for one place the chair says whom, and is asked before anything is announced',
  async () => {
    const { id, on } = await tied(COLLECTIVE);
    const [one, other] = on as [OnSheet, OnSheet];
    const page = await browser.as('chair', `/phieu/${id}`, { viewport: PHONE });
    await page.getByRole('button', { name: 'Công bố kết quả' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Công bố kết quả' }).click();
    await dialog.getByText('Có hồ sơ ngang phiếu; người chủ trì phải nêu ý kiến.').waitFor();
    const side = (name: string) =>
      dialog.getByRole('radiogroup', { name: `Ngang phiếu: ý kiến của người chủ trì: ${name}` });
    await side(one.nominee.name).getByRole('radio', { name: 'Không đồng ý' }).check();
    await side(other.nominee.name).getByRole('radio', { name: 'Đồng ý', exact: true }).check();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Công bố kết quả' }).click();
    await page.getByText('Đã công bố.').waitFor();
    expect(await statesOf(season, [one.dossierId, other.dossierId])).toEqual(['notRecommended', 'recommended']);
  },
);

testInFull(
  'a tie that the rule votes on again is not announced: its sheet is void, and the next is the second round',
  async () => {
    const { id } = await tied(RERUN);
    const chair = await browser.as('chair', `/phieu/${id}`);
    await chair.getByText('phải bỏ phiếu lại').first().waitFor();
    await chair.getByRole('button', { name: 'Công bố kết quả' }).click();
    await chair.getByRole('dialog').getByRole('button', { name: 'Công bố kết quả' }).click();
    await chair.getByRole('dialog').getByText('Có hồ sơ ngang phiếu; quy tắc xét yêu cầu bỏ phiếu lại.').waitFor();
    const secretary = await browser.as('secretary', `/phieu/${id}`);
    await secretary.getByRole('button', { name: 'Hủy phiếu' }).click();
    await secretary.getByRole('dialog').getByRole('button', { name: 'Hủy phiếu' }).click();
    await secretary.getByRole('dialog').waitFor({ state: 'detached' });
    const { sittingId } = await (await season.as('secretary')).get<{ sittingId: string }>(`sheets/${id}`);
    await (await season.as('secretary')).put(`sittings/${sittingId}/agenda`, { awardCodes: [RERUN] });
    await secretary.goto(`/phien-hop/${sittingId}`);
    await secretary.getByRole('button', { name: 'Lập phiếu' }).click();
    await secretary.getByRole('dialog').getByRole('button', { name: 'Lập phiếu cho 2 hồ sơ' }).click();
    await secretary.waitForURL((url) => /\/phieu\//.test(url.pathname) && !url.pathname.endsWith(id));
    const again = new URL(secretary.url()).pathname.split('/').at(-1)!;
    expect(await (await season.as('secretary')).get(`sheets/${again}`)).toMatchObject({ round: 2, state: 'scheduled' });
  },
);

test('no console complained while ballots were cast', () => {
  expect(browser.complaints).toEqual([]);
});
