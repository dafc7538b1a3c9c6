import * as fc from 'fast-check';
import { CampaignUnreadable, parseCampaign, readCampaign } from '../../src/campaigns/campaign.file.js';
import { checkCampaign } from '../../src/domain/campaign-check.js';
import { at, soundness } from '../../src/domain/problem.js';
import {
  award,
  card,
  changed,
  criterion,
  FILE,
  found,
  plan,
  problemsOf,
  put,
  rule,
  type Change,
} from './plan-file.fixture.js';

// prettier-ignore
const SLIPS: [string, Change, [path: string, code: string][]][] = [
  ['a title left out', (f) => put(f, { title: undefined }), [['title', 'value.missing']]],
  ['a title that is a number', (f) => put(f, { title: 5 }), [['title', 'value.notText']]],
  ['a title of spaces', (f) => put(f, { title: '  ' }), [['title', 'text.empty']]],
  ['a title without end', (f) => put(f, { title: 'a'.repeat(501) }), [['title', 'text.tooLong']]],
  ['a NUL in a note', (f) => put(f.notes, { 1: 'a\0b' }), [['notes[1]', 'text.nul']]],
  ['half a character in a slogan', (f) => put(f, { slogan: 'Xã \ud83c' }), [['slogan', 'text.loneSurrogate']]],
  ['a note that is a list', (f) => put(f.notes, { 2: [] }), [['notes[2]', 'value.notText']]],
  ['two empty purposes', (f) => put(f.plan.purposes, { 0: '', 3: ' ' }), [['plan.purposes[0]', 'text.empty'], ['plan.purposes[3]', 'text.empty']]],
  ['notes that are one text', (f) => put(f, { notes: 'x' }), [['notes', 'value.notList']]],
  ['a field that nobody knows', (f) => put(f.plan, { colour: 'red' }), [['plan.colour', 'value.unknown']]],
  ['a field with a strange name', (f) => put(f.plan, { 'a b': 1 }), [['plan["a b"]', 'value.unknown']]],
  ['a constructor smuggled in', (f) => put(criterion(f), { constructor: 1 }), [['awards[0].criteria[0].constructor', 'value.unknown']]],
  ['a code with marks', (f) => put(award(f, 1), { code: 'cá nhân' }), [['awards[1].code', 'code.malformed']]],
  ['a month of 31 days too long', (f) => put(f.period, { to: '2025-11-31' }), [['period.to', 'day.notReal']]],
  ['a deadline that is a number', (f) => put(f, { dossierDeadline: 20251215 }), [['dossierDeadline', 'day.notReal']]],
  ['the deadline inside the movement', (f) => put(f, { dossierDeadline: '2025-11-29' }), [['dossierDeadline', 'deadline.beforePeriodEnds']]],
  ['a movement that ends before it starts', (f) => put(f.period, { from: '2025-12-01' }), [['period.to', 'period.endsBeforeItStarts']]],
  ['a plan issued when all is over', (f) => put(f.document, { date: '2025-12-01' }), [['document.date', 'document.afterPeriodEnds']]],
  ['a version below one', (f) => put(f, { version: 0 }), [['version', 'number.notWhole']]],
  ['half a supplement round', (f) => put(f, { supplementRounds: 0.5 }), [['supplementRounds', 'number.notWhole']]],
  ['a campaign without awards', (f) => put(f, { awards: [] }), [['awards', 'list.wrongLength']]],
  ['an award that is a text', (f) => put(f.awards, { 1: 'x' }), [['awards[1]', 'value.notObject']]],
  ['an award that is null', (f) => put(f.awards, { 1: null }), [['awards[1]', 'value.notObject']]],
  ['a period that is a list', (f) => put(f, { period: [] }), [['period', 'value.notObject']]],
  ['two awards of one code', (f) => put(award(f, 1), { code: award(f).code }), [['awards[1].code', 'code.repeated']]],
  ['two criteria of one code', (f) => put(criterion(f, 3), { code: 't1' }), [['awards[0].criteria[3].code', 'code.repeated']]],
  ['an award for nobody', (f) => put(award(f), { nomineeKinds: [] }), [['awards[0].nomineeKinds', 'list.wrongLength']]],
  ['an award for an unknown kind', (f) => put(award(f).nomineeKinds, { 1: 'village' }), [['awards[0].nomineeKinds[1]', 'value.notListed']]],
  ['an award for collectives twice', (f) => award(f).nomineeKinds.push('collective'), [['awards[0].nomineeKinds[1]', 'code.repeated']]],
  ['a rule card that is not there', (f) => put(award(f, 1), { ruleCard: 'x' }), [['awards[1].ruleCard', 'award.ruleCardUnknown']]],
  ['a rule card of next year', (f) => put(card(f), { validFrom: '2026-01-01' }), [['awards[0].ruleCard', 'award.ruleCardNotValid'], ['awards[1].ruleCard', 'award.ruleCardNotValid']]],
  ['an award without the report', (f) => award(f).papers.pop(), [['awards[0].papers', 'award.noAchievementReport']]],
  ['a report that the clerk writes', (f) => put(award(f).papers[2]!, { from: 'clerk' }), [['awards[0].papers', 'award.noAchievementReport']]],
  ['the minutes asked for twice', (f) => award(f).papers.push(award(f).papers[1]!), [['awards[0].papers[3].purpose', 'code.repeated']]],
  ['a paper of no known purpose', (f) => put(award(f).papers[0]!, { purpose: 'poem' }), [['awards[0].papers[0].purpose', 'value.notListed']]],
  ['a measure without a target', (f) => put(criterion(f, 3), { target: null }), [['awards[0].criteria[3].target', 'criterion.targetMissing']]],
  ['a judgement with a target', (f) => put(criterion(f), { target: { unit: '%', atLeast: 1 } }), [['awards[0].criteria[0].target', 'criterion.targetOfJudged']]],
  ['a target in words for a number', (f) => put(criterion(f, 3).target!, { atLeast: 'all' }), [['awards[0].criteria[3].target.atLeast', 'number.notWhole']]],
  ['a target in numbers and in words', (f) => put(criterion(f, 3).target!, { text: 'top' }), [['awards[0].criteria[3].target.text', 'value.unknown']]],
  ['a target of nothing', (f) => put(criterion(f, 3), { target: 7 }), [['awards[0].criteria[3].target', 'value.notObject']]],
  ['a choice of one', (f) => award(f, 1).criteria[3]!.anyOf!.splice(1), [['awards[1].criteria[3].anyOf', 'list.wrongLength']]],
  ['a choice between the same', (f) => put(award(f, 1).criteria[3]!.anyOf![2]!, { code: 'sang-kien' }), [['awards[1].criteria[3].anyOf[2].code', 'code.repeated']]],
  ['a vote by secret ballot and without a council', (f) => put(card(f), { ballots: ['secret', 'noCouncil'] }), [['ruleCards[0].ballots', 'ballots.noCouncilNotAlone']]],
  ['the same ballot twice', (f) => put(card(f), { ballots: ['paper', 'paper'] }), [['ruleCards[0].ballots[1]', 'code.repeated']]],
  ['a threshold of nothing', (f) => put(card(f).threshold, { num: 0 }), [['ruleCards[0].threshold', 'fraction.outOfRange']]],
  ['a quorum of four thirds', (f) => put(card(f).quorum, { num: 4 }), [['ruleCards[0].quorum', 'fraction.outOfRange']]],
  ['a threshold of more than all', (f) => put(card(f).threshold, { num: 2 }), [['ruleCards[0].threshold', 'fraction.moreThanAll']]],
  ['a threshold in per cent', (f) => put(card(f), { threshold: { num: 66.7, den: 100, comparison: '>' } }), [['ruleCards[0].threshold.num', 'number.notWhole']]],
  ['a denominator of zero', (f) => put(card(f).quorum, { den: 0 }), [['ruleCards[0].quorum.den', 'number.notWhole']]],
  ['a quota of none', (f) => put(card(f), { quota: 0 }), [['ruleCards[0].quota', 'number.notWhole']]],
  ['two cards of one version', (f) => f.ruleCards.push(card(f)), [['ruleCards[1].version', 'code.repeated']]],
  ['a card that ends before it begins', (f) => f.ruleCards.push({ ...card(f), version: 2, validFrom: '2025-02-02', validTo: '2025-02-01' }), [['ruleCards[1].validTo', 'validity.endsBeforeItStarts']]],
  ['forwarding to nobody', (f) => put(rule(f), { receiver: null }), [['routing[0].receiver', 'routing.receiverMissing']]],
  ['a decision here by somebody else', (f) => put(rule(f), { outcome: 'decidedHere' }), [['routing[0].receiver', 'routing.receiverOfDecidedHere']]],
  ['a route for an unknown award', (f) => f.routing.push({ ...rule(f), award: 'x' }), [['routing[1].award', 'routing.awardUnknown']]],
  ['a route for a kind that the award is not for', (f) => f.routing.push({ ...rule(f), award: award(f).code, nomineeKind: 'household' }), [['routing[1].nomineeKind', 'routing.kindNotOfAward']]],
  ['two routes for the same', (f) => f.routing.push({ ...rule(f), validFrom: '2025-07-01' }), [['routing[1].award', 'routing.overlaps']]],
  ['a route for individuals only', (f) => put(rule(f), { nomineeKind: 'individual' }), [['awards[0].nomineeKinds[0]', 'award.unrouted']]],
  ['a minutes of no council', (f) => put(card(f), { ballots: ['noCouncil'] }), [['awards[0].papers', 'award.minutesWithoutCouncil'], ['awards[1].papers', 'award.minutesWithoutCouncil']]],
  ['a paper that nobody can hand in', (f) => award(f).papers.push({ purpose: 'eligibilityNotice', title: 'Xác nhận', from: 'clerk' }), [['awards[0].papers[3].purpose', 'paper.notAsked']]],
  ['a paper of any other kind', (f) => award(f).papers.push({ purpose: 'other', title: 'Giấy xác nhận thuế', from: 'nominator' }), [['awards[0].papers[3].purpose', 'paper.notAsked']]],
  ['more than all of them', (f) => put(criterion(f, 3).target!, { atLeast: 101 }), [['awards[0].criteria[3].target.atLeast', 'criterion.targetOverAll']]],
  ['a route that ended with the district', (f) => put(rule(f), { validTo: '2025-06-30' }), [['awards[0].nomineeKinds[0]', 'award.noRoute'], ['awards[1].nomineeKinds[0]', 'award.noRoute']]],
  ['a receiving authority without a name', (f) => put(f, { receivingAuthority: { code: 'x' } }), [['receivingAuthority.name', 'value.missing']]],
];

