import { EVERY_ROUTE } from '../support/every-route.js';
import type { Season } from '../support/season.js';
import { command, fill, INDIVIDUAL, nominate, nominee, paper, referred, pdfForm } from '../support/steps.js';
import { COUNCIL, delivered, sheet, sitting, vote, voted } from '../support/stories.js';

const { register, drafting, council, forwarding, rest } = EVERY_ROUTE;

interface Year {
  season: Season;
  ids: Record<string, string>;
}

/** Of everything that a commune does in a year something, by the ids that tests speak of. */
export async function fullYear(season: Season): Promise<Record<string, string>> {
  const year: Year = { season, ids: {} };
  const { ids } = year;
  for (const part of [register, drafting, council, forwarding, rest]) await part(season);
  await reinstated(year);
  await officePapers(year);
  await supplementAsked(year);
  await blocksNoted(year);
  await openSheet(year);
  const [one, two] = (await referred(season, 2)) as [string, string];
  await voted(season, { [one]: 9, [two]: 9 });
  ids['sent'] = await delivered(season, [one, two]);
  await answeredLetter(year);
  await countedSheet(year);
  await voidedSheet(year);
  await issued(year);
  return ids;
}

/** An invitation that was numbered and locked, and one in its place that waits for its signer. */
async function issued({ season, ids }: Year): Promise<void> {
  const clerk = await season.as('clerk');
  const mark = { kind: 'signed', name: 'Người Ký', day: '2026-03-02' };
  const print = (form: string) => clerk.post<{ id: string }>('outgoing', { form, subjectId: ids['sitting'] });
  for (const form of ['invitation', 'appraisalReport']) {
    const { id } = await print(form);
    await clerk.put(`outgoing/${id}/marks`, { marks: [mark], originals: 2 });
    await clerk.post(`outgoing/${id}/issue`, { draw: true, date: '2026-03-02' });
    await clerk.post(`outgoing/${id}/scan`, pdfForm({}));
    ids[form] = id;
  }
  await clerk.post(`outgoing/${ids['appraisalReport']}/correct`, { reason: 'Sai ngày' });
}

/** A letter of two: one was recalled by itself, the other decided on. */
async function answeredLetter({ season, ids }: Year): Promise<void> {
  const [one, two] = (await referred(season, 2)) as [string, string];
  await voted(season, { [one]: 9, [two]: 9 });
  ids['answered'] = await delivered(season, [one, two]);
  await command(await season.as('chair'), two, 'RECALL', { reason: 'Sai tên' });
  const outcomes = [{ dossierId: one, outcome: 'awarded' }];
  await (await season.as('authority')).post('decisions', { submissionId: ids['answered'], outcomes });
}

/** What an office says of its papers, and a slip that goes with one. */
async function officePapers({ season }: Year): Promise<void> {
  const clerk = await season.as('clerk');
  const path = `organisations/${season.sample.organisations.commune}/letterhead`;
  const { items } = await clerk.get<{ items: { id: string }[] }>('dossiers');
  await clerk.post(`forms/receipt/${items[0]!.id}/cover-slips`);
  const { commune, district } = season.sample.organisations;
  const columns = [{ field: 'name', title: 'Họ và tên', width: 40 }];
  await clerk.put(`organisations/${commune}/set-columns/${district}`, { columns });
  for (const signer of ['Lê Văn Mẫu', 'Ngô Thị Mẫu']) await clerk.put(path, { signer, numbering: 'typed' });
}

/** A decision that was entered wrongly: what the authority did not award is with it again, in its letter. */
async function reinstated({ season }: Year): Promise<void> {
  const [clerk, chair] = [await season.as('clerk'), await season.as('chair')];
  const { items } = await clerk.get<{ items: { id: string }[] }>('dossiers?state=notAwarded');
  const { id } = items[0]!;
  await command(clerk, id, 'ASK_REINSTATE', { target: 'forwarded.received', reason: 'ghi nhầm' });
  await command(chair, id, 'REINSTATE');
}

async function supplementAsked({ season, ids }: Year): Promise<void> {
  const [nominator, clerk] = [await season.as('nominator'), await season.as('clerk')];
  const [id] = (await nominate(season, 1)) as [string];
  await command(nominator, id, 'SUBMIT');
  await fill(nominator, id);
  await command(nominator, id, 'COMPLETE');
  const items = [{ code: 'report' }, { code: 'claim:c4', text: 'ghi rõ hơn' }];
  await command(clerk, id, 'ASK_SUPPLEMENT', { items, dueAt: '2026-04-01T00:00:00Z', reason: 'còn thiếu' });
  ids['asked'] = id;
}

