import { Client as Postgres } from 'pg';
import { FORMS, FORM_CODES, type FormCode } from '../../src/domain/forms.js';
import type { Client } from '../support/client.js';
import { wordsOf } from '../support/docx.js';
import { hang, type Gallery } from '../support/gallery.js';
import { listOfUnit, subjectsOfForms } from '../support/subjects-of-forms.js';
import { Season } from '../support/season.js';
import { command, fill, nominate, nominee, paper } from '../support/steps.js';

/** Papers written from what the season knows, over HTTP. */
let season: Season;
let gallery: Gallery;
let nomination: string;
beforeAll(async () => {
  season = await Season.start();
  gallery = await hang(season);
  nomination = await listOfUnit(season, gallery);
}, 120_000);
afterAll(() => season.stop());

const SUBJECTS = subjectsOfForms(() => nomination);

/** Behind the program's back. */
async function changed(sql: string, values: unknown[]): Promise<unknown[]> {
  const database = new Postgres({ connectionString: season.database.superuserUrl });
  await database.connect();
  const { rows } = await database.query(sql, values);
  await database.end();
  return rows;
}

async function words(by: Client, code: FormCode, id = SUBJECTS[code](gallery)): Promise<string> {
  return wordsOf((await by.file(`forms/${code}/${id}.docx`)).bytes);
}

