import { movedPlan } from '../sample/sample.season.js';
import { closeSitting, onPaper, onScreen, sheet, sitting } from './demo.council.js';
import { answer, decide, gather, numberAndDeliver, sign } from './demo.letters.js';
import { writePapers } from './demo.papers.js';
import { Stage } from './demo.stage.js';
import { COLLECTIVE, command, INDIVIDUAL, nominate, refer, states } from './demo.steps.js';
import { verifyTrails } from './demo.verify.js';

/**
 * A whole season in small, from a unit's list to the district's decision; its papers go into the folder that is named.
 * Returns how much differs from what is expected.
 */
export async function oneSeason(papersTo?: string): Promise<number> {
  const stage = await Stage.set('2026-03-02T02:00:00Z', movedPlan);
  try {
    const village = await nominate(stage, 'nominator', 'thon-mot');
    const union = await nominate(stage, 'nominator2', 'hoi-phu-nu');
    await refer(stage, 'nominator', village);
    await refer(stage, 'nominator2', union);
    const all = { ...village, ...union };
    await appraise(stage, all);
    await council(stage, all);
    await district(stage, all);
    await verifyTrails(stage);
    if (papersTo) await writePapers(stage, papersTo);
  } finally {
    await stage.close();
  }
  return stage.differences;
}

/** One is asked for more and answers; all are referred. */
async function appraise(stage: Stage, all: Record<string, string>): Promise<void> {
  stage.moveTo('2026-03-20T02:00:00Z', 'the clerk appraises');
  const asked = all['Mẫu Thị Hòa']!;
  const items = [{ code: 'report', text: 'Báo cáo cần nêu kết quả cụ thể của sáng kiến.' }];
  await command(stage, 'clerk', asked, 'ASK_SUPPLEMENT', { items, dueAt: '2026-03-27T17:00:00+07:00' });
  const nominator = await stage.as('nominator');
  await nominator.send('PUT', `dossiers/${asked}/sections/report`, { text: 'Báo cáo thành tích, có số liệu (mẫu).' });
  await command(stage, 'nominator', asked, 'RESUBMIT');
  for (const id of Object.values(all)) await command(stage, 'clerk', id, 'REFER');
}

async function council(stage: Stage, all: Record<string, string>): Promise<void> {
  stage.moveTo('2026-04-20T02:00:00Z', 'the council sits: collectives on paper, individuals on screen');
  const paper = await sitting(stage, 'Họp xét tập thể', COLLECTIVE);
  const collectives = [all['Tập thể Thôn Một']!, all['Chi hội Phụ nữ Mẫu']!];
  const onOne = await sheet(stage, paper, COLLECTIVE, collectives, 'paper');
  await onPaper(stage, onOne, { [collectives[0]!]: 9, [collectives[1]!]: 6 });
  await closeSitting(stage, paper);
  const screen = await sitting(stage, 'Họp xét cá nhân', INDIVIDUAL);
  const individuals = [all['Mẫu Thị Hòa']!, all['Mẫu Văn Thủy']!, all['Mẫu Thị Ánh']!];
  const onTwo = await sheet(stage, screen, INDIVIDUAL, individuals, 'secret');
  await onScreen(stage, onTwo, { [individuals[0]!]: 8, [individuals[1]!]: 3, [individuals[2]!]: 7 });
  await closeSitting(stage, screen);
  stage.expect('after the council', await states(stage, all), {
    'Tập thể Thôn Một': 'recommended',
    'Mẫu Thị Hòa': 'recommended',
    'Mẫu Văn Thủy': 'notRecommended',
    'Chi hội Phụ nữ Mẫu': 'recommended',
    'Mẫu Thị Ánh': 'recommended',
  });
}

async function district(stage: Stage, all: Record<string, string>): Promise<void> {
  stage.moveTo('2026-04-22T02:00:00Z', 'the letter is signed and goes to the district');
  const [hoa, village, union, anh] = ['Mẫu Thị Hòa', 'Tập thể Thôn Một', 'Chi hội Phụ nữ Mẫu', 'Mẫu Thị Ánh'].map(
    (name) => all[name]!,
  );
  const first = await gather(stage, [village!, union!, hoa!, anh!]);
  stage.expect('the signature', (await sign(stage, first)).status, 200);
  stage.expect('the letter', await numberAndDeliver(stage, first, '15/TTr-UBND'), 'delivered');
  await answer(stage, first, 'ACKNOWLEDGE');
  await answer(stage, first, 'RETURN', { dossierIds: [hoa], reason: 'Sai tên đơn vị trong danh sách.' });
  await decide(
    stage,
    'authority',
    { [village!]: 'awarded', [union!]: 'awarded', [anh!]: 'notAwarded' },
    { submissionId: first },
  );
  stage.moveTo('2026-04-28T02:00:00Z', 'the return is corrected, without a second vote');
  await command(stage, 'clerk', hoa!, 'CORRECT');
  const second = await gather(stage, [hoa!], first);
  stage.expect('the second signature', (await sign(stage, second)).status, 200);
  stage.expect('the second letter', await numberAndDeliver(stage, second, '18/TTr-UBND'), 'delivered');
  await answer(stage, second, 'ACKNOWLEDGE');
  await decide(stage, 'authority', { [hoa!]: 'awarded' }, { submissionId: second });
  stage.expect('at the end', await states(stage, all), {
    'Tập thể Thôn Một': 'awarded',
    'Mẫu Thị Hòa': 'awarded',
    'Mẫu Văn Thủy': 'notRecommended',
    'Chi hội Phụ nữ Mẫu': 'awarded',
    'Mẫu Thị Ánh': 'notAwarded',
  });
}
