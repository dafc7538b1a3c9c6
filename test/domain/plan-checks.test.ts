import { checkCampaign } from '../../src/domain/campaign-check.js';
import { cleanJson } from '../../src/domain/json-input.js';
import {
  award,
  card,
  changed,
  criterion,
  found,
  plan,
  problemsOf,
  put,
  rule,
  type Change,
} from './plan-file.fixture.js';

const both =
  (...changes: Change[]): Change =>
  (file) =>
    changes.forEach((change) => change(file));

const noCouncil: Change = (f) => put(card(f), { ballots: ['noCouncil'] });
const ended: Change = (f) => put(card(f), { validTo: '2025-06-30' });
const twice = (values: object, first: object = {}): Change => {
  return (f) => (put(rule(f), first), f.routing.push({ ...rule(f), ...first, ...values } as never));
};

/** A rule judges nothing of which a part that it reads cannot be read: whoever mistyped a day is told of the day. */
// prettier-ignore
const MALFORMED: [string, Change, [path: string, code: string][]][] = [
  ['the day a movement begins', (f) => put(f.period, { from: '2025-13-01' }), [['period.from', 'day.notReal']]],
  ['the day a movement ends, before it begins', (f) => put(f.period, { from: '2025-02-01', to: '2025-00-01' }), [['period.to', 'day.notReal']]],
  ['the day a movement ends, after the deadline', (f) => put(f.period, { to: '2025-12-99' }), [['period.to', 'day.notReal']]],
  ['the deadline, within the movement', (f) => put(f, { dossierDeadline: '2025-02-30' }), [['dossierDeadline', 'day.notReal']]],
  ['the day of the plan, after all', (f) => put(f.document, { date: '2025-99-01' }), [['document.date', 'day.notReal']]],
  ['the day a movement ends, before its plan', (f) => (put(f.document, { date: '2025-02-10' }), put(f.period, { to: '2025-00-10' })), [['period.to', 'day.notReal']]],
  ['the purpose of the report', (f) => put(award(f).papers[2]!, { purpose: 'poem' }), [['awards[0].papers[2].purpose', 'value.notListed']]],
  ['who writes the report', (f) => put(award(f).papers[2]!, { from: 'nobody' }), [['awards[0].papers[2].from', 'value.notListed']]],
  ['a purpose, twice', (f) => (put(award(f).papers[0]!, { purpose: 'poem' }), put(award(f).papers[1]!, { purpose: 'poem' })), [['awards[0].papers[0].purpose', 'value.notListed'], ['awards[0].papers[1].purpose', 'value.notListed']]],
  ['the card of an award', (f) => put(award(f), { ruleCard: 'Thẻ' }), [['awards[0].ruleCard', 'code.malformed']]],
  ['the card of an award, and the same of the card that has ended and asks no council', both(noCouncil, ended, (f) => (put(card(f), { code: 'Thẻ' }), put(award(f), { ruleCard: 'Thẻ' }), put(award(f, 1), { ruleCard: 'Thẻ' }))), [['awards[0].ruleCard', 'code.malformed'], ['awards[1].ruleCard', 'code.malformed'], ['ruleCards[0].code', 'code.malformed']]],
  ['a purpose beside minutes of no council', both(noCouncil, (f) => put(award(f).papers[0]!, { purpose: 'poem' })), [['awards[0].papers[0].purpose', 'value.notListed'], ['awards[1].papers', 'award.minutesWithoutCouncil']]],
  ['ballots of which there are none', (f) => put(card(f), { ballots: [] }), [['ruleCards[0].ballots', 'list.wrongLength']]],
  ['ballots, twice', (f) => put(card(f), { ballots: ['poem', 'poem'] }), [['ruleCards[0].ballots[0]', 'value.notListed'], ['ruleCards[0].ballots[1]', 'value.notListed']]],
  ['ballots beside no council', (f) => put(card(f), { ballots: ['noCouncil', 'poem'] }), [['ruleCards[0].ballots[1]', 'value.notListed']]],
  ['the award of a route', (f) => put(rule(f), { award: 'Á' }), [['routing[0].award', 'code.malformed']]],
  ['the kind of a route', (f) => put(rule(f), { nomineeKind: 'village' }), [['routing[0].nomineeKind', 'value.notListed']]],
  ['the day a route begins', (f) => put(rule(f), { validFrom: '2025-12-40' }), [['routing[0].validFrom', 'day.notReal']]],
  ['the day a route ends', (f) => put(rule(f), { validTo: '2025-06-31' }), [['routing[0].validTo', 'day.notReal']]],
  ['the code of an award that has no route', (f) => (put(award(f), { code: 'Á' }), put(rule(f), { award: award(f, 1).code })), [['awards[0].code', 'code.malformed']]],
  ['a target of a judgement', (f) => put(criterion(f), { target: 7 }), [['awards[0].criteria[0].target', 'value.notObject']]],
  ['a target of more than all', (f) => put(criterion(f, 3).target!, { atLeast: 100.5 }), [['awards[0].criteria[3].target.atLeast', 'number.notWhole']]],
  ['the codes of a choice, both', (f) => [1, 2].forEach((index) => put(award(f, 1).criteria[3]!.anyOf![index]!, { code: 'Á' })), [['awards[1].criteria[3].anyOf[1].code', 'code.malformed'], ['awards[1].criteria[3].anyOf[2].code', 'code.malformed']]],
  ['the receiver of what is decided here', (f) => put(rule(f), { outcome: 'decidedHere', receiver: 'Á' }), [['routing[0].receiver', 'code.malformed']]],
  ['the kind of a route of one award', (f) => f.routing.push({ ...rule(f), award: award(f).code, nomineeKind: 'village' as never }), [['routing[1].nomineeKind', 'value.notListed']]],
  ['the code of an award, and the same of its route', (f) => (put(award(f), { code: 'Á' }), f.routing.push({ ...rule(f), award: 'Á', nomineeKind: 'household' })), [['awards[0].code', 'code.malformed'], ['routing[1].award', 'code.malformed']]],
  ['the award of two routes', twice({}, { award: 'Á' }), [['routing[0].award', 'code.malformed'], ['routing[1].award', 'code.malformed']]],
  ['the kind of two routes', twice({}, { nomineeKind: 'village' }), [['routing[0].nomineeKind', 'value.notListed'], ['routing[1].nomineeKind', 'value.notListed']]],
  ['the beginning of the second of two routes', twice({ validFrom: '2025-12-40' }), [['routing[1].validFrom', 'day.notReal']]],
  ['the end of the second of two routes', twice({ validTo: '2025-12-40' }), [['routing[1].validTo', 'day.notReal']]],
  ['the beginning of the first of two routes', (f) => (f.routing.push({ ...rule(f) }), put(rule(f), { validFrom: '2025-12-40' })), [['routing[0].validFrom', 'day.notReal']]],
  ['the end of the first of two routes', (f) => (f.routing.push({ ...rule(f) }), put(rule(f), { validTo: '2025-12-40' })), [['routing[0].validTo', 'day.notReal']]],
  ['the code of two cards of one version', (f) => f.ruleCards.push({ ...card(f), code: 'Thẻ' }, { ...card(f), code: 'Thẻ' }), [['ruleCards[1].code', 'code.malformed'], ['ruleCards[2].code', 'code.malformed']]],
  ['the version of two cards', (f) => f.ruleCards.push({ ...card(f), version: 0 }, { ...card(f), version: 0 }), [['ruleCards[1].version', 'number.notWhole'], ['ruleCards[2].version', 'number.notWhole']]],
  ['the denominator of nothing', (f) => put(card(f), { threshold: { num: 0, den: 'x', comparison: '>=' } }), [['ruleCards[0].threshold.den', 'number.notWhole']]],
  ['a quorum of more than all', (f) => put(card(f), { quorum: { num: 2.5, den: 2.5, comparison: '>' } }), [['ruleCards[0].quorum.den', 'number.notWhole'], ['ruleCards[0].quorum.num', 'number.notWhole']]],
  ['the day a card begins', (f) => put(card(f), { validFrom: '2025-99-99', validTo: '2026-01-01' }), [['ruleCards[0].validFrom', 'day.notReal']]],
  ['the day a card ends', (f) => put(card(f), { validFrom: '2025-01-01', validTo: '2025-00-00' }), [['ruleCards[0].validTo', 'day.notReal']]],
];

