import { mayHandIn, NAMED_PAPERS, purposesFor } from '../../src/domain/grounds.js';
import { PAPER_PURPOSES } from '../../src/domain/campaign.js';

test.each([
  ['nominator', ['achievementReport', 'meetingRecord', 'withdrawalLetter', 'other']],
  ['authorityOfficer', ['decision', 'revocation', 'authorityAnswer', 'recordOfAct', 'other']],
  ['member', []],
  ['auditor', []],
  ...['clerk', 'secretary', 'chair', 'decider'].map((role) => [role, [...PAPER_PURPOSES]] as const),
] as const)('a %s hands in these papers and no others: %j', (role, purposes) => {
  expect(PAPER_PURPOSES.filter((purpose) => mayHandIn([role], purpose)).sort()).toEqual([...purposes].sort());
});

test('whoever holds two offices hands in the papers of both, whoever holds none hands in none', () => {
  const both = PAPER_PURPOSES.filter((purpose) => mayHandIn(['nominator', 'authorityOfficer'], purpose));
  expect([both.length, PAPER_PURPOSES.some((purpose) => mayHandIn([], purpose))]).toEqual([8, false]);
});

test.each([
  ['WITHDRAW', ['withdrawalLetter', 'meetingRecord']],
  ['HOLD', ['holdOrder', 'eligibilityNotice']],
  ['RELEASE', ['releaseOrder', 'eligibilityLift']],
  ['ACKNOWLEDGE', ['authorityAnswer']],
  ['RETURN', ['authorityAnswer']],
  ['NO_ANSWER', ['authorityAnswer']],
] as const)('%s rests on a paper of its own kind, or on a record of the act', (command, own) => {
  expect(purposesFor(command, 'basis')).toEqual([...own, 'recordOfAct', 'other']);
});

test('a paper that is named beside the basis has its kind whatever the command; other commands rest on any', () => {
  expect(NAMED_PAPERS.map((field) => [field, purposesFor('WITHDRAW', field)?.[0]])).toEqual([
    ['letterPaperId', 'withdrawalLetter'],
    ['consentPaperId', 'authorityAnswer'],
    ['chairConfirmationId', 'councilMinutes'],
  ]);
  expect(purposesFor('SUBMIT', 'basis')).toBeUndefined();
});
