import type { Award, Criterion } from '../../src/domain/campaign.js';
import { itemCode } from '../../src/domain/command.js';
import { missingFrom, missingPapers } from '../../src/domain/completeness.js';
import { digestsOf, type ContentItem } from '../../src/domain/content.js';

const criterion = (code: string, evidence: Criterion['evidence']): Criterion => ({
  code,
  text: code,
  kind: 'judged',
  target: null,
  evidence,
  anyOf: null,
});

const AWARD: Award = {
  code: 'tap-the',
  title: 'Tập thể tiêu biểu',
  nomineeKinds: ['collective'],
  ruleCard: 'card',
  criteria: [criterion('t1', 'none'), criterion('t2', 'optional'), criterion('t3', 'required')],
  papers: [
    { purpose: 'submissionLetter', title: 'Tờ trình', from: 'clerk' },
    { purpose: 'councilMinutes', title: 'Biên bản', from: 'council' },
    { purpose: 'achievementReport', title: 'Báo cáo thành tích', from: 'nominator' },
  ],
};

const item = (kind: ContentItem['kind'], code: string, more: Partial<ContentItem> = {}): ContentItem => ({
  kind,
  code,
  digest: `${kind} ${code}`,
  criterion: null,
  filled: true,
  ...more,
});

const CLAIMS = ['t1', 't2', 't3'].map((code) => item('claim', code));
const PROOF = item('evidence', 'e1', { criterion: 't3' });

test('an empty dossier lacks the report, every claim, and evidence where the campaign requires it', () => {
  expect(missingFrom(AWARD, [])).toEqual(['report', 'claim:t1', 'claim:t2', 'claim:t3', 'evidence:t3']);
});

test('nothing is missing once the report, the claims and the required evidence are there', () => {
  expect(missingFrom(AWARD, [...CLAIMS, PROOF, item('section', 'report')])).toEqual([]);
  expect(missingFrom(AWARD, [...CLAIMS, PROOF, item('paper', 'achievementReport')])).toEqual([]);
});

test('what was emptied is missing again', () => {
  const emptied = [
    item('claim', 't1', { filled: false }),
    ...CLAIMS.slice(1),
    PROOF,
    item('section', 'report', { filled: false }),
  ];
  expect(missingFrom(AWARD, emptied)).toEqual(['report', 'claim:t1']);
});

test('evidence counts for the criterion that it stands for, and for no other', () => {
  const other = item('evidence', 'e1', { criterion: 't2' });
  expect(missingFrom(AWARD, [...CLAIMS, other, item('section', 'report')])).toEqual(['evidence:t3']);
});

test('an award that asks for no report misses none', () => {
  expect(missingFrom({ ...AWARD, papers: [] }, [...CLAIMS, PROOF])).toEqual([]);
});

test('before signing every paper is there but the letter, and the minutes, which are asked of the sheet', () => {
  expect(missingPapers(AWARD, [])).toEqual(['achievementReport']);
  expect(missingPapers(AWARD, [item('section', 'report')])).toEqual([]);
  expect(missingPapers(AWARD, [item('paper', 'achievementReport')])).toEqual([]);
});

test('a report that was emptied, and a piece of another kind that is called like it, are no paper', () => {
  const others = [
    item('section', 'report', { filled: false }),
    item('section', 'achievementReport'),
    item('paper', 'report'),
    item('evidence', 'achievementReport'),
  ];
  expect(missingPapers(AWARD, others)).toEqual(['achievementReport']);
  expect(missingFrom(AWARD, [...CLAIMS, PROOF, ...others])).toEqual(['report']);
});

test.each([
  [{ kind: 'section', code: 'report' }, 'report'],
  [{ kind: 'paper', code: 'achievementReport' }, 'report'],
  [{ kind: 'section', code: 'achievementReport' }, 'section:achievementReport'],
  [{ kind: 'paper', code: 'report' }, 'paper:report'],
  [{ kind: 'claim', code: 't1' }, 'claim:t1'],
  [{ kind: 'claim', code: 'report' }, 'claim:report'],
  [{ kind: 'evidence', code: 'e1', criterion: 't4' }, 'evidence:t4'],
] as const)('%j is known to supplements as %s', (change, code) => {
  expect(itemCode(change)).toBe(code);
});

test('the digest of a content does not depend on the order of its pieces, and changes with each of them', () => {
  const whole = [...CLAIMS, PROOF, item('section', 'report')];
  expect(digestsOf(whole.toReversed())).toEqual(digestsOf(whole));
  const others = whole.map((one) =>
    digestsOf(whole.map((piece) => (piece === one ? { ...one, digest: 'other' } : piece))),
  );
  expect(new Set([digestsOf(whole), ...others].map((digests) => digests.content)).size).toBe(whole.length + 1);
});

test('evidence and other papers are no part of what the council voted on', () => {
  const core = [...CLAIMS, item('section', 'report'), item('paper', 'achievementReport')];
  const beside = [PROOF, item('paper', 'other'), item('evidence', 'achievementReport')];
  expect(digestsOf([...core, ...beside]).core).toBe(digestsOf(core).core);
  const fewer = core.map((left) => digestsOf(core.filter((one) => one !== left)).core);
  expect(new Set([digestsOf(core).core, ...fewer]).size).toBe(core.length + 1);
});