describe('a campaign file with a slip', () => {
  test.each(SLIPS)('%s is found at its place, and nothing else is blamed', (_, change, expected) => {
    expect(found(changed(change))).toEqual(expected);
  });

  test('every slip is told in both languages, with no place left unfilled', () => {
    const messages = SLIPS.flatMap(([, change]) => problemsOf(changed(change)).map(({ message }) => message));
    expect(messages.filter(({ vi, en }) => vi === '' || en === '' || /\{\w+\}/.test(vi + en))).toEqual([]);
    const { message } = problemsOf({ ...plan(), year: 1 })[0]!;
    expect(message).toEqual({
      vi: 'Phải là số nguyên từ 2000 đến 2100.',
      en: 'It must be a whole number from 2000 to 2100.',
    });
  });

  test('slips of form and of meaning are all told at once', () => {
    const file = plan();
    put(criterion(file, 3).target!, { atLeast: 'all' });
    put(award(file, 1).criteria[0]!, { code: 'c2', colour: 'red' });
    put(file, { dossierDeadline: '2025-01-01' });
    put(card(file), { quota: 0, threshold: { num: 3, den: 2, comparison: '>' } });
    put(file.document, { number: 7, date: '2026-01-01' });
    expect(found(file).toSorted()).toEqual([
      ['awards[0].criteria[3].target.atLeast', 'number.notWhole'],
      ['awards[1].criteria[0].colour', 'value.unknown'],
      ['awards[1].criteria[1].code', 'code.repeated'],
      ['document.date', 'document.afterPeriodEnds'],
      ['document.number', 'value.notText'],
      ['dossierDeadline', 'deadline.beforePeriodEnds'],
      ['ruleCards[0].quota', 'number.notWhole'],
      ['ruleCards[0].threshold', 'fraction.outOfRange'],
    ]);
  });

  test('a malformed code of one award hides nothing that is wrong elsewhere', () => {
    const file = plan();
    put(award(file), { code: 'tập thể' });
    put(award(file, 1), { ruleCard: 'x' });
    file.routing.push({ ...rule(file), award: 'khac' });
    expect(found(file).toSorted()).toEqual([
      ['awards[0].code', 'code.malformed'],
      ['awards[1].ruleCard', 'award.ruleCardUnknown'],
      ['routing[1].award', 'routing.awardUnknown'],
    ]);
  });

  test('a malformed code of one card hides neither a card that is not there nor one that does not hold', () => {
    const file = plan();
    file.ruleCards.push({ ...card(file), code: 'Thẻ' });
    put(card(file), { validTo: '2025-06-30' });
    put(award(file, 1), { ruleCard: 'x' });
    expect(found(file).toSorted()).toEqual([
      ['awards[0].ruleCard', 'award.ruleCardNotValid'],
      ['awards[1].ruleCard', 'award.ruleCardUnknown'],
      ['ruleCards[1].code', 'code.malformed'],
    ]);
  });

  test('a malformed day of one card is not taken for a card that does not hold', () => {
    const file = plan();
    put(card(file), { validTo: '30/6/2025' });
    expect(found(file)).toEqual([['ruleCards[0].validTo', 'day.notReal']]);
  });

  test('a deadline that is no day does not hide an award without any route', () => {
    const file = plan();
    put(file, { dossierDeadline: '15/12/2025' });
    put(rule(file), { nomineeKind: 'individual' });
    put(card(file), { validTo: '2025-06-30' });
    expect(found(file)).toEqual([
      ['dossierDeadline', 'day.notReal'],
      ['awards[0].nomineeKinds[0]', 'award.unrouted'],
    ]);
  });

  test('routing rules are judged where there are no awards, and beside one that is malformed', () => {
    const file = plan();
    put(file, { awards: [] });
    file.routing.push({ ...rule(file), award: 'x', citation: 5 as never }, { ...rule(file), receiver: null });
    expect(found(file).toSorted()).toEqual([
      ['awards', 'list.wrongLength'],
      ['routing[1].award', 'routing.awardUnknown'],
      ['routing[1].citation', 'value.notObject'],
      ['routing[2].award', 'routing.overlaps'],
      ['routing[2].receiver', 'routing.receiverMissing'],
    ]);
  });

  test('a kind that is malformed is not taken for one that the award is not for', () => {
    const file = plan();
    put(award(file).nomineeKinds, { 0: 'village' });
    file.routing.push({ ...rule(file), award: award(file).code, nomineeKind: 'household' });
    expect(found(file)).toEqual([['awards[0].nomineeKinds[0]', 'value.notListed']]);
  });

  test('what is not the whole file is refused as a whole', () => {
    expect([null, 5, 'plan', [], undefined, () => plan()].map(found)).toEqual(
      Array.from({ length: 6 }, () => [['', 'value.notObject']]),
    );
  });

  test('a file that is nested without end or too large is refused before it is read', () => {
    const loop: Record<string, unknown> = { ...plan() };
    loop.plan = loop;
    expect(found(loop)).toEqual([['', 'file.tooDeep']]);
    expect(found({ ...plan(), notes: Array.from({ length: 30_000 }, () => 'x') })).toEqual([['', 'file.tooLarge']]);
  });

  test('readCampaign throws every problem with its place', () => {
    const read = () => readCampaign({ ...plan(), title: '', year: null });
    expect(read).toThrow(CampaignUnreadable);
    expect(read).toThrow('title: text.empty; year: number.notWhole');
  });
});