/** Two blocks of one nominee whose dossier lives: one stands, the other was lifted. */
async function blocksNoted({ season, ids }: Year): Promise<void> {
  const [nominator, clerk] = [await season.as('nominator'), await season.as('clerk')];
  const nomineeId = await nominee(season);
  const place = { campaignId: season.sample.campaignId, unitId: season.sample.units['thon-mot'] };
  const { id } = await nominator.post<{ id: string }>('dossiers', { ...place, awardCode: INDIVIDUAL, nomineeId });
  const about = { kind: 'nominee', id: nomineeId };
  for (const name of ['block', 'lifted']) {
    const paperId = await paper(clerk, 'eligibilityNotice', about);
    const body = { code: 'inspection', fromDate: '2026-01-01', paperId };
    ids[name] = (await clerk.post<{ id: string }>(`nominees/${nomineeId}/blocks`, body)).id;
  }
  const lift = await paper(clerk, 'eligibilityLift', about);
  await clerk.post(`nominees/${nomineeId}/blocks/${ids['lifted']}/lift`, { paperId: lift });
  ids['blocked'] = id;
}

/** A vote that goes on: seven present, one of them recused, one opinion in writing, three ballots. */
async function openSheet({ season, ids }: Year): Promise<void> {
  const secretary = await season.as('secretary');
  const { people, campaignId } = season.sample;
  const [one, two] = (await referred(season, 2)) as [string, string];
  ids['sitting'] = await sitting(season);
  const persons = COUNCIL.map((name) => ({ personId: people[name], present: !['member6', 'member7'].includes(name) }));
  await secretary.put(`sittings/${ids['sitting']}/attendance`, { persons });
  const { nominee: about } = await secretary.get<{ nominee: { id: string } }>(`dossiers/${one}`);
  const nomineeId = about.id;
  await secretary.put(`sittings/${ids['sitting']}/recusals`, {
    recusals: [
      { personId: people['member5'], nomineeId },
      { personId: people['admin'], nomineeId },
    ],
  });
  const body = { campaignId, awardCode: INDIVIDUAL, dossierIds: [one, two], ballotKind: 'secret' };
  const { sheetId } = await secretary.post<{ sheetId: string }>(`sittings/${ids['sitting']}/sheets`, body);
  const opinion = await paper(secretary, 'writtenOpinion', { kind: 'sheet', id: sheetId });
  const choices = { [one]: 'yes', [two]: 'no' };
  await secretary.post(`sheets/${sheetId}/opinions`, { personId: people['member7'], paperId: opinion, choices });
  await secretary.post(`sheets/${sheetId}/open`);
  for (const name of ['chair', 'member1', 'member2'])
    await (await season.as(name)).post(`sheets/${sheetId}/ballots`, { choices });
  Object.assign(ids, { open: sheetId, voted: one, recused: people['member5'] });
}

/** A vote that is closed, and not read out. */
async function countedSheet({ season, ids }: Year): Promise<void> {
  const secretary = await season.as('secretary');
  const [one] = (await referred(season, 1)) as [string];
  ids['counted'] = await sheet(season, [one]);
  await secretary.post(`sheets/${ids['counted']}/open`);
  await vote(season, ids['counted'], { [one]: 9 });
  await secretary.post(`sheets/${ids['counted']}/close`);
}

/** A vote that one dossier left before it was declared void, and the sheet that is drawn up for the other. */
async function voidedSheet({ season, ids }: Year): Promise<void> {
  const secretary = await season.as('secretary');
  const [leaver, stayer] = (await referred(season, 2)) as [string, string];
  const voided = await sheet(season, [leaver, stayer]);
  await secretary.post(`sheets/${voided}/open`);
  season.clock.advance(1000);
  await command(await season.as('chair'), leaver, 'HOLD', { reason: 'có đơn' });
  season.clock.advance(1000);
  await secretary.post(`sheets/${voided}/void`, { reason: 'lập nhầm' });
  Object.assign(ids, { voided, leaver, stayer, drawn: await sheet(season, [stayer]) });
}
