import { axeFaults, Browser, PHONE } from '../support/browser.js';
import { Season } from '../support/season.js';
import { command, fill, nominate, PDF, referred } from '../support/steps.js';
import { sitting, voted } from '../support/stories.js';

/** Papers are signed on paper; the clerk and the secretary say so on the screen. */
let season: Season;
let browser: Browser;
beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString() });
  browser = await Browser.open(season.server.url);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await season.stop();
});

test('on a phone the clerk prints an invitation, notes who signed, draws its number, locks it with the copy and replaces it', async () => {
  const page = await browser.as('clerk', `/phien-hop/${await sitting(season)}`, { viewport: PHONE });
  await page.getByRole('link', { name: 'Giấy mời họp Hội đồng: ký, phát hành' }).click();
  await page.getByRole('button', { name: 'In để ký' }).click();
  await page.getByText('Đã in, chờ ký').first().waitFor();
  await page.getByLabel('Người ký').fill('Mẫu Văn Ký');
  await page.getByLabel('Chức vụ').fill('Chủ tịch');
  await page.getByRole('button', { name: 'Ghi lại' }).click();
  await page.getByText('Đã ký, chờ vào số').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.getByLabel('Nhập số trong sổ của cơ quan').isChecked()).toBe(true);
  await page.getByLabel('Lấy số tiếp theo trong sổ của hệ thống').check();
  await page.getByRole('button', { name: 'Phát hành' }).click();
  await page.getByText(/01\/GM-UBND/).waitFor();
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'giấy mời.pdf', mimeType: 'application/pdf', buffer: PDF },
  });
  await page.getByRole('button', { name: 'Đính kèm và khóa' }).click();
  await page.getByText('Đã phát hành, đã khóa').first().waitFor();
  await page.getByRole('link', { name: 'Tải bản đã ký' }).waitFor();
  await page.getByLabel('Lý do thay thế').fill('Ghi nhầm giờ họp');
  await page.getByRole('button', { name: 'Lập bản thay thế' }).click();
  await page.getByRole('row', { name: 'Ghi nhầm giờ họp' }).waitFor();
  const old = page.getByRole('row', { name: 'Đã phát hành, đã khóa' });
  await old.getByRole('link', { name: 'bản đã ký' }).waitFor();
  await page.getByLabel('Người ký').fill('Mẫu Văn Ký');
  await page.getByRole('button', { name: 'Ghi lại' }).click();
  await page.getByLabel('Lấy số tiếp theo trong sổ của hệ thống').check();
  await page.getByRole('button', { name: 'Phát hành' }).click();
  await page.getByText('Đã có bản thay thế').waitFor();
  await page.goto('/so-van-ban');
  await page.getByText(/^01\/GM-UBND/).waitFor();
  await page.getByText(/^02\/GM-UBND/).waitFor();
});