describe('what cannot be read', () => {
  test.each(MALFORMED)('%s is told by itself', (_, change, expected) => {
    expect(found(changed(change)).toSorted()).toEqual(expected.toSorted());
  });

  test('two items of a list that are nothing are not taken for the same', () => {
    const file = {
      ...plan(),
      awards: [null, null, ...plan().awards],
      routing: [null, ...plan().routing],
      ruleCards: [null, ...plan().ruleCards],
    };
    expect(found(file).map(([path]) => path)).toEqual(['awards[0]', 'awards[1]', 'ruleCards[0]', 'routing[0]']);
  });

  test.each(['ruleCards', 'routing'])('of %s that are no list nothing is said but that', (member) => {
    expect(found({ ...plan(), [member]: 'x' })).toEqual([[member, 'value.notList']]);
  });
});

// prettier-ignore
const IN_ORDER: [string, Change][] = [
  ['two cards of one version and unlike codes', (f) => f.ruleCards.push({ ...card(f), code: 'khac' })],
  ['two versions of one card', (f) => f.ruleCards.push({ ...card(f), version: 7 })],
  ['a card that holds for one day', (f) => f.ruleCards.push({ ...card(f), version: 7, validFrom: '2025-02-01', validTo: '2025-02-01' })],
  ['a card that holds to the deadline', (f) => put(card(f), { validFrom: f.dossierDeadline, validTo: f.dossierDeadline })],
  ['one of two versions of a card holds', (f) => f.ruleCards.push({ ...card(f), version: 7, validTo: '2025-06-30' })],
  ['all must be there', (f) => put(card(f).quorum, { num: 3, den: 3, comparison: '>=' })],
  ['a threshold of one of a hundred', (f) => put(card(f).threshold, { num: 1, den: 100 })],
  ['no council, and no minutes', (f) => (noCouncil(f), f.awards.forEach(({ papers }) => papers.splice(1, 1)))],
  ['one of two cards of a code asks a council', (f) => f.ruleCards.push({ ...card(f), code: 'khac', ballots: ['noCouncil'] })],
  ['a movement of one day, planned on it', (f) => (put(f.period, { from: f.period.to }), put(f.document, { date: f.period.to }))],
  ['a movement that began some time', (f) => put(f.period, { from: null })],
  ['a plan of some day', (f) => put(f.document, { date: null })],
  ['a target of the unit "điểm %"', (f) => put(criterion(f, 3).target!, { unit: 'điểm %', atLeast: 250 })],
  ['a target in words', (f) => put(criterion(f, 3), { target: { unit: '%', text: 'đứng đầu huyện' } })],
  ['a judgement without a target', (f) => put(criterion(f), { target: null })],
  ['routes in the order of the newest', (f) => { f.routing = [{ ...rule(f), validFrom: '2025-07-01' }, { ...rule(f), validTo: '2025-06-30' }]; }],
  ['a route of one award for its kind', (f) => f.routing.push({ ...rule(f), award: award(f).code, nomineeKind: 'collective' })],
  ['a route of one award for all its kinds', (f) => f.routing.push({ ...rule(f), award: award(f).code })],
  ['routes of one award for unlike kinds', (f) => f.routing.push({ ...rule(f), nomineeKind: 'collective' }, { ...rule(f), nomineeKind: 'individual' })],
  ['a decision here', (f) => put(rule(f), { outcome: 'decidedHere', receiver: null })],
];

