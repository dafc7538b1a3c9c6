import { Client as Postgres } from 'pg';
import type { Client } from './client.js';
import type { Season } from './season.js';
import { docxForm } from './docx.js';
import { command, fill, INDIVIDUAL, nominate, nominee, paper, pdfForm, referred } from './steps.js';

const NAMES = ['clerk', 'chair', 'secretary', 'nominator', 'admin', 'authority'] as const;
type People = Record<(typeof NAMES)[number], Client>;
const COUNCIL = ['chair', 'secretary', 'member1', 'member2', 'member3', 'member4', 'member5', 'member6', 'member7'];

async function peopleOf(season: Season): Promise<People> {
  const signedIn = await Promise.all(NAMES.map(async (name) => [name, await season.as(name)] as const));
  return Object.fromEntries(signedIn) as People;
}

/** People: signing in, accounts, roles and slips. */
export async function accounts(season: Season): Promise<void> {
  const { admin } = await peopleOf(season);
  const organisationId = season.sample.organisations.commune;
  await season.signIn('auditor');
  await admin.get('me');
  await admin.get(`people?organisationId=${organisationId}`);
  const body = { username: 'moi', fullName: 'Người Mới', organisationId, roles: ['clerk'] };
  const { person } = await admin.post<{ person: { id: string } }>('people', body);
  const { id } = person;
  await admin.ok('PATCH', `people/${id}`, { fullName: 'Người Mới Hơn' });
  const role = await admin.post<{ id: string }>(`people/${id}/roles`, { organisationId, role: 'secretary' });
  await admin.ok('DELETE', `people/${id}/roles/${role.id}`);
  await admin.post(`people/${id}/access-slip`);
  const auditor = await season.signIn('auditor');
  await auditor.ok('PUT', 'me/language', { locale: 'vi' });
  await auditor.ok('PUT', 'me/password', { oldPassword: 'vinh-danh-demo', password: 'mot-mat-khau-dai' });
  await auditor.ok('DELETE', 'sessions/current');
}

/** Organisations, units and campaigns. */
export async function register(season: Season): Promise<void> {
  const { admin } = await peopleOf(season);
  await admin.get('organisations');
  const { id } = await admin.post<{ id: string }>('organisations', {
    code: 'tinh-mau',
    name: 'Tỉnh Mẫu',
    kind: 'province',
  });
  const { id: gone } = await admin.post<{ id: string }>('organisations', {
    code: 'huyen-cu',
    name: 'Huyện Cũ',
    kind: 'district',
  });
  const succession = { toId: id, kind: 'merge', onDate: '2025-07-01', citation: 'mẫu', certainty: 'unverified' };
  const { id: noted } = await admin.post<{ id: string }>(`organisations/${gone}/successions`, succession);
  await admin.get(`organisations/${gone}/successions`);
  await admin.ok('DELETE', `organisations/${gone}/successions/${noted}`);
  const organisationId = season.sample.organisations.commune;
  await admin.get(`organisations/${organisationId}/members`);
  await admin.get('deliveries');
  await admin.get(`units?organisationId=${organisationId}`);
  await admin.post('units', { organisationId, code: 'thon-hai', name: 'Thôn Hai', kind: 'village' });
  await admin.get('campaigns');
  const { campaign } = await admin.get<{ campaign: object }>(`campaigns/${season.sample.campaignId}`);
  await admin.post(`campaigns?organisationId=${organisationId}&dryRun=true`, { ...campaign, code: 'mua-khac' });
  await admin.post(`campaigns?organisationId=${organisationId}`, { ...campaign, code: 'mua-khac' });
  await season.nobody.get('life-cycle');
  await season.nobody.get('life-cycle.mmd');
}

