import { readFileSync } from 'node:fs';
import { readCampaign } from '../../src/campaigns/campaign.file.js';
import {
  criteriaOf,
  pinnedCardOf,
  routeOf,
  ruleCardOf,
  type Campaign,
  type RoutingRule,
} from '../../src/domain/campaign.js';
import { PLAN } from './plan.fixture.js';

const FILE = readFileSync(new URL('../../campaigns/tung-anh-cchc-2025.json', import.meta.url), 'utf8');
const plan = () => JSON.parse(FILE) as Campaign;
const lines = PLAN.split('\n').map((line) => line.replaceAll('**', '').trim());
const bulletsBetween = (start: string, end: string) =>
  lines
    .slice(lines.indexOf(start) + 1, lines.indexOf(end))
    .filter((line) => line !== '')
    .map((line) => line.replace(/^-\s*/, ''));
const onOneLine = (text: string) => text.replace(/\s+/g, ' ');

/** Letterhead, numbering and the sentences that the file holds as dates: not texts of the campaign. */
const HELD_OTHERWISE = [
  'ỦY BAN NHÂN DÂN',
  'XÃ TÙNG ANH',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập – Tự do – Hạnh phúc',
  'Số: KH/UBND',
  'Tùng Anh, ngày tháng 02 năm 2025',
  'KẾ HOẠCH',
  'I.MỤC ĐÍCH, YÊU CẦU:',
  '1. Mục đích:',
  '2.Yêu cầu:',
  'II. ĐỐI TƯỢNG THI ĐUA.',
  'III. KHẨU HIỆU THI ĐUA',
  'IV. NỘI DUNG THI ĐUA',
  'V. THỜI GIAN TỔ CHỨC PHONG TRÀO THI ĐUA',
  'Kể từ ngày ban hành kế hoạch phát động phong trào thi đua đến ngày 30 tháng 11 năm 2025',
  'VI. CÔNG TÁC KHEN THƯỞNG',
  '1.Các tiêu chuẩn đề nghị huyện khen thưởng',
  'a) Tập thể',
  'b) Cá nhân:',
  '2.Hồ sơ khen thưởng:',
  '3. Thời gian đề nghị xét khen thưởng',
  'Hồ sơ đề nghị về UBND xã (qua văn phòng Nội vụ) chậm nhất ngày 15/12/2025',
  'VII. TỔ CHỨC THỰC HIỆN',
  'Nơi nhận:',
  '(họ tên người ký)',
];

