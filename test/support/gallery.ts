import type { Client } from './client.js';
import type { Season } from './season.js';
import { COLLECTIVE, command, fill, INDIVIDUAL, paper } from './steps.js';
import { COUNCIL, delivered, minutes, sitting, vote } from './stories.js';

/** Invented people, with every mark that Vietnamese writes. */
const NAMES = [
  ...[
    'Mẫu Thị Bích Ngọc',
    'Mẫu Văn Đức Thắng',
    'Mẫu Thị Thùy Dương',
    'Mẫu Quốc Khánh',
    'Mẫu Thị Hằng Nga',
    'Mẫu Xuân Trường',
  ],
  ...['Mẫu Thị Ngọc Ánh', 'Mẫu Đình Phúc', 'Mẫu Thị Lệ Quyên', 'Mẫu Hữu Nghĩa', 'Mẫu Thị Mỹ Linh', 'Mẫu Trọng Hiếu'],
  ...['Mẫu Thị Phương Uyên', 'Mẫu Bá Lộc', 'Mẫu Thị Tường Vy', 'Mẫu Khắc Ưng', 'Mẫu Thị Diễm Ỷ', 'Mẫu Công Ẩn'],
  ...['Mẫu Thị Như Ý', 'Mẫu Ngọc Ước', 'Mẫu Thị Quỳnh', 'Mẫu Văn Yên'],
];
const LONG_NAME =
  'Tổ tự quản bảo vệ môi trường, an ninh trật tự và chăm sóc người cao tuổi, người khuyết tật, trẻ em có hoàn cảnh đặc biệt khó khăn của liên thôn Một, thôn Hai và thôn Ba, kiêm ban vận động xây dựng nông thôn mới kiểu mẫu, đô thị văn minh và gia đình văn hóa tiêu biểu xã Tùng Anh (dữ liệu mẫu)';

const REPORT =
  'Năm 2025, cá nhân tôi được giao phụ trách bộ phận tiếp nhận và trả kết quả. Tôi đã hướng dẫn bà con nộp hồ sơ trực tuyến, ' +
  'rút thời gian giải quyết thủ tục đăng ký hộ kinh doanh từ ba ngày xuống một ngày, và tổ chức sáu buổi hướng dẫn tại nhà văn hóa thôn.\n\n' +
  'Kết quả: 100 % hồ sơ được trả đúng hạn; không có phản ánh, kiến nghị; 412 lượt người dân được hướng dẫn.';

/** One of each thing that a screen shows, in a season that is half over. */
export interface Gallery {
  campaignId: string;
  receiverId: string;
  draft: string;
  collecting: string;
  appraisal: string;
  supplement: string;
  ineligible: string;
  scheduled: string;
  recommended: string;
  held: string;
  awarded: string;
  returned: string;
  withdrawn: string;
  nomineeId: string;
  plannedSitting: string;
  openSitting: string;
  scheduledSheet: string;
  openSheet: string;
  countedSheet: string;
  settledSheet: string;
  draftedLetter: string;
  deliveredLetter: string;
  decision: string;
}

export async function hang(season: Season): Promise<Gallery> {
  const [nominator, clerk, chair, secretary] = [
    await season.as('nominator'),
    await season.as('clerk'),
    await season.as('chair'),
    await season.as('secretary'),
  ];
  const drafts = await named(season, NAMES);
  const ids = (count: number) => drafts.splice(0, count);
  const [draft] = ids(1);
  const sent = ids(15);
  for (const id of sent) await command(nominator, id, 'SUBMIT');
  const [collecting, ...complete] = sent;
  await nominator.put(`dossiers/${collecting}/sections/report`, { text: REPORT });
  for (const id of complete) await completed(nominator, id);
  const [appraisal, supplement, ineligible, withdrawn, ...fit] = complete;
  await asked(season, clerk, supplement!);
  await command(nominator, withdrawn!, 'WITHDRAW', { reason: 'Gia đình xin rút, sẽ đề nghị vào năm sau.' });
  for (const id of fit) await command(clerk, id, 'REFER');
  const votes = await councilled(season, fit);
  const letters = await lettered(season, votes.passed);
  await command(chair, votes.passed[3]!, 'HOLD', { reason: 'Chờ kết quả xác minh đơn.' });
  await blockedAndProposed(season, clerk, ineligible!);
  await collectives(season, nominator);
  const plannedSitting = await planned(season, secretary);
  await issued(secretary, votes.shown);
  await season.settled();
  const { nominee } = await clerk.get<{ nominee: { id: string } }>(`dossiers/${appraisal}`);
  return {
    ...{ campaignId: season.sample.campaignId, draft: draft!, collecting: collecting!, appraisal: appraisal! },
    ...{ supplement: supplement!, ineligible: ineligible!, withdrawn: withdrawn!, nomineeId: nominee.id },
    receiverId: season.sample.organisations.district,
    ...{ plannedSitting, held: votes.passed[3]!, recommended: votes.passed[2]!, ...votes.shown, ...letters },
  };
}

