import { BATCH_STATE_LABELS } from '../../src/domain/batch-labels.js';
import { flowOf, type BatchKind } from '../../src/domain/batches.js';
import { lineTold } from '../../src/domain/batch-told.js';
import { COMMAND_LABELS } from '../../src/domain/command-labels.js';
import { COMMAND_TOLD } from '../../src/domain/command-told.js';
import { COUNT_LABELS } from '../../src/domain/count-labels.js';
import { EFFECT_LABELS } from '../../src/domain/effect-labels.js';
import { itemsTold } from '../../src/domain/item-labels.js';
import { BALLOT_LABELS, NOMINEE_KIND_LABELS } from '../../src/domain/kind-labels.js';
import { PAPER_LABELS } from '../../src/domain/paper-labels.js';
import type { Params } from '../../src/domain/param-words.js';
import { PROBLEM_SENTENCES, type ProblemCode } from '../../src/domain/problem-sentences.js';
import { problem } from '../../src/domain/problem.js';
import { CATALOGUE, type RefusalCode } from '../../src/domain/refusal-catalogue.js';
import { placeTold } from '../../src/domain/place-labels.js';
import { refuse, tell } from '../../src/domain/refusals.js';
import { CHOICE_LABELS, RULE_LABELS } from '../../src/domain/rule-labels.js';
import { ROLE_LABELS, STATE_LABELS, STREAM_LABELS, TURN_LABELS, type Sentence } from '../../src/domain/vocabulary.js';
import { slipsIn } from './slips.fixture.js';

const ID = '0198c5d2-7a3e-7c11-9f52-3d1f0a6b4e21';
const IDS = [ID, '0198c5d2-7a3e-7c11-9f52-3d1f0a6b4e22'];

/** What the program puts into each place, as it is sent to programs. */
const REALISTIC: Params = {
  tag: '{Họ và tên}',
  parts: '{số} {loại} {cơ quan}',
  opened: '{#Danh sách}',
  link: 'anh-nen.png',
  ...{ field: 'award', area: 'B7:B9', near: ['Giấy khen', 'Bằng khen'] },
  ...{
    who: ['clerk', 'chair'],
    roles: ['admin', 'authorityOfficer'],
    state: 'evidence.appraisal',
    command: 'SET_CLAIM',
  },
  ...{ what: 'CHANGE_LIST', when: '2025-12-02T07:05:00.000Z', dueAt: '2025-12-15T17:00:00.000Z', day: '2025-07-01' },
  ...{ missing: ['report', 'claim:c1', 'claim:c2', 'evidence:c4'], items: ['evidence:c4'], item: 'claim:c2' },
  ...{ criterion: 'c4', why: 'number', criteria: ['c1', 'c2', 'c3', 'c4'], papers: ['achievementReport'] },
  ...{ form: 'countRecord', unit: 'Thôn Hai' },
  ...{ purpose: 'recordOfAct', kind: 'household', intoKind: 'collective', allowed: ['draft', 'evidence.collecting'] },
  ...{ problems: ['count.sum', 'count.ballots'], dossiers: IDS, sheets: IDS, persons: IDS, nominees: IDS },
  ...{ fields: ['items[1].awardCode'], route: 'POST /sheets/{sheetId}/open', receiver: 'UBND tỉnh', now: 'UBND huyện' },
  number: '41',
  ...{
    count: 2,
    rounds: 1,
    next: 118,
    days: 7,
    limit: 20,
    seconds: 30,
    length: 8,
    year: 2027,
    version: 3,
    seen: 2,
    current: 4,
  },
  ...{ code: 'thon-1', username: 'le.minh', most: 64, least: 2, other: 3, requestId: '9f523d1f0a6b' },
};

/** Where a place of that name holds something else. */
const OTHERWISE: Partial<Record<string, Params>> = {
  'sheet.notOpen': { state: 'counted' },
  'sheet.wrongState': { state: 'settled' },
  'outgoing.wrongState': { state: 'printed' },
  'number.farAhead': { number: '2026', last: 12 },
  'sitting.wrongState': { state: 'planned' },
  'submission.wrongState': { state: 'drafted' },
  'ballot.notAllowed': { kind: 'byCirculation', allowed: ['secret', 'paper'] },
  'conflict.version': { who: 'Lê Minh' },
  'conflict.changed': { who: 'Lê Minh' },
  'paper.notAsked': { allowed: ['submissionLetter', 'councilMinutes', 'achievementReport'] },
};

const paramsOf = (code: string, ...texts: string[]): Params => {
  const places = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
  const known = { ...REALISTIC, ...OTHERWISE[code] };
  return Object.fromEntries(
    [...new Set([...places, 'criteria'])].map((name) => [name, known[name] ?? `no ${name} here`]),
  );
};