describe('the plan of 2025 as a campaign file', () => {
  const campaign = readCampaign(plan());
  const [collective, individual] = campaign.awards;
  const textsOf = (award = collective) => award?.criteria.map(({ text }) => text);
  const shape = (award = collective) =>
    award?.criteria.map(({ code, kind, evidence, target }) => [
      code,
      kind,
      evidence,
      target && Object.values(target)[1],
    ]);

  test('the criteria for collectives are the bullets of VI.1.a, word for word, and no others', () => {
    expect(textsOf(collective)).toEqual(bulletsBetween('a) Tập thể', 'b) Cá nhân:'));
    expect(shape(collective)).toEqual([
      ['t1', 'judged', 'none', null],
      ['t2', 'judged', 'none', null],
      ['t3', 'measurable', 'required', 100],
      ['t4', 'measurable', 'required', 100],
      ['t5', 'measurable', 'required', 100],
      ['t6', 'measurable', 'required', 'đứng top đầu'],
      ['t7', 'measurable', 'optional', 100],
    ]);
  });

  test('the criteria for individuals are the bullets of VI.1.b, word for word, and no others', () => {
    expect(textsOf(individual)).toEqual(bulletsBetween('b) Cá nhân:', '2.Hồ sơ khen thưởng:'));
    expect(shape(individual)).toEqual([
      ['c1', 'judged', 'none', null],
      ['c2', 'judged', 'none', null],
      ['c3', 'judged', 'none', null],
      ['c4', 'judged', 'required', null],
      ['c5', 'judged', 'none', null],
    ]);
  });

  test('an individual names an initiative, a measure or a solution, and no other criterion offers a choice', () => {
    const choices = campaign.awards.flatMap(({ criteria }) => criteria.filter(({ anyOf }) => anyOf));
    expect(choices.map(({ code, anyOf }) => [code, anyOf?.map(({ text }) => text)])).toEqual([
      ['c4', ['sáng kiến', 'biện pháp', 'giải pháp']],
    ]);
  });

  test('both awards ask for the three papers of VI.2, the report alone from the nominator', () => {
    const titles = bulletsBetween('2.Hồ sơ khen thưởng:', '3. Thời gian đề nghị xét khen thưởng');
    const papers = [
      { purpose: 'submissionLetter', title: titles[0], from: 'clerk' },
      { purpose: 'councilMinutes', title: titles[1], from: 'council' },
      { purpose: 'achievementReport', title: titles[2], from: 'nominator' },
    ];
    expect(campaign.awards.map((award) => award.papers)).toEqual([papers, papers]);
    expect(titles.length).toBe(3);
  });

  test('the movement ends on 30 November, dossiers are due on 15 December, and what is blank stays blank', () => {
    expect([campaign.period, campaign.dossierDeadline, campaign.year]).toEqual([
      { from: null, to: '2025-11-30' },
      '2025-12-15',
      2025,
    ]);
    expect([campaign.document.number, campaign.document.date]).toEqual([null, null]);
  });

  test('every line of the plan is in the file, but for letterhead, headings, blanks and dates', () => {
    const held = onOneLine(textsIn(campaign).join(' | '));
    const isHeld = (line: string) => held.includes(line.replace(/^(-\s*|\d\.\s*|\*\.)/, ''));
    const missing = lines.filter((line) => line !== '' && !isHeld(line) && !HELD_OTHERWISE.includes(line));
    expect(missing).toEqual([
      'Cán bộ, công chức, người hoạt động không chuyên trách; các tổ chức, cá nhân trên địa bàn xã Tùng Anh',
    ]);
    expect(missing[0]).toBe(campaign.targetGroups.join('; '));
  });

  test('every text of the file stands in the plan, but for award titles, units, citations and notes', () => {
    const {
      awards,
      ruleCards: _cards,
      routing: _routing,
      notes: _notes,
      code: _code,
      receivingAuthority,
      ...rest
    } = campaign;
    const criteria = awards.flatMap((award) =>
      award.criteria.map(({ text, anyOf }) => [text, anyOf?.map((one) => one.text)]),
    );
    const texts = textsIn([
      rest,
      criteria,
      awards.map(({ papers }) => papers.map(({ title }) => title)),
      receivingAuthority.name,
    ]);
    const words = onOneLine(lines.join(' ').replaceAll(/ (-\s*|\d\.\s*|\*\.)/g, ' '));
    const invented = texts.filter(
      (text) => !words.includes(text.replaceAll(/ (-\s*)/g, ' ')) && !text.startsWith('2025-'),
    );
    expect(invented).toEqual([]);
  });

  test('one unverified card says how both awards are voted: more than half of all, two thirds present', () => {
    const cards = campaign.awards.map(({ code }) => ruleCardOf(campaign, code, '2025-12-15'));
    expect(cards).toEqual([campaign.ruleCards[0], campaign.ruleCards[0]]);
    expect(campaign.ruleCards).toEqual([
      {
        code: 'hoi-dong-xa',
        version: 1,
        ballots: ['paper', 'secret'],
        quorum: { num: 2, den: 3, comparison: '>=' },
        threshold: { num: 1, den: 2, comparison: '>' },
        denominator: 'allMembers',
        quota: null,
        blank: 'notYes',
        absent: 'notYes',
        writtenOpinions: 'counted',
        recused: 'keepInDenominator',
        tie: 'fails',
        retention: 'none',
        citation: expect.objectContaining({
          en: expect.stringContaining("the commune's own regulation decides"),
        }) as object,
        certainty: 'unverified',
        validFrom: null,
        validTo: null,
      },
    ]);
  });

  test('the plan sends both awards to the district, on any day', () => {
    const routes = [
      routeOf(campaign, 'tap-the-cchc-2025', 'collective', '2025-12-15'),
      routeOf(campaign, 'ca-nhan-cchc-2025', 'individual', '2026-12-15'),
    ];
    expect(routes.map((route) => [route?.outcome, route?.receiver])).toEqual([
      ['forward', 'huyen-duc-tho'],
      ['forward', 'huyen-duc-tho'],
    ]);
  });

  test('the oddities of the paper are told, not repaired', () => {
    const told = (words: string) => campaign.notes.some((note) => note.includes(words));
    expect(['"Số: KH/UBND"', 'ngày tháng 02', '"Tùng Ảnh"', 'ba cách', 'thứ hạng', '"không"'].map(told)).toEqual(
      Array.from({ length: 6 }, () => true),
    );
    expect(campaign.plan.organisation.at(-1)).toContain('đầy mạnh công tác cải cách hành chính xã Tùng Ảnh');
  });
});