describe('a campaign file without a slip', () => {
  test('the plan typed with letters and marks apart reads as the plan', () => {
    expect(readCampaign(JSON.parse(FILE.normalize('NFD')))).toEqual(plan());
  });

  test('dossiers may be due on the day that the movement ends, and all of them be asked for', () => {
    const file = plan();
    put(file, { dossierDeadline: file.period.to });
    put(criterion(file, 3).target!, { atLeast: 100 });
    put(criterion(file, 4).target!, { unit: 'hồ sơ', atLeast: 250 });
    expect(found(file)).toEqual([]);
  });

  test('routes that follow each other in time are in order', () => {
    const file = plan();
    file.routing = [
      { ...rule(file), validTo: '2025-06-30' },
      { ...rule(file), outcome: 'decidedHere', receiver: null, validFrom: '2025-07-01' },
      { ...rule(file), award: award(file).code, nomineeKind: 'collective', receiver: 'tinh-ha-tinh' },
    ];
    expect(found(file)).toEqual([]);
    expect(checkCampaign(file)).toEqual([]);
  });
});

describe('whatever arrives', () => {
  const settings = { seed: 2025, numRuns: process.env.SOAK ? 20_000 : 150 };
  const settles = (json: unknown) => {
    const reading = parseCampaign(json);
    return reading.ok ? checkCampaign(reading.campaign).length === 0 : reading.problems.length > 0;
  };
  const anything = fc.anything({
    maxDepth: 4,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
    key: fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'awards', 'then', 'code', 'length'),
    ),
  });

  test('any value at all is answered with problems, never with a crash', () => {
    fc.assert(fc.property(anything, settles), settings);
  });

  test('the plan with any part replaced by anything is read, or answered with problems', () => {
    const places = placesOf(plan(), []);
    const damaged = fc.tuple(fc.constantFrom(...places), fc.oneof(anything, fc.constantFrom(...Object.values(plan()))));
    fc.assert(
      fc.property(fc.array(damaged, { minLength: 1, maxLength: 4 }), (damages) => {
        const file = plan() as unknown as Record<string, unknown>;
        damages.forEach(([place, value]) => damage(file, place, value));
        return settles(file);
      }),
      settings,
    );
  });

  test('names from the prototype are refused wherever they stand', () => {
    const json = FILE.replace('"title"', '"__proto__": {"polluted": true}, "toString": 1, "title"');
    expect(found(JSON.parse(json))).toEqual([
      ['__proto__', 'value.unknown'],
      ['toString', 'value.unknown'],
    ]);
    expect('polluted' in {}).toBe(false);
  });
});

function placesOf(value: unknown, path: string[]): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key]));
  return path.length > 0 ? [path, ...below] : below;
}

function damage(file: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  const below = file[key];
  if (rest.length === 0 || typeof below !== 'object' || below === null || ArrayBuffer.isView(below)) file[key] = value;
  else damage(below as Record<string, unknown>, rest, value);
}

test('a place is unsound when it holds a broken one or lies within one, and only then', () => {
  const sound = soundness(['awards[1].criteria[3].target', at('plan', 'a.b[0]'), 'notes[2]']);
  const answers = [
    'awards',
    'awards[1]',
    'awards[].criteria',
    'awards[1].criteria[3].target.unit',
    'awards[].criteria[].target',
    'notes[]',
  ];
  expect(answers.map(sound)).toEqual(answers.map(() => false));
  const others = [
    'awards[0]',
    'awards[].code',
    'awards[1].criteria[3].text',
    'awards[].criteria[].code',
    'notes[3]',
    'plan.contents',
  ];
  expect(others.map(sound)).toEqual(others.map(() => true));
  expect(soundness([''])('title')).toBe(false);
});