/** The register, drafts, contents, evidence and papers. */
export async function drafting(season: Season): Promise<void> {
  const { nominator, clerk } = await peopleOf(season);
  const organisationId = season.sample.organisations.commune;
  await clerk.get(`nominees?organisationId=${organisationId}`);
  const nomineeId = await nominee(season);
  await clerk.get(`nominees/${nomineeId}`);
  const notice = await paper(clerk, 'eligibilityNotice', { kind: 'nominee', id: nomineeId });
  const block = { code: 'inspection', fromDate: '2026-01-01', paperId: notice };
  const { id: blockId } = await clerk.post<{ id: string }>(`nominees/${nomineeId}/blocks`, block);
  await clerk.get(`nominees/${nomineeId}/blocks`);
  const lift = await paper(clerk, 'eligibilityLift', { kind: 'nominee', id: nomineeId });
  await clerk.post(`nominees/${nomineeId}/blocks/${blockId}/lift`, { paperId: lift });
  const place = { campaignId: season.sample.campaignId, unitId: season.sample.units['thon-mot'] };
  const { id } = await nominator.post<{ id: string }>('dossiers', { ...place, awardCode: INDIVIDUAL, nomineeId });
  const twin = await nominee(season, 'individual', 'Người Thử Trùng');
  const other = await nominee(season, 'individual', 'Người Thử Trùng');
  await clerk.get(`nominees/duplicates?organisationId=${organisationId}`);
  await clerk.post(`nominees/${twin}/merge`, { intoId: nomineeId, reason: 'một người' });
  await clerk.post(`nominees/${other}/merge`, { intoId: nomineeId });
  await clerk.post(`nominees/${other}/split`, { reason: 'gộp nhầm' });
  await pastAwards(clerk, organisationId);
  await nominate(season, 1);
  await command(nominator, id, 'SUBMIT');
  await fill(nominator, id);
  const form = pdfForm({ criterionCode: 'c4' });
  const { evidenceId } = await nominator.post<{ evidenceId: string }>(`dossiers/${id}/evidence`, form);
  await nominator.get(`dossiers/${id}/evidence/${evidenceId}/content`);
  await nominator.ok('DELETE', `dossiers/${id}/evidence/${evidenceId}`);
  const fields = { purpose: 'other', 'subject[kind]': 'dossier', 'subject[id]': id };
  const { id: paperId } = await nominator.post<{ id: string }>('papers', pdfForm(fields));
  await nominator.get(`papers?subjectKind=dossier&subjectId=${id}`);
  await nominator.get(`papers/${paperId}`);
  await nominator.get(`papers/${paperId}/content`);
  await nominator.ok('PATCH', `papers/${paperId}`, { number: '07' });
  for (const path of ['dossiers', `dossiers/${id}`, `dossiers/${id}/moves`, `dossiers/${id}/trail`])
    await nominator.get(path);
  await command(nominator, id, 'COMPLETE');
  await clerk.post('dossiers/bulk', { type: 'REFER', items: [{ id }, { id: nomineeId }] });
}

/** Lists of past awards: tried, brought in, one of them taken back. */
async function pastAwards(clerk: Client, organisationId: string): Promise<void> {
  const of = `past-awards/import?organisationId=${organisationId}`;
  const list = (year: number) => ({
    text: `Họ và tên\tDanh hiệu\tNăm\nTrần Thị Danh Sách\tGiấy khen\t${year}\nLê Văn Danh Sách\tGiấy khen\t${year}`,
    settings: { addNominees: true },
  });
  await clerk.post(`${of}&dryRun=true`, list(2024));
  await clerk.post(of, list(2024));
  const { id } = await clerk.post<{ id: string }>(of, list(2023));
  await clerk.post(`past-awards/imports/${id}/take-back`, { reason: 'nhầm năm' });
  await clerk.get(`past-awards/imports?organisationId=${organisationId}`);
}