test('where the signed record counts otherwise, the secretary enters what it tells, and the page shows both', async () => {
  const [one, two] = (await referred(season, 2)) as [string, string];
  const sheetId = await voted(season, { [one]: 8, [two]: 7 });
  const secretary = await season.as('secretary');
  const { nominee } = await secretary.get<{ nominee: { name: string } }>(`dossiers/${two}`);
  const { id } = await secretary.post<{ id: string }>('outgoing', { form: 'countRecord', subjectId: sheetId });
  const marks = [{ kind: 'signed', name: 'Mẫu Văn Ký', day: '2026-03-02' }];
  await secretary.put(`outgoing/${id}/marks`, { marks });
  const page = await browser.as('secretary', `/van-ban/countRecord/${sheetId}`);
  expect(await page.getByRole('button', { name: 'Phát hành' }).isDisabled()).toBe(true);
  await page.getByLabel('Có chỗ khác, lấy theo bản đã ký').check();
  await page.getByLabel(`Đồng ý của ${nominee.name}`, { exact: true }).fill('6');
  await page.getByLabel(`Không đồng ý của ${nominee.name}`, { exact: true }).fill('3');
  await page.getByLabel('Nhập số trong sổ của cơ quan').check();
  const year = new Date().getFullYear();
  await page.getByLabel('Số, ký hiệu').fill(`${year}/BB-HĐTĐKT`);
  await page.getByRole('button', { name: 'Phát hành' }).click();
  await page.getByText(`Số ${year} cách xa số cuối trong sổ`).waitFor();
  await page.getByLabel('Đúng là số này').check();
  await page.getByLabel('Số, ký hiệu').fill('31/BB-HĐTĐKT');
  expect(await page.getByLabel('Đúng là số này').isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Phát hành' }).click();
  const row = page.getByRole('row').filter({ hasText: nominee.name });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/7 đồng ý, 2 không đồng ý, 0 trắng\s+6 đồng ý, 3 không đồng ý, 0 trắng/);
  const sheetPage = await browser.as('secretary', `/phieu/${sheetId}`);
  await sheetPage.getByText('Bản đã ký ghi: 6 đồng ý, 3 không đồng ý, 0 trắng.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

test('whoever signs a letter is told which papers of its set bear no signature', async () => {
  const [one] = (await referred(season, 1)) as [string];
  await voted(season, { [one]: 9 });
  const clerk = await season.as('clerk');
  const body = { campaignId: season.sample.campaignId, dossierIds: [one] };
  const { id } = await clerk.post<{ id: string }>('submissions', body);
  const page = await browser.as('chair', `/to-trinh/${id}`);
  await page.getByRole('table', { name: 'Văn bản của bộ hồ sơ' }).waitFor();
  await page.getByRole('button', { name: 'Ký tờ trình' }).click();
  const warning = page.getByRole('dialog').getByRole('status');
  expect(await warning.innerText()).toMatch(
    /Còn 2 văn bản trong bộ chưa có chữ ký:\s+Biên bản kiểm phiếu\s+Báo cáo thành tích của cá nhân/,
  );
});

test('an office that has its numbers drawn finds that chosen wherever a number is asked for', async () => {
  const clerk = await season.as('clerk');
  await clerk.put(`organisations/${season.sample.organisations.commune}/letterhead`, { numbering: 'drawn' });
  const sittingId = await sitting(season);
  const { id } = await clerk.post<{ id: string }>('outgoing', { form: 'invitation', subjectId: sittingId });
  await clerk.put(`outgoing/${id}/marks`, { marks: [{ kind: 'signed', name: 'Mẫu Văn Ký', day: '2026-03-02' }] });
  const page = await browser.as('clerk', `/van-ban/invitation/${sittingId}`);
  await page.getByRole('button', { name: 'Phát hành' }).waitFor();
  await page.locator('input:checked').and(page.getByLabel('Lấy số tiếp theo trong sổ của hệ thống')).waitFor();
});

test('a supplement request that has left stays, and another is made beside it for the next round', async () => {
  const clerk = await season.as('clerk');
  const [one] = (await nominate(season, 1)) as [string];
  const nominator = await season.as('nominator');
  await command(nominator, one, 'SUBMIT');
  await fill(nominator, one);
  await command(nominator, one, 'COMPLETE');
  await command(clerk, one, 'ASK_SUPPLEMENT', {
    items: [{ code: 'report', text: 'Nêu rõ số liệu.' }],
    reason: 'Còn thiếu.',
    dueAt: new Date(season.clock.now().getTime() + 3 * 86_400_000).toISOString(),
  });
  const { id } = await clerk.post<{ id: string }>('outgoing', { form: 'supplementRequest', subjectId: one });
  await clerk.put(`outgoing/${id}/marks`, { marks: [{ kind: 'signed', name: 'Mẫu Văn Ký', day: '2026-03-02' }] });
  await clerk.post(`outgoing/${id}/issue`, { date: '2026-03-02' });
  const page = await browser.as('clerk', `/van-ban/supplementRequest/${one}`);
  await page.getByRole('button', { name: 'Lập thêm một văn bản' }).click();
  await page.getByRole('button', { name: 'Bỏ bản đã in' }).waitFor();
  await page.getByRole('link', { name: 'Mở' }).click();
  await page.getByRole('button', { name: 'Đính kèm và khóa' }).waitFor();
  expect(await page.getByRole('button', { name: 'Lập thêm một văn bản' }).count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
});