async function named(season: Season, names: readonly string[]): Promise<string[]> {
  const clerk = await season.as('clerk');
  const organisationId = season.sample.organisations.commune;
  const items = [];
  for (const [index, name] of names.entries()) {
    const body = { organisationId, kind: 'individual', name, year: 1970 + index, confirmDistinct: true };
    items.push({ awardCode: INDIVIDUAL, nomineeId: (await clerk.post<{ id: string }>('nominees', body)).id });
  }
  return listOf(season, items);
}

async function listOf(season: Season, items: object[]): Promise<string[]> {
  const body = { campaignId: season.sample.campaignId, unitId: season.sample.units['thon-mot'], items };
  const { dossiers } = await (await season.as('nominator')).post<{ dossiers: { id: string }[] }>('nominations', body);
  return dossiers.map(({ id }) => id);
}

async function collectives(season: Season, nominator: Client): Promise<void> {
  const body = { organisationId: season.sample.organisations.commune, kind: 'collective', name: LONG_NAME, year: 2010 };
  const { id: nomineeId } = await (
    await season.as('clerk')
  ).post<{ id: string }>('nominees', { ...body, confirmDistinct: true });
  const [id] = await listOf(season, [{ awardCode: COLLECTIVE, nomineeId }]);
  await command(nominator, id!, 'SUBMIT');
  await fill(nominator, id!, COLLECTIVE);
  await command(nominator, id!, 'COMPLETE');
}

async function completed(nominator: Client, id: string): Promise<void> {
  await fill(nominator, id);
  await nominator.put(`dossiers/${id}/sections/report`, { text: REPORT });
  await command(nominator, id, 'COMPLETE');
}

async function asked(season: Season, clerk: Client, id: string): Promise<void> {
  const dueAt = new Date(season.clock.now().getTime() + 3 * 86_400_000).toISOString();
  const items = [
    { code: 'report', text: 'Nêu rõ số hồ sơ đã giải quyết và tỷ lệ đúng hạn.' },
    { code: 'evidence:c4', text: 'Thiếu quyết định công nhận sáng kiến.' },
  ];
  await command(clerk, id, 'ASK_SUPPLEMENT', { items, dueAt });
}

async function blockedAndProposed(season: Season, clerk: Client, id: string): Promise<void> {
  const { nominee } = await clerk.get<{ nominee: { id: string } }>(`dossiers/${id}`);
  const paperId = await paper(clerk, 'eligibilityNotice', { kind: 'nominee', id: nominee.id }, '07');
  const fromDate = season.clock.now().toISOString().slice(0, 10);
  await clerk.post(`nominees/${nominee.id}/blocks`, { code: 'dang-xac-minh', paperId, fromDate });
  await command(clerk, id, 'PROPOSE_INELIGIBLE', { reason: 'Đang có văn bản của cấp trên.' });
}