/** Sittings and sheets, on screen and on paper,. */
export async function council(season: Season): Promise<void> {
  const ids = season.sample.people;
  const { secretary, chair } = await peopleOf(season);
  const [one, two, three, four] = await referred(season, 4);
  const { campaignId } = season.sample;
  const leaders = { presiderId: ids['chair'], secretaryId: ids['secretary'] };
  const plan = { campaignId, title: 'Họp', place: 'Hội trường', plannedAt: '2026-03-02T09:00:00+07:00', ...leaders };
  const { id } = await secretary.post<{ id: string }>('sittings', plan);
  await secretary.get('sittings');
  await secretary.ok('PATCH', `sittings/${id}`, { place: 'Nhà văn hóa' });
  await secretary.put(`sittings/${id}/agenda`, { awardCodes: [INDIVIDUAL] });
  const persons = COUNCIL.map((name) => ({ personId: ids[name], present: name !== 'member7' }));
  await secretary.put(`sittings/${id}/attendance`, { persons });
  await secretary.put(`sittings/${id}/recusals`, { recusals: [] });
  await secretary.post(`sittings/${id}/open`);
  await secretary.get(`sittings/${id}`);
  await secretary.get(`sittings/${id}/reading-list`);
  const sheet = async (dossierIds: (string | undefined)[], ballotKind: string) =>
    (
      await secretary.post<{ sheetId: string }>(`sittings/${id}/sheets`, {
        campaignId,
        awardCode: INDIVIDUAL,
        dossierIds,
        ballotKind,
      })
    ).sheetId;
  const onScreen = await sheet([one, two], 'secret');
  const opinion = await paper(secretary, 'writtenOpinion', { kind: 'sheet', id: onScreen });
  const choices = { [one!]: 'yes', [two!]: 'blank' };
  await secretary.post(`sheets/${onScreen}/opinions`, { personId: ids['member7'], paperId: opinion, choices });
  await secretary.post(`sheets/${onScreen}/open`);
  for (const name of COUNCIL.slice(0, -1))
    await (await season.as(name)).post(`sheets/${onScreen}/ballots`, { choices });
  await secretary.post(`sheets/${onScreen}/close`);
  await secretary.get(`sheets/${onScreen}`);
  await chair.post(`sheets/${onScreen}/settle`);
  const minutes = await paper(secretary, 'councilMinutes', { kind: 'sheet', id: onScreen });
  await secretary.post(`sheets/${onScreen}/minutes`, { paperId: minutes });
  await (await season.as('member1')).get(`sheets/${onScreen}`);
  const onPaper = await sheet([three], 'paper');
  const count = { dossierId: three, yes: 6, no: 2, blank: 0, recused: 0, absent: 1 };
  await secretary.post(`sheets/${onPaper}/count`, { counts: [count], minutesPromised: true });
  const recount = await paper(secretary, 'councilMinutes', { kind: 'sheet', id: onPaper });
  const counts = [{ ...count, yes: 7, no: 1 }];
  await secretary.post(`sheets/${onPaper}/recount`, { counts, paperId: recount, reason: 'đếm lại' });
  await secretary.post(`sheets/${onPaper}/minutes`, { paperId: recount });
  await chair.post(`sheets/${onPaper}/settle`);
  await secretary.post(`sheets/${await sheet([four], 'secret')}/void`, { reason: 'lập nhầm' });
  await secretary.post(`sittings/${id}/close`);
}

