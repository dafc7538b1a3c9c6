import { paper } from './demo.steps.js';
import type { Stage } from './demo.stage.js';

const COUNCIL = ['chair', 'secretary', 'member1', 'member2', 'member3', 'member4', 'member5', 'member6', 'member7'];

/** A sitting with everybody present, opened. */
export async function sitting(stage: Stage, title: string, awardCode: string): Promise<string> {
  const secretary = await stage.as('secretary');
  const { people, campaignId } = stage.sample;
  const { id } = await secretary.send<{ id: string }>('POST', 'sittings', {
    ...{ campaignId, title, place: 'Hội trường UBND xã', plannedAt: stage.clock.now().toISOString() },
    ...{ presiderId: people['chair'], secretaryId: people['secretary'], awardCodes: [awardCode] },
  });
  const persons = COUNCIL.map((name) => ({ personId: people[name], present: true }));
  await secretary.send('PUT', `sittings/${id}/attendance`, { persons });
  await secretary.send('POST', `sittings/${id}/open`, {});
  stage.say(`secretary: "${title}" is open, ${persons.length} of ${persons.length} present`);
  return id;
}

interface Sheet {
  sheetId: string;
}

export async function sheet(
  stage: Stage,
  sittingId: string,
  awardCode: string,
  dossierIds: string[],
  ballotKind: string,
): Promise<string> {
  const body = { campaignId: stage.sample.campaignId, awardCode, dossierIds, ballotKind };
  const { sheetId } = await (await stage.as('secretary')).send<Sheet>('POST', `sittings/${sittingId}/sheets`, body);
  return sheetId;
}

/** Counted on paper: `yes` of nine for each dossier, the rest no; the signed minutes attached. */
export async function onPaper(stage: Stage, sheetId: string, yes: Record<string, number>): Promise<void> {
  const minutesPaperId = await paper(stage, 'secretary', 'councilMinutes', { kind: 'sheet', id: sheetId }, '01/BB-HĐ');
  const counts = Object.entries(yes).map(([dossierId, count]) => ({
    ...{ dossierId, yes: count, no: COUNCIL.length - count, blank: 0, recused: 0, absent: 0 },
  }));
  await (await stage.as('secretary')).send('POST', `sheets/${sheetId}/count`, { counts, minutesPaperId });
  stage.say('secretary: the counts are entered from the minutes');
  await settle(stage, sheetId);
}

/** Voted on screen, in secret: the first `yes` members agree, the rest do not. */
export async function onScreen(stage: Stage, sheetId: string, yes: Record<string, number>): Promise<void> {
  const secretary = await stage.as('secretary');
  await secretary.send('POST', `sheets/${sheetId}/open`, {});
  for (const [index, name] of COUNCIL.entries()) {
    const choices = Object.fromEntries(Object.entries(yes).map(([id, count]) => [id, index < count ? 'yes' : 'no']));
    await (await stage.as(name)).send('POST', `sheets/${sheetId}/ballots`, { choices });
  }
  await secretary.send('POST', `sheets/${sheetId}/close`, {});
  stage.say(`council: ${COUNCIL.length} secret ballots, closed and counted`);
  await settle(stage, sheetId);
  const paperId = await paper(stage, 'secretary', 'councilMinutes', { kind: 'sheet', id: sheetId }, '02/BB-HĐ');
  await secretary.send('POST', `sheets/${sheetId}/minutes`, { paperId });
}

async function settle(stage: Stage, sheetId: string): Promise<void> {
  const chair = await stage.as('chair');
  await chair.send('POST', `sheets/${sheetId}/settle`, {});
  const { counts } = await chair.send<{ counts: { sentence: { vi: string } }[] }>('GET', `sheets/${sheetId}`);
  for (const { sentence } of counts) stage.say(`  ${sentence.vi}`);
}

export async function closeSitting(stage: Stage, id: string): Promise<void> {
  await (await stage.as('secretary')).send('POST', `sittings/${id}/close`, {});
}