test.each(FORM_CODES)('%s is written for the clerk, with nothing left over and nothing of ours on it', async (code) => {
  const clerk = await season.as('clerk');
  const id = SUBJECTS[code](gallery);
  const { name, type, bytes } = await clerk.file(`forms/${code}/${id}.docx`);
  expect(type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  expect(name.startsWith(`${FORMS[code].title.vi} - `)).toBe(true);
  expect(name.endsWith('.docx')).toBe(true);
  const told = await wordsOf(bytes);
  expect(told).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  expect(told).not.toMatch(/[{}]|undefined|\[object|null|NaN/);
  expect(told).not.toContain(id);
});

interface Named {
  nominee: { name: string; kind: string };
}

test('the letter names whom its list names, and counts them', async () => {
  const clerk = await season.as('clerk');
  const { dossiers, letter, receiver } = await clerk.get<{
    dossiers: Named[];
    letter: { number: string };
    receiver: { name: string };
  }>(`submissions/${gallery.deliveredLetter}`);
  const told = await words(clerk, 'submissionLetter');
  for (const { nominee: one } of dossiers) expect(told).toContain(one.name);
  expect(told).toContain(`Số: ${letter.number}`);
  expect(told).toContain(`Kính gửi: ${receiver.name}.`);
  expect(told).toContain(`khen thưởng cho 0${dossiers.length} cá nhân có tên sau:`);
  expect(told).not.toContain('Tập thể: ');
  expect(told).toContain('Căn cứ kế hoạch cải cách hành chính của xã');
  expect(told).not.toContain('Căn cứ Năm 2025');
  expect(told).toContain('Tùng Anh, ngày');
});

test('a letter that has no number yet leaves room for it', async () => {
  const told = await words(await season.as('clerk'), 'submissionLetter', gallery.draftedLetter);
  expect(told).toContain('Số:      /TTr-UBND');
  expect(told).toContain('Tùng Anh, ngày     tháng     năm 2026');
});

interface Counted {
  counts: { dossierId: string; yes: number; sentence: { vi: string } }[];
  dossiers: { dossierId: string; nominee: { name: string } }[];
}

test('the record of a count says of each nominee what the sheet says', async () => {
  const secretary = await season.as('secretary');
  const { counts, dossiers } = await secretary.get<Counted>(`sheets/${gallery.settledSheet}`);
  const told = await words(secretary, 'countRecord');
  expect(counts.length).toBe(6);
  for (const { dossierId, yes, sentence } of counts) {
    const { nominee: one } = dossiers.find((each) => each.dossierId === dossierId)!;
    expect(told).toContain(`${one.name}${yes}`);
    expect(told).toContain(sentence.vi);
  }
  expect(told).toContain('Phiếu phát ra: 9; thu về: 9; hợp lệ: 9; không hợp lệ: 0.');
});

test('what a member may not see of a vote is blank on his papers, and on the minutes of its secretary it stands', async () => {
  const [member, secretary] = [await season.as('member1'), await season.as('secretary')];
  const id = gallery.countedSheet;
  const { counts, dossiers } = await secretary.get<Counted>(`sheets/${id}`);
  const { nominee: one } = dossiers[0]!;
  const row = `${one.name}${counts[0]!.yes}`;
  expect(await words(secretary, 'countRecord', id)).toContain(row);
  expect(await words(secretary, 'minutes')).toContain(row);
  expect(await words(member, 'countRecord', id)).not.toContain(row);
  const minutes = await words(member, 'minutes');
  expect(minutes).not.toContain(row);
  expect(minutes).toContain(`${one.name}……`);
});

test('a report says what was typed, criterion by criterion', async () => {
  const told = await words(await season.as('nominator'), 'individualReport');
  expect(told).toContain('412 lượt người dân được hướng dẫn.');
  expect(told).toContain('Có phẩm chất đạo đức tốt');
  expect(told).toContain('01 minh chứng kèm theo');
  expect(told).not.toMatch(/[.](?:pdf|docx|jpe?g|png)/i);
});

test('the appraisal report calls nobody eligible against whom a block stands', async () => {
  const clerk = await season.as('clerk');
  const { items } = await clerk.get<{ items: { nominee: { id: string; name: string }; held: boolean }[] }>(
    `sittings/${SUBJECTS.appraisalReport(gallery)}/reading-list?limit=100`,
  );
  const { nominee: about } = items.find(({ held }) => !held)!;
  const told = () => words(clerk, 'appraisalReport').then((text) => text.slice(text.indexOf(about.name)));
  const finding = /(chưa đủ điều kiện|đủ điều kiện|tạm dừng)/;
  expect(finding.exec(await told())?.[0]).toBe('đủ điều kiện');
  const paperId = await paper(clerk, 'eligibilityNotice', { kind: 'nominee', id: about.id });
  const body = { code: 'inspection', fromDate: '2026-01-01', paperId };
  const block = await clerk.post<{ id: string }>(`nominees/${about.id}/blocks`, body);
  expect(finding.exec(await told())?.[0]).toBe('chưa đủ điều kiện');
  const lift = await paper(clerk, 'eligibilityLift', { kind: 'nominee', id: about.id });
  await clerk.post(`nominees/${about.id}/blocks/${block.id}/lift`, { paperId: lift });
});

test('a decision is the chair’s: it stands under his authority, and nobody signs it for the committee', async () => {
  const told = await words(await season.as('clerk'), 'decision');
  expect(told).toMatch(/CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ \S/);
  expect(told).not.toContain('TM. ỦY BAN NHÂN DÂN');
  expect(await words(await season.as('clerk'), 'resultNotice')).toMatch(/của Chủ tịch UBND (?:huyện|xã) /);
});

test('section III of a report is filled from the register of past awards', async () => {
  const clerk = await season.as('clerk');
  const { nominee: one, organisationId } = await clerk.get<{ nominee: { id: string }; organisationId: string }>(
    `dossiers/${gallery.collecting}`,
  );
  await changed(
    `INSERT INTO past_award (id, organisation_id, nominee_id, title, year, decision_number, decision_date)
     VALUES (gen_random_uuid(), $1, $2, 'Giấy khen của Chủ tịch UBND xã', 2023, '12/QĐ-UBND', '2023-02-05')`,
    [organisationId, one.id],
  );
  expect(await words(clerk, 'individualReport', gallery.collecting)).toContain(
    '2023Giấy khen của Chủ tịch UBND xãSố 12/QĐ-UBND ngày 05 tháng 02 năm 2023',
  );
});

test('a supplement request lists what is missing, with the reasons and the last day', async () => {
  const clerk = await season.as('clerk');
  const told = await words(clerk, 'supplementRequest');
  expect(told).toContain('Báo cáo thành tíchNêu rõ số hồ sơ đã giải quyết và tỷ lệ đúng hạn.');
  expect(told).toContain('Minh chứng cho tiêu chuẩn 4Thiếu quyết định công nhận sáng kiến.');
  expect(told).toContain('chậm nhất ngày 05 tháng 3 năm 2026');
});

test('a receipt promises the twentieth working day', async () => {
  expect(await words(await season.as('clerk'), 'receipt')).toContain('Hẹn trả kết quả: ngày 30 tháng 3 năm 2026.');
});

test('a receipt lists what is there and not what was emptied, and promises from when the rest came', async () => {
  const [id] = (await nominate(season, 1)) as [string];
  const [clerk, nominator] = [await season.as('clerk'), await season.as('nominator')];
  await command(nominator, id, 'SUBMIT');
  await fill(nominator, id);
  await command(nominator, id, 'COMPLETE');
  const receipt = () => words(clerk, 'receipt', id);
  const claimed = async () => (await receipt()).match(/Kê khai tiêu chuẩn/g)?.length;
  expect(await claimed()).toBe(5);
  const dueAt = new Date(season.clock.now().getTime() + 9 * 86_400_000).toISOString();
  const items = [{ code: 'claim:c1' }, { code: 'report' }];
  await command(clerk, id, 'ASK_SUPPLEMENT', { items, dueAt, reason: 'còn thiếu' });
  await nominator.put(`dossiers/${id}/claims/c1`, {});
  expect(await claimed()).toBe(4);
  await nominator.put(`dossiers/${id}/claims/c1`, { confirmed: true });
  await nominator.put(`dossiers/${id}/sections/report`, { text: 'Báo cáo đã bổ sung.' });
  const before = await receipt();
  season.clock.advance(7 * 86_400_000);
  season.forget();
  await command(await season.as('nominator'), id, 'RESUBMIT');
  const after = await words(await season.as('clerk'), 'receipt', id);
  expect(after.replace(/ngày \d\d tháng \d+ năm \d{4}/g, '')).toBe(
    before.replace(/ngày \d\d tháng \d+ năm \d{4}/g, ''),
  );
  expect(after).not.toBe(before);
});

test('the list of a unit is headed by the unit and shown to its own people', async () => {
  const told = await words(await season.as('nominator'), 'nominationList');
  expect(told).toContain('Đỗ Thị Ý Nhi');
  expect(told).toContain('THÔN MỘT');
  const path = `forms/nominationList/${nomination}.docx`;
  expect(await (await season.as('nominator2')).refused('GET', path)).toEqual([404, 'notFound']);
  expect(await (await season.as('member1')).refused('GET', path)).toEqual([404, 'notFound']);
});

test.each(FORM_CODES)('%s is not written for another commune, nor for an id that nobody has', async (code) => {
  const foreign = await season.as('clerk2');
  const answers = [SUBJECTS[code](gallery), '00000000-0000-7000-8000-000000000000'].map((id) =>
    foreign.refused('GET', `forms/${code}/${id}.docx`),
  );
  expect(await Promise.all(answers)).toEqual([
    [404, 'notFound'],
    [404, 'notFound'],
  ]);
});

test('papers are the office’s: an authority that a dossier was sent to reads it, and is written none', async () => {
  const authority = await season.as('authority');
  await authority.get(`dossiers/${gallery.awarded}`);
  const paths = [
    `individualReport/${gallery.awarded}`,
    `receipt/${gallery.awarded}`,
    `submissionLetter/${gallery.deliveredLetter}`,
    `handOver/${gallery.decision}`,
  ];
  for (const path of paths) expect(await authority.refused('GET', `forms/${path}.docx`)).toEqual([404, 'notFound']);
});

test('who was taken off a sheet stands neither on its ballot nor on its count', async () => {
  const [chair, secretary] = [await season.as('chair'), await season.as('secretary')];
  const { dossiers } = await secretary.get<Counted>(`sheets/${gallery.openSheet}`);
  const [gone, stays] = dossiers as [Counted['dossiers'][number], Counted['dossiers'][number]];
  await command(chair, gone.dossierId, 'HOLD', { reason: 'Chờ xác minh.' });
  for (const code of ['ballot', 'countRecord'] as const) {
    const told = await words(secretary, code, gallery.openSheet);
    expect(told).not.toContain(gone.nominee.name);
    expect(told).toContain(stays.nominee.name);
  }
});

test('a deputy who led a vote stands on its record, not whom he stood in for; of a void vote there is none', async () => {
  const secretary = await season.as('secretary');
  const id = gallery.scheduledSheet;
  const { dossiers } = await secretary.get<{ dossiers: { nomineeId: string }[] }>(`sheets/${id}`);
  const recusals = [{ personId: season.sample.people['chair'], nomineeId: dossiers[0]!.nomineeId }];
  await secretary.put(`sittings/${gallery.openSitting}/recusals`, { recusals });
  await secretary.post(`sheets/${id}/open`, { presiderDeputyId: season.sample.people['member1'] });
  const { presiderId } = await secretary.get<{ presiderId: string }>(`sheets/${id}`);
  expect(presiderId).toBe(season.sample.people['member1']);
  const members = await secretary.get<{ id: string; fullName: string }[]>(
    `organisations/${season.sample.organisations.commune}/members`,
  );
  const told = await words(secretary, 'countRecord', id);
  expect(told.endsWith(members.find((one) => one.id === presiderId)!.fullName)).toBe(true);
  await secretary.post(`sheets/${id}/void`, { reason: 'In sai danh sách.' });
  expect(await secretary.refused('GET', `forms/countRecord/${id}.docx`)).toEqual([409, 'sheet.wrongState']);
});

test('what a row of the register was awarded counts for the row that it was merged with', async () => {
  const clerk = await season.as('clerk');
  const { nominee: one, organisationId } = await clerk.get<{ nominee: { id: string }; organisationId: string }>(
    `dossiers/${gallery.draft}`,
  );
  const double = await nominee(season, 'individual', 'Mẫu Thị Bích Ngọc');
  const award = 'Chiến sĩ thi đua cơ sở';
  await changed(
    `INSERT INTO past_award (id, organisation_id, nominee_id, title, year) VALUES (gen_random_uuid(), $1, $2, $3, 2022)`,
    [organisationId, double, award],
  );
  expect(await words(clerk, 'individualReport', gallery.draft)).toContain('Chưa có.');
  await clerk.post(`nominees/${double}/merge`, { intoId: one.id, reason: 'Ghi hai lần.' });
  expect(await words(clerk, 'individualReport', gallery.draft)).toContain(`2022${award}`);
});

test('the minutes name who was there, also when he has left the council since', async () => {
  const secretary = await season.as('secretary');
  const person = season.sample.people['member7']!;
  await changed(`DELETE FROM role WHERE person_id = $1`, [person]);
  const [row] = await changed(`SELECT full_name FROM person WHERE id = $1`, [person]);
  const [there] = (await words(secretary, 'minutes')).split('2. Vắng mặt: 00');
  expect(there).toContain((row as { full_name: string }).full_name);
});

test('an award that was revoked is handed over to nobody', async () => {
  const [clerk, authority] = [await season.as('clerk'), await season.as('authority')];
  const { nominee: one } = await clerk.get<Named>(`dossiers/${gallery.awarded}`);
  expect(await words(clerk, 'handOver')).toContain(one.name);
  await authority.post(`decisions/${gallery.decision}/revoke`, { dossierIds: [gallery.awarded], reason: 'Khai sai.' });
  for (const code of ['handOver', 'resultNotice'] as const) expect(await words(clerk, code)).not.toContain(one.name);
});

test('a form that nobody knows is refused, and a PDF where there is no LibreOffice, with what to do instead', async () => {
  const clerk = await season.as('clerk');
  expect(await clerk.refused('GET', `forms/poem/${gallery.appraisal}.docx`)).toEqual([404, 'notFound']);
  expect(await clerk.refused('GET', `forms/constructor/${gallery.appraisal}.docx`)).toEqual([404, 'notFound']);
  expect(await clerk.refused('GET', `forms/receipt/${gallery.appraisal}.pdf`)).toEqual([409, 'office.missing']);
  const { items, pdf } = await clerk.get<{ items: { code: string }[]; pdf: boolean }>('forms');
  expect(items.map(({ code }) => code)).toEqual(FORM_CODES);
  expect(pdf).toBe(false);
});
