import { readPlan } from '../sample/sample.season.js';
import { Database } from '../platform/database.js';
import { closeSitting, onPaper, sheet, sitting } from './demo.council.js';
import { decide, gather, numberAndDeliver, sign } from './demo.letters.js';
import { Stage } from './demo.stage.js';
import { COLLECTIVE, command, INDIVIDUAL, nominate, refer, states } from './demo.steps.js';
import { verifyTrails } from './demo.verify.js';

const DISTRICT = 'huyen-duc-tho';
const PROVINCE = { code: 'tinh-ha-tinh', name: 'UBND tỉnh Hà Tĩnh (qua Sở Nội vụ)', kind: 'province' };
const CITATION =
  'Nghị quyết 203/2025/QH15: kết thúc hoạt động của cấp huyện từ 01/7/2025 (chưa kiểm chứng cho hồ sơ này).';
const CITED = {
  vi: CITATION,
  en: 'Resolution 203/2025/QH15: the district level ceased on 1 July 2025 (unverified for this dossier).',
};

/** The district had ceased before the plan's own deadline came: known from the register of organisations. */
const CEASED = `UPDATE organisation SET valid_to = '2025-07-01' WHERE code = $1`;

/** The plan on its own dates: the district refuses to be signed to; one award goes to the province, the other is decided here. */
export async function twoLevels(): Promise<number> {
  const stage = await Stage.set('2025-03-03T02:00:00Z', readPlan);
  try {
    await stage.server.app.get(Database).query(CEASED, [DISTRICT]);
    stage.moveTo('2025-12-01T02:00:00Z', 'a village nominates, on the dates of the plan');
    const village = await nominate(stage, 'nominator', 'thon-mot');
    await refer(stage, 'nominator', village);
    for (const id of Object.values(village)) await command(stage, 'clerk', id, 'REFER');
    await council(stage, village);
    await letters(stage, village);
    await verifyTrails(stage);
  } finally {
    await stage.close();
  }
  return stage.differences;
}

async function council(stage: Stage, village: Record<string, string>): Promise<void> {
  stage.moveTo('2025-12-17T02:00:00Z', 'the council sits, on paper');
  for (const [award, names] of [
    [COLLECTIVE, ['Tập thể Thôn Một']],
    [INDIVIDUAL, ['Mẫu Thị Hòa', 'Mẫu Văn Thủy']],
  ] as const) {
    const id = await sitting(stage, `Họp xét ${award}`, award);
    const ids = names.map((name) => village[name]!);
    const sheetId = await sheet(stage, id, award, ids, 'paper');
    await onPaper(stage, sheetId, Object.fromEntries(ids.map((dossier) => [dossier, 8])));
    await closeSitting(stage, id);
  }
}

async function letters(stage: Stage, village: Record<string, string>): Promise<void> {
  stage.moveTo('2025-12-18T02:00:00Z', 'the letter to the district is refused: it ceased on 1 July');
  const [collective, hoa, thuy] = ['Tập thể Thôn Một', 'Mẫu Thị Hòa', 'Mẫu Văn Thủy'].map((name) => village[name]!);
  const refused = await gather(stage, [collective!, hoa!, thuy!]);
  stage.expect('SIGN to the district', await sign(stage, refused), { status: 409, code: 'receiver.ceased' });
  await (await stage.as('clerk')).send('POST', `submissions/${refused}/discard`, {});
  await recordSuccession(stage);
  const letter = await gather(stage, [collective!]);
  stage.expect('SIGN to the province', (await sign(stage, letter)).status, 200);
  stage.expect(
    'the letter waits until it is handed over',
    await numberAndDeliver(stage, letter, '92/TTr-UBND'),
    'signed',
  );
  await (await stage.as('clerk')).send('POST', `submissions/${letter}/deliver`, {});
  stage.say('clerk: handed over on paper, since the province has no account here');
  await decide(stage, 'chair', { [hoa!]: 'awarded', [thuy!]: 'awarded' }, {});
  stage.expect('at the end', await states(stage, village), {
    'Tập thể Thôn Một': 'forwarded.sent',
    'Mẫu Thị Hòa': 'awarded',
    'Mẫu Văn Thủy': 'awarded',
  });
}

/** The administrator records what became of the district, marked unverified, and amends the routing. */
async function recordSuccession(stage: Stage): Promise<void> {
  const admin = await stage.as('admin');
  const { id: provinceId } = await admin.send<{ id: string }>('POST', 'organisations', PROVINCE);
  const { items } = await admin.send<{ items: { id: string; code: string }[] }>('GET', 'organisations?limit=100');
  const district = items.find(({ code }) => code === DISTRICT)!;
  const succession = {
    toId: provinceId,
    kind: 'merge',
    onDate: '2025-07-01',
    citation: CITATION,
    certainty: 'unverified',
  };
  await admin.send('POST', `organisations/${district.id}/successions`, succession);
  const rule = { nomineeKind: null, validFrom: null, validTo: null, citation: CITED, certainty: 'unverified' };
  const routing = [
    { ...rule, award: COLLECTIVE, outcome: 'forward', receiver: PROVINCE.code },
    { ...rule, award: INDIVIDUAL, outcome: 'decidedHere', receiver: null },
  ];
  const reason = 'Cấp huyện kết thúc hoạt động từ 01/7/2025 (chưa kiểm chứng).';
  await admin.send('POST', `campaigns/${stage.sample.campaignId}/amendments`, { reason, routing });
  stage.say('admin: the succession is recorded (unverified) and the routing amended');
}