/** Submissions, the inbox and decisions. */
export async function forwarding(season: Season): Promise<void> {
  const ids = season.sample.people;
  const { clerk, chair, authority } = await peopleOf(season);
  const { items } = await clerk.get<{ items: { id: string }[] }>('dossiers?state=recommended');
  const [one, two] = items.map((item) => item.id);
  const { campaignId } = season.sample;
  const gathered = async (dossierIds: (string | undefined)[]) =>
    (await clerk.post<{ id: string }>('submissions', { campaignId, dossierIds })).id;
  await clerk.post(`submissions/${await gathered([one])}/discard`);
  const letter = await gathered([one]);
  await clerk.put(`submissions/${letter}/dossiers`, { dossierIds: [one, two] });
  await clerk.get('submissions');
  await clerk.get(`submissions/candidates?campaignId=${campaignId}`);
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${letter}`);
  await clerk.get(`submissions/${letter}/papers`);
  await season.settled();
  await clerk.post(`submissions/${letter}/set`);
  await chair.post(`submissions/${letter}/sign`, { signerId: ids['chair'], listDigest });
  await clerk.post(`submissions/${letter}/number`, { number: '115/TTr-UBND', date: '2026-03-02' });
  await season.settled();
  await authority.get('inbox');
  await authority.get(`submissions/${letter}`);
  await authority.post(`submissions/${letter}/commands`, { type: 'ACKNOWLEDGE' });
  const outcomes = [
    { dossierId: one, outcome: 'awarded' },
    { dossierId: two, outcome: 'notAwarded' },
  ];
  const { id } = await authority.post<{ id: string }>('decisions', { submissionId: letter, outcomes });
  await authority.get(`decisions/${id}`);
  await clerk.get('decisions');
  const prize = { campaignId, awardCode: INDIVIDUAL, amount: 700_000 };
  await clerk.put(`decisions/${id}/prizes`, prize);
  await clerk.post(`decisions/${id}/gold-book`, { first: 118 });
  await authority.post(`decisions/${id}/revoke`, { dossierIds: [one], reason: 'khai không đúng' });
}

/** The papers of a dossier, and as which files they can be had. */
async function receipts(season: Season) {
  const { clerk } = await peopleOf(season);
  const { items } = await clerk.get<{ items: { id: string }[] }>('dossiers');
  const { pdf } = await clerk.get<{ pdf: boolean }>('forms');
  const of = `organisationId=${season.sample.organisations.commune}`;
  return { clerk, of, dossierId: items[0]!.id, endings: ['docx', ...(pdf ? ['pdf'] : [])] };
}

/** Papers that are written; as PDF where that can be had. */
export async function printing(season: Season): Promise<void> {
  const { clerk, dossierId, endings } = await receipts(season);
  for (const ending of endings) await clerk.get(`forms/receipt/${dossierId}.${ending}`);
  const { bytes: receipt } = await clerk.file(`forms/receipt/${dossierId}.docx`);
  await clerk.ok('POST', `forms/receipt/${dossierId}/check`, docxForm(receipt));
  await clerk.get('forms/receipt');
}

/** The office's own templates of them. */
export async function templates(season: Season): Promise<void> {
  const { clerk, of, endings } = await receipts(season);
  for (const ending of endings) await clerk.get(`forms/receipt/preview.${ending}?${of}`);
  const { bytes } = await clerk.file(`forms/receipt/template.docx?${of}`);
  await clerk.get(`forms/receipt/template.docx?${of}`);
  for (const dryRun of [true, false])
    await clerk.post(`forms/receipt/templates?${of}&dryRun=${dryRun}`, docxForm(bytes));
  await clerk.get(`forms/receipt/templates?${of}`);
  await clerk.ok('DELETE', `forms/receipt/templates?${of}`);
}

/** What an office puts on its papers, and beside them. */
export async function office(season: Season): Promise<void> {
  const { clerk, of, dossierId, endings } = await receipts(season);
  const slip = await clerk.post<{ id: string; code: string }>(`forms/receipt/${dossierId}/cover-slips`);
  await clerk.get(`cover-slips?${of}&code=${slip.code}`);
  for (const ending of endings) await clerk.get(`cover-slips/${slip.id}.${ending}`);
  const letterhead = `organisations/${season.sample.organisations.commune}/letterhead`;
  await clerk.put(letterhead, {
    superior: 'ỦY BAN NHÂN DÂN\nTỈNH MẪU',
    recipients: ['Lưu: VT, VHXH'],
    numbering: 'typed',
  });
  await clerk.get(letterhead);
}

/** A paper from the printer to the register, and another in its place. */
export async function issuing(season: Season): Promise<void> {
  const { clerk, of, dossierId } = await receipts(season);
  const print = (form: string) => clerk.post<{ id: string }>('outgoing', { form, subjectId: dossierId });
  const { id } = await print('individualReport');
  await clerk.get(`outgoing?subjectKind=dossier&subjectId=${dossierId}`);
  await clerk.get(`outgoing/${id}`);
  await clerk.get(`outgoing/${id}/printed`);
  await clerk.put(`outgoing/${id}/marks`, { marks: [{ kind: 'signed', name: 'Người Ký', day: '2026-03-02' }] });
  await clerk.post(`outgoing/${id}/issue`, { number: '03/BC', date: '2026-03-02' });
  await clerk.post(`outgoing/${id}/scan`, pdfForm({}));
  await clerk.post(`outgoing/${id}/correct`, { reason: 'Sai ngày' });
  await clerk.post(`outgoing/${(await print('receipt')).id}/discard`);
  await clerk.get(`number-register?${of}&year=2026`);
}

/** A letter that is handed over on paper, notices, audit and the end of a season. */
export async function rest(season: Season): Promise<void> {
  const { clerk, nominator, admin, chair, secretary } = await peopleOf(season);
  await season.settled();
  const { items } = await nominator.get<{ items: { id: string }[] }>('notices');
  await nominator.get(`notices/${items[0]!.id}`);
  await nominator.post(`notices/${items[0]!.id}/read`);
  await nominator.get('notices/unread');
  await nominator.post('notices/read', { upTo: season.clock.now().toISOString() });
  await clerk.get('notices/undelivered');
  await failedMail(season, items[0]!.id);
  await clerk.post(`notices/${items[0]!.id}/resend`);
  const { items: mine } = await nominator.get<{ items: { id: string; state: string }[] }>('dossiers');
  await nominator.get(`notices/zalo?dossierId=${mine[0]!.id}`);
  await deliveredByHand(season);
  for (const part of ['progress', 'completeness', 'backward-calendar?due=2025-12-15'])
    await clerk.get(`campaigns/${season.sample.campaignId}/${part}`);
  const auditor = await season.as('admin');
  await auditor.post('audit/verify', {});
  await auditor.get(`audit/streams/dossier/${mine[0]!.id}`);
  await chair.post(`campaigns/${season.sample.campaignId}/amendments`, {
    reason: 'gia hạn',
    dossierDeadline: '2026-05-30',
  });
  const { items: campaigns } = await admin.get<{ items: { id: string; code: string }[] }>('campaigns');
  await chair.post(`campaigns/${campaigns.find(({ code }) => code === 'mua-khac')!.id}/close`);
  await secretary.get('me');
}

/** The papers of a letter in one, and the list as its receiver wants it. */
export async function sets(season: Season): Promise<void> {
  const { clerk } = await peopleOf(season);
  await season.settled();
  const { items } = await clerk.get<{ items: { id: string; state: string; receiver: { id: string } }[] }>(
    'submissions',
  );
  const letter = items.find(({ state }) => state === 'answered')!;
  const columns = `organisations/${season.sample.organisations.commune}/set-columns/${letter.receiver.id}`;
  await clerk.get(columns);
  await clerk.put(columns, { columns: [{ field: 'name', title: 'Họ và tên', width: 40 }] });
  const { items: editions } = await clerk.get<{ items: { pdf: object | null }[] }>(`submissions/${letter.id}/set`);
  for (const ending of ['xlsx', 'zip', ...(editions[0]!.pdf ? ['pdf'] : [])])
    await clerk.get(`submissions/${letter.id}/set.${ending}`);
}

/** An e-mail that could not be delivered, since the sample people have none. */
export async function failedMail(season: Season, noticeId: string): Promise<void> {
  const client = new Postgres({ connectionString: season.database.superuserUrl });
  await client.connect();
  await client.query(
    `UPDATE person SET email = 'nguoi@vinhdanh.test' WHERE id = (SELECT recipient_id FROM notice WHERE id = $1)`,
    [noticeId],
  );
  await client.query(`UPDATE notice SET state = 'failed', channel = 'email', error = '550' WHERE id = $1`, [noticeId]);
  await client.end();
}

async function deliveredByHand(season: Season): Promise<void> {
  const { clerk, chair, secretary } = await peopleOf(season);
  const ids = season.sample.people;
  const [id] = await referred(season, 1);
  const leaders = { presiderId: ids['chair'], secretaryId: ids['secretary'] };
  const { campaignId } = season.sample;
  const plan = { campaignId, title: 'Họp 2', place: 'Hội trường', plannedAt: '2026-03-02T09:00:00+07:00', ...leaders };
  const { id: sitting } = await secretary.post<{ id: string }>('sittings', plan);
  await secretary.put(`sittings/${sitting}/attendance`, {
    persons: COUNCIL.map((name) => ({ personId: ids[name], present: true })),
  });
  await secretary.post(`sittings/${sitting}/open`);
  const body = { campaignId, awardCode: INDIVIDUAL, dossierIds: [id], ballotKind: 'paper' };
  const { sheetId } = await secretary.post<{ sheetId: string }>(`sittings/${sitting}/sheets`, body);
  const minutesPaperId = await paper(secretary, 'councilMinutes', { kind: 'sheet', id: sheetId });
  const counts = [{ dossierId: id, yes: 9, no: 0, blank: 0, recused: 0, absent: 0 }];
  await secretary.post(`sheets/${sheetId}/count`, { counts, minutesPaperId });
  await chair.post(`sheets/${sheetId}/settle`);
  const { id: letter } = await clerk.post<{ id: string }>('submissions', { campaignId, dossierIds: [id] });
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${letter}`);
  await clerk.get(`submissions/${letter}/papers`);
  await chair.post(`submissions/${letter}/sign`, { signerId: ids['chair'], listDigest, channel: 'paper' });
  await clerk.post(`submissions/${letter}/deliver`, {});
}

/** By each part of the program: what calls every route of it at least once with an answer that is no refusal. */
export const EVERY_ROUTE = {
  ...{ accounts, register, drafting, council, forwarding },
  ...{ printing, templates, office, issuing, sets, rest },
};