test('a dossier is held to the card of the day it was submitted, and else to that of the deadline', () => {
  const campaign = readCampaign(plan());
  const [card] = campaign.ruleCards;
  const first = { ...card!, version: 1, validFrom: '2025-06-01', validTo: '2025-11-30' };
  const second = { ...card!, version: 2, validFrom: '2025-12-01', validTo: '2025-12-15' };
  const two = { ...campaign, ruleCards: [first, second] };
  const days = ['2025-11-30', '2025-12-01', '2025-12-20', '2025-05-31', null];
  const versions = days.map((day) => pinnedCardOf(two, campaign.awards[0]!.code, day)?.version);
  expect(versions).toEqual([1, 2, 2, 2, 2]);
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('of several rules', () => {
  const campaign = readCampaign(plan());
  const award = campaign.awards[1]!;
  const [card] = campaign.ruleCards.filter(({ code }) => code === award.ruleCard);
  const other = { ...card!, code: 'another card', version: 9 };
  const versions = [2, 3, 1].map((version) => ({ ...card!, version, validFrom: null, validTo: null }));

  test('the card of the award with the highest version holds', () => {
    const many = { ...campaign, ruleCards: [...versions, other] };
    expect(ruleCardOf(many, award.code, '2025-12-01')).toEqual({ ...versions[1], version: 3 });
    expect(ruleCardOf(many, 'no award', '2025-12-01')).toBeUndefined();
  });

  test('a dossier keeps the card of the day on which it was submitted; never submitted, that of the deadline', () => {
    const [early, late] = [
      { ...versions[0]!, validTo: '2025-11-30' },
      { ...versions[1]!, validFrom: '2025-12-01' },
    ];
    const many = { ...campaign, dossierDeadline: '2025-12-15', ruleCards: [late, early] };
    const pinned = (day: string | null) => pinnedCardOf(many, award.code, day)?.version;
    expect([pinned('2025-11-30'), pinned('2025-12-01'), pinned(null)]).toEqual([2, 3, 3]);
  });

  test('the route that names the award goes before the one that names the kind, and that before the rest', () => {
    const rule = (more: Partial<RoutingRule>): RoutingRule => ({
      ...campaign.routing[0]!,
      ...{ award: null, nomineeKind: null, validFrom: null, validTo: null },
      ...more,
    });
    const [any, kind, named] = [
      rule({ receiver: 'any' }),
      rule({ nomineeKind: 'individual', receiver: 'kind' }),
      rule({ award: award.code, receiver: 'named' }),
    ];
    const both = rule({ award: award.code, nomineeKind: 'individual', receiver: 'both' });
    const receiver = (routing: RoutingRule[], code = award.code) =>
      routeOf({ ...campaign, routing }, code, 'individual', '2025-12-01')?.receiver;
    expect(receiver([any!, kind!, named!, both])).toBe('both');
    expect(receiver([any!, kind!, named!])).toBe('named');
    expect(receiver([named!, kind!, any!])).toBe('named');
    expect(receiver([any!, kind!])).toBe('kind');
    expect(receiver([kind!, any!])).toBe('kind');
    expect(receiver([named!, any!], 'another award')).toBe('any');
    expect(receiver([rule({ nomineeKind: 'collective', receiver: 'others' })])).toBeUndefined();
  });

  test('the criteria of an award are in the order of the plan; those of no award are none', () => {
    expect([criteriaOf(award), criteriaOf(undefined)]).toEqual([['c1', 'c2', 'c3', 'c4', 'c5'], []]);
  });
});