test.each(Object.keys(CATALOGUE) as RefusalCode[])('%s is told in the words of an office, without a code', (code) => {
  const { vi, en, helpVi, helpEn } = CATALOGUE[code];
  const { sentence, help } = tell(refuse(code, paramsOf(code, vi, en, helpVi, helpEn)));
  expect([...slipsIn(sentence), ...slipsIn(help)]).toEqual([]);
});

test.each(Object.keys(PROBLEM_SENTENCES) as ProblemCode[])('%s in a file is told without a code', (code) => {
  const { vi, en } = PROBLEM_SENTENCES[code];
  expect(slipsIn(problem('', code, paramsOf(code, vi, en)).message)).toEqual([]);
});

test('a closed list of which not each value has a word is not told', () => {
  const told = problem('tie', 'value.notListed', { allowed: ['fails', 'chairSide', 'rerun'] });
  expect([told.message.vi, told.params]).toEqual([
    'Không có trong danh sách được chọn.',
    { allowed: ['fails', 'chairSide', 'rerun'] },
  ]);
});

test('no label has a code in it', () => {
  const kinds: BatchKind[] = ['sitting', 'sheet', 'submission', 'decision', 'organisation'];
  const ofLists = kinds.flatMap((kind) => Object.values(flowOf(kind)).flatMap((commands) => Object.keys(commands)));
  const tables: Record<string, Sentence>[] = [
    ...[STATE_LABELS, ROLE_LABELS, TURN_LABELS, STREAM_LABELS, COMMAND_LABELS, COMMAND_TOLD, PAPER_LABELS],
    ...[EFFECT_LABELS, RULE_LABELS, CHOICE_LABELS, NOMINEE_KIND_LABELS, BALLOT_LABELS, COUNT_LABELS],
    ...Object.values(BATCH_STATE_LABELS),
  ];
  const labels = [...tables.flatMap((table) => Object.values(table)), ...ofLists.map(lineTold)];
  expect(labels.length).toBeGreaterThan(200);
  expect(labels.flatMap(slipsIn)).toEqual([]);
});

test('what is missing is told by the number that a criterion has in the plan', () => {
  const missing = ['report', 'claim:xa-hoi', 'evidence:kinh-te', 'claim:kinh-te'];
  const criteria = ['kinh-te', 'van-hoa', 'xa-hoi'];
  expect(itemsTold(missing, criteria, 'vi')).toEqual([
    'báo cáo thành tích',
    'kê khai tiêu chuẩn 1, 3',
    'minh chứng cho tiêu chuẩn 1',
  ]);
  expect(itemsTold(missing, criteria, 'en')).toEqual([
    'achievement report',
    'claims on criteria 1, 3',
    'evidence for criterion 1',
  ]);
  expect(itemsTold(['claim:gone', 'evidence:gone', 'section:more'], criteria, 'vi')).toEqual([
    'kê khai tiêu chuẩn',
    'minh chứng cho tiêu chuẩn',
    'phần khác của hồ sơ',
  ]);
});

test('a criterion that the plan does not have is told as this one', () => {
  expect(tell(refuse('claim.wrong', { criterion: 'gone', why: 'choice' })).sentence).toEqual({
    vi: 'Kê khai cho tiêu chuẩn này chưa đúng: lựa chọn không có trong tiêu chuẩn.',
    en: 'The claim on this criterion is not right: the criterion has no such choice.',
  });
});

test('a name that is typed is repeated as it was typed, though a role has it', () => {
  expect(tell(refuse('username.taken', { username: 'chair' })).sentence.vi).toBe('Tên đăng nhập chair đã có.');
});

test.each([
  ['the end of a day by the day', '2025-12-15T17:00:00.000Z', '(15/12/2025)'],
  ['another moment by its time', '2025-12-15T03:30:00.000Z', '(10:30 ngày 15/12/2025)'],
])('a deadline is told: %s', (_, dueAt, told) => {
  expect(tell(refuse('deadline.passed', { dueAt })).sentence.vi).toContain(told);
});

test('of one dossier English does not say many', () => {
  expect(tell(refuse('nominee.onVote', { dossiers: [ID] })).sentence.en).toBe(
    'The council is voting on 1 dossier of this nominee.',
  );
});

test.each([
  ['items[1].awardCode', 'dòng 2, danh hiệu', 'row 2, award'],
  ['basis.paperId', 'văn bản', 'paper'],
  ['roles', 'tư cách', 'role'],
  ['constructor', '', ''],
  ['', '', ''],
])('the place %j of what was sent is told in words', (path, vi, en) => {
  expect([placeTold(path, 'vi'), placeTold(path, 'en')]).toEqual([vi, en]);
});