test.each(IN_ORDER)('nothing is said against this: %s', (_, change) => {
  expect(found(changed(change))).toEqual([]);
});

const { code: collective } = award(plan());
const { code: cardCode } = card(plan());
const overlap = { other: 1 };

/** What fills the places of a sentence, as programs read it. */
// prettier-ignore
const PARAMS: [string, Change, object][] = [
  ['code.repeated', (f) => put(award(f, 1), { code: collective }), { code: collective }],
  ['code.repeated', (f) => f.ruleCards.push(card(f)), { code: `${cardCode} ${card(plan()).version}` }],
  ['code.repeated', (f) => award(f).nomineeKinds.push('collective'), { code: 'collective' }],
  ['paper.notAsked', (f) => award(f).papers.push({ purpose: 'other', title: 'x', from: 'clerk' }), { allowed: ['submissionLetter', 'councilMinutes', 'achievementReport'] }],
  ['award.ruleCardUnknown', (f) => put(award(f, 1), { ruleCard: 'x' }), { code: 'x' }],
  ['award.ruleCardNotValid', ended, { code: cardCode, day: '2025-12-15' }],
  ['award.minutesWithoutCouncil', noCouncil, { code: cardCode }],
  ['award.unrouted', (f) => put(rule(f), { nomineeKind: 'individual' }), { kind: 'collective' }],
  ['award.noRoute', (f) => put(rule(f), { validTo: '2025-06-30' }), { kind: 'collective', day: '2025-12-15' }],
  ['routing.awardUnknown', (f) => f.routing.push({ ...rule(f), award: 'x' }), { code: 'x' }],
  ['routing.kindNotOfAward', (f) => f.routing.push({ ...rule(f), award: collective, nomineeKind: 'household' }), { code: collective, kind: 'household' }],
  ['routing.overlaps', (f) => f.routing.push({ ...rule(f) }), overlap],
  ['routing.overlaps', (f) => f.routing.push({ ...rule(f), award: collective }, { ...rule(f), award: collective }), { other: 2 }],
  ['routing.overlaps', (f) => { f.routing = [{ ...rule(f), validTo: '2025-07-01' }, { ...rule(f), validFrom: '2025-07-01' }]; }, overlap],
  ['routing.overlaps', (f) => { f.routing = [{ ...rule(f), validFrom: '2025-07-01' }, { ...rule(f), validTo: '2025-07-01' }]; }, overlap],
  ['period.endsBeforeItStarts', (f) => put(f.period, { from: '2025-12-01' }), {}],
];