/** Ten before the council: one sheet settled, one counted, one open, one waiting. */
async function councilled(season: Season, fit: readonly string[]) {
  const [secretary, chair] = [await season.as('secretary'), await season.as('chair')];
  const openSitting = await sitting(season);
  const make = async (dossierIds: readonly string[]): Promise<string> => {
    const body = { campaignId: season.sample.campaignId, awardCode: INDIVIDUAL, dossierIds, ballotKind: 'secret' };
    return (await secretary.post<{ sheetId: string }>(`sittings/${openSitting}/sheets`, body)).sheetId;
  };
  const yes = (from: readonly string[], counts: readonly number[]) =>
    Object.fromEntries(from.map((id, index) => [id, counts[index]!]));
  const first = fit.slice(0, 6);
  const settledSheet = await make(first);
  await secretary.post(`sheets/${settledSheet}/open`);
  await vote(season, settledSheet, yes(first, [9, 8, 7, 6, 5, 2]));
  await secretary.post(`sheets/${settledSheet}/close`);
  await chair.post(`sheets/${settledSheet}/settle`);
  await minutes(season, settledSheet);
  const countedSheet = await make(fit.slice(6, 7));
  await secretary.post(`sheets/${countedSheet}/open`);
  await vote(season, countedSheet, yes(fit.slice(6, 7), [7]));
  await secretary.post(`sheets/${countedSheet}/close`);
  const openSheet = await make(fit.slice(7, 9));
  await secretary.post(`sheets/${openSheet}/open`);
  await castBy(season, openSheet, fit.slice(7, 9), COUNCIL.slice(2, 6));
  const scheduledSheet = await make(fit.slice(9, 10));
  return {
    passed: first.slice(0, 5),
    shown: { openSitting, settledSheet, countedSheet, openSheet, scheduledSheet, scheduled: fit[10] ?? fit[9]! },
  };
}

async function castBy(
  season: Season,
  sheetId: string,
  dossierIds: readonly string[],
  members: readonly string[],
): Promise<void> {
  for (const name of members) {
    const choices = Object.fromEntries(dossierIds.map((id) => [id, 'yes']));
    await (await season.as(name)).post(`sheets/${sheetId}/ballots`, { choices });
  }
}

/** Two letters: one with the authority, which answered a part of it, and one that waits for its signature. */
async function lettered(season: Season, passed: readonly string[]) {
  const [clerk, authority] = [await season.as('clerk'), await season.as('authority')];
  const deliveredLetter = await delivered(season, passed.slice(0, 2));
  await authority.post(`submissions/${deliveredLetter}/commands`, { type: 'ACKNOWLEDGE' });
  const outcomes = [{ dossierId: passed[0], outcome: 'awarded' }];
  const paperId = await paper(authority, 'decision', { kind: 'submission', id: deliveredLetter }, '112');
  const decision = await authority.post<{ id: string }>('decisions', {
    submissionId: deliveredLetter,
    outcomes,
    paperId,
  });
  const items = [{ code: 'report', text: 'Bổ sung số quyết định giao chỉ tiêu.' }];
  const back = { type: 'RETURN', dossierIds: [passed[1]], reason: 'Thiếu căn cứ.', items };
  await authority.post(`submissions/${deliveredLetter}/commands`, back);
  const body = { campaignId: season.sample.campaignId, dossierIds: [passed[2]] };
  const drafted = await clerk.post<{ id: string }>('submissions', body);
  return {
    deliveredLetter,
    decision: decision.id,
    draftedLetter: drafted.id,
    awarded: passed[0]!,
    returned: passed[1]!,
  };
}

/** An invitation that waits for its scan, and a count record that waits for its number. */
async function issued(secretary: Client, shown: { openSitting: string; settledSheet: string }): Promise<void> {
  const print = async (form: string, subjectId: string) =>
    (await secretary.post<{ id: string }>('outgoing', { form, subjectId })).id;
  const marks = [
    { kind: 'signed', name: 'Trần Văn Mẫu', position: 'Chủ tịch', day: '2026-03-02' },
    { kind: 'stamped', name: 'Văn phòng UBND xã', day: '2026-03-02' },
  ];
  const invitation = await print('invitation', shown.openSitting);
  await secretary.put(`outgoing/${invitation}/marks`, { marks, originals: 12 });
  await secretary.post(`outgoing/${invitation}/issue`, { draw: true, date: '2026-03-02' });
  const record = await print('countRecord', shown.settledSheet);
  await secretary.put(`outgoing/${record}/marks`, { marks: marks.slice(0, 1), originals: 2 });
}

async function planned(season: Season, secretary: Client): Promise<string> {
  const { people, campaignId } = season.sample;
  const plannedAt = new Date(season.clock.now().getTime() + 5 * 86_400_000).toISOString();
  const about = { campaignId, title: 'Phiên họp xét khen thưởng đợt 2', place: 'Hội trường UBND xã', plannedAt };
  const leaders = {
    presiderId: people['chair'],
    secretaryId: people['secretary'],
    awardCodes: [COLLECTIVE, INDIVIDUAL],
  };
  return (await secretary.post<{ id: string }>('sittings', { ...about, ...leaders })).id;
}