test.each(PARAMS)('%s says of what', (code, change, params) => {
  const [problem] = problemsOf(changed(change));
  expect({ code: problem?.code, params: problem?.params }).toEqual({ code, params });
});

test.each(PARAMS)('%s is told beside a slip elsewhere, too', (code, change) => {
  const file = changed(both(change, (f) => put(f, { title: 5 })));
  expect(found(file).map(([, told]) => told)).toEqual(expect.arrayContaining([code, 'value.notText']));
});

test('a campaign that was read is judged as a whole', () => {
  expect(checkCampaign(plan())).toEqual([]);
  expect(checkCampaign(changed(noCouncil)).map(({ code }) => code)).toEqual([
    'award.minutesWithoutCouncil',
    'award.minutesWithoutCouncil',
  ]);
});

test('a target in % may stand behind blanks', () => {
  const change: Change = (f) => put(criterion(f, 3).target!, { unit: '  % hồ sơ', atLeast: 101 });
  expect(found(changed(change))).toEqual([['awards[0].criteria[3].target.atLeast', 'criterion.targetOverAll']]);
});

describe('what comes from outside', () => {
  const nested = (depth: number): unknown => (depth === 1 ? 'x' : [nested(depth - 1)]);

  test('sixteen levels are read, seventeen are not', () => {
    expect(cleanJson(nested(16))).toEqual({ value: nested(16), problems: [] });
    expect(cleanJson([nested(16), nested(16)]).problems.map(({ code, params }) => [code, params])).toEqual([
      ['file.tooDeep', { most: 16 }],
    ]);
  });

  test('twenty thousand values are read, one more is not', () => {
    const many = (count: number) => Array.from({ length: count - 1 }, () => 0);
    expect(cleanJson(many(20_000))).toEqual({ value: many(20_000), problems: [] });
    expect(cleanJson([many(10_000), many(20_000)]).problems.map(({ code, params }) => [code, params])).toEqual([
      ['file.tooLarge', { most: 20_000 }],
    ]);
  });

  test('of what was cut short nothing else is told', () => {
    const deep = { ...plan(), title: 'a\0b', colour: nested(20), code: 'a\0b' };
    expect(found(deep)).toEqual([['', 'file.tooDeep']]);
  });

  test('what is no JSON counts as absent, and names are told that nothing can have', () => {
    const odd = { yes: true, no: false, none: null, much: 5n, now: () => 1, kept: 'a\u0301', 'a\0': 1, valueOf: 2 };
    expect(cleanJson(odd).value).toEqual({ yes: true, no: false, none: null, kept: 'á' });
    expect(cleanJson(odd).problems.map(({ path, code }) => [path, code])).toEqual([
      ['["a\\u0000"]', 'value.unknown'],
      ['valueOf', 'value.unknown'],
    ]);
  });
});
