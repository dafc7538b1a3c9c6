import { digestsOf } from '../../src/domain/content.js';
import type { LineBody } from '../../src/domain/line.js';
import { BLANK_MEMORY } from '../../src/domain/memory.js';
import { follows, replayBatch, replayDossier, type ReplayFault } from '../../src/domain/replay.js';
import { LATER, NOW } from './dossier.fixture.js';
import { lineBody, NOTHING, recorded, type Step } from './trail.fixture.js';

const batch = { kind: 'sheet' as const, id: 'sheet', seq: 3 };
const letter = { ...batch, kind: 'submission' as const };
const decision = { ...batch, kind: 'decision' as const };
const organisation = { ...batch, kind: 'organisation' as const };
const PAPER = { kind: 'paper' as const, paperId: 'paper' };
const report = { kind: 'section' as const, code: 'report', contentId: 'c1', digest: 'd1' };
const claim = { kind: 'claim' as const, code: 't1', contentId: 'c2', digest: 'd2' };
const photo = { kind: 'evidence' as const, code: 'e1', criterion: 't1', contentId: 'c3', digest: 'd3' };

const toCouncil: Step[] = [
  { command: 'WRITE_SECTION', data: { change: report } },
  { command: 'SET_CLAIM', data: { change: claim } },
  { command: 'SUBMIT' },
  { command: 'COMPLETE' },
  { command: 'REFER' },
  { command: 'OPEN_VOTE', data: { batch } },
  { command: 'CLOSE_VOTE', data: { batch } },
];
const season: Step[] = [
  ...toCouncil,
  { command: 'SETTLE', data: { batch } },
  { command: 'SIGN', data: { batch: letter, signerId: 'chair' } },
  { command: 'DELIVERED', capacity: 'system', data: { receiverId: 'district' } },
  { command: 'ACKNOWLEDGE', basis: PAPER, data: { recorder: 'clerk' } },
  { command: 'RETURN', data: { noteId: 'n' } },
  { command: 'SEND_BACK', data: { itemCodes: ['evidence:t1'], dueAt: LATER } },
  { command: 'ADD_EVIDENCE', data: { change: photo } },
  { command: 'RESUBMIT' },
  { command: 'REFER', data: { voteStands: true, chairConfirmationId: 'paper' } },
  { command: 'HOLD', data: { noteId: 'n' } },
  { command: 'RELEASE', at: '2025-12-03T08:00:00.000Z' },
  { command: 'DECIDE', data: { batch: decision, outcome: 'awarded' }, facts: { decidedHere: true } },
  { command: 'REVOKE', data: { batch: decision, noteId: 'n' } },
  { command: 'ASK_REINSTATE', data: { noteId: 'n', target: 'awarded' }, actorId: 'clerk' },
  { command: 'REINSTATE', actorId: 'chair' },
  { command: 'CLOSE_SEASON', data: { batch: organisation } },
];

const faults = (lines: readonly LineBody[]) => replayDossier(lines).faults.map(({ seq, kind }) => `${kind} ${seq}`);
/** What is told of lines in which everything told is of one kind. */
const told = (kind: ReplayFault['kind']) => (lines: readonly LineBody[]) =>
  replayDossier(lines).faults.map((fault) =>
    fault.kind === kind ? fault.detail : `as ${fault.kind}: ${fault.detail}`,
  );
const changedAt = (lines: readonly LineBody[], seq: number, change: Partial<LineBody>): LineBody[] =>
  lines.map((line) => (line.seq === seq ? { ...line, ...change } : line));

test('a whole season is replayed to its end, with its memory and the digests of its content', () => {
  const replayed = replayDossier(recorded(...season));
  expect(replayed.faults).toEqual([]);
  expect(replayed.state).toBe('archived');
  const held = [report, claim, photo].map((change) => ({ criterion: null, filled: true, ...change }));
  expect(replayed.contentDigest).toBe(digestsOf(held).content);
  expect(replayed.memory).toEqual({
    ...BLANK_MEMORY,
    submittedAt: NOW,
    completed: true,
    referred: true,
    decidedHere: true,
    voted: digestsOf(held),
  });
});

test('a dossier that is only made stands in draft, with its due date', () => {
  expect(replayDossier(recorded())).toEqual({
    faults: [],
    state: 'draft',
    memory: { ...BLANK_MEMORY, dueAt: LATER },
    items: [],
    contentDigest: NOTHING,
  });
});

test('a piece that was taken away is no longer held', () => {
  const gone = { ...photo, contentId: null, digest: null };
  const lines = recorded(
    { command: 'ADD_EVIDENCE', data: { change: photo } },
    { command: 'REMOVE_EVIDENCE', data: { change: gone } },
  );
  expect(replayDossier(lines)).toMatchObject({ faults: [], items: [], contentDigest: NOTHING });
});

test('nothing can be said of a dossier without lines', () => {
  expect(replayDossier([])).toEqual({
    ...{ faults: [], state: 'draft', memory: BLANK_MEMORY, items: [], contentDigest: NOTHING },
  });
});

test('a piece takes the place of the one of its kind and code, and of no other', () => {
  const changes = [report, { ...report, code: 'opinion' }, { ...photo, code: 'report' }, { ...report, digest: 'd4' }];
  const commands = ['WRITE_SECTION', 'WRITE_SECTION', 'ADD_EVIDENCE', 'WRITE_SECTION'] as const;
  const replayed = replayDossier(
    recorded(...changes.map((change, index) => ({ command: commands[index]!, data: { change } }))),
  );
  const held = changes.slice(1).map((change) => ({ criterion: null, ...change, filled: true }));
  expect([replayed.faults, replayed.items]).toEqual([[], held]);
});

test('a line that may not be there is told once: what comes after it is as if it had been allowed', () => {
  const lines = recorded(...season);
  const whole = replayDossier(lines);
  for (const { seq, command, to } of lines.slice(1)) {
    const spoiled = replayDossier(changedAt(lines, seq, { actorId: 'nobody', capacity: 'auditor', basis: PAPER }));
    expect([command, to, spoiled.faults.map((fault) => [fault.kind, fault.seq])]).toEqual([
      command,
      to,
      [['badGuard', seq]],
    ]);
    expect({ ...spoiled, faults: [] }).toEqual(whole);
  }
});

describe('a line is told as a bad arrow', () => {
  const lines = recorded(...toCouncil);
  const details = told('badArrow');

  test('where the first is not the making of a dossier', () => {
    expect(details(changedAt(lines, 1, { command: 'SUBMIT' }))).toEqual([
      'a dossier begins with CREATE into draft, not with SUBMIT from nothing to draft',
    ]);
    expect(faults(changedAt(lines, 1, { from: 'draft' }))).toEqual(['badArrow 1']);
    expect(faults(changedAt(lines, 1, { to: 'recommended' }))).toEqual(['badArrow 1', 'badArrow 2']);
    expect(faults(changedAt(lines, 1, { to: 'nowhere' }))).toEqual(['badArrow 1']);
  });

  test('where it does not leave from where the trail stands', () => {
    expect(details(changedAt(lines, 4, { from: 'evidence.appraisal' }))).toEqual([
      'SUBMIT from evidence.appraisal to evidence.collecting, but the trail stands at draft',
    ]);
  });

  test('where the machine leads elsewhere; the replay goes on from where the line went', () => {
    expect(details(changedAt(lines, 8, { to: 'recommended' }))).toEqual([
      'CLOSE_VOTE from councilVote.voting to recommended: the life cycle leads to councilVote.counted',
    ]);
    expect(replayDossier(changedAt(lines, 8, { to: 'recommended' })).state).toBe('recommended');
  });

  test('where no arrow leaves from there', () => {
    expect(details(changedAt(lines, 4, { command: 'RESUBMIT' }))).toEqual([
      'RESUBMIT from draft to evidence.collecting: move.notFromHere',
    ]);
    expect(faults(changedAt(lines, 4, { command: 'PROMOTE' }))).toEqual(['badArrow 4']);
    expect(faults(changedAt(lines, 8, { to: 'elsewhere' }))).toEqual(['badArrow 8']);
  });

  test('where it follows the archive', () => {
    const archived = recorded({ command: 'WITHDRAW' }, { command: 'CLOSE_SEASON', data: { batch: organisation } });
    const after = { ...archived[1]!, seq: 4, from: 'archived', to: 'withdrawn' };
    expect(details([...archived, after])).toEqual(['WITHDRAW from archived to withdrawn: dossier.archived']);
  });

  test('where its life-cycle version is not known', () => {
    expect(details(changedAt(lines, 2, { lifeCycle: 2 }))).toEqual(['life-cycle version 2 is not known']);
  });
});

describe('a line is told as a bad guard', () => {
  const lines = recorded(...toCouncil);
  const details = told('badGuard');

  const withData = (seq: number, data: object) => changedAt(lines, seq, { data: { ...lines[seq - 1]!.data, ...data } });

  test('where a content command says nothing of what it changed, or changed what is not its own', () => {
    expect(details(withData(2, { change: undefined }))[0]).toBe('WRITE_SECTION says nothing of what it changed');
    expect(details(withData(2, { change: claim }))[0]).toBe('WRITE_SECTION changes no claim');
    expect(details(withData(2, { change: { ...report, contentId: null } }))[0]).toBe(
      'WRITE_SECTION says nothing of what was kept',
    );
  });

  test('where another command carries a change of content', () => {
    expect(details(withData(4, { change: photo }))[0]).toBe('SUBMIT changes no evidence');
  });

  test('where a list of another kind gave it', () => {
    expect(details(withData(7, { batch: letter }))).toEqual(['OPEN_VOTE is not given by a submission']);
    expect(details(withData(6, { batch }))).toEqual(['REFER is not given by a sheet']);
  });

  test('where it is older than the line before it; at the same instant it may be', () => {
    expect(details(changedAt(lines, 4, { at: '2025-01-01T00:00:00.000Z' }))).toEqual([
      'it is older than the line before it',
    ]);
  });

  test('where its guards do not hold on the facts that it recorded', () => {
    const incomplete = changedAt(lines, 5, { facts: { missing: ['report'] } });
    expect(details(incomplete)).toEqual([
      'COMPLETE from evidence.collecting to evidence.appraisal: dossier.incomplete',
    ]);
  });

  test('once: what the line did is remembered as if it had been allowed', () => {
    const refused = replayDossier(changedAt(lines, 5, { facts: { missing: ['report'] } }));
    expect(refused.memory).toEqual(replayDossier(lines).memory);
  });

  test('where a fact that its guards read is not in it', () => {
    expect(details(changedAt(lines, 5, { facts: {} }))).toEqual([
      'COMPLETE from evidence.collecting to evidence.appraisal: fact missing was not read for COMPLETE',
    ]);
  });

  test('where it came after its due date', () => {
    expect(details(changedAt(lines, 4, { at: LATER }))).toEqual([
      'SUBMIT from draft to evidence.collecting: deadline.passed',
      'it is older than the line before it',
    ]);
  });

  test('where the capacity may not give it', () => {
    expect(faults(changedAt(lines, 6, { capacity: 'auditor' }))).toEqual(['badGuard 6']);
    expect(details(changedAt(lines, 1, { capacity: 'chair' }))).toEqual(['CREATE is not given as chair on that basis']);
  });

  test('where it was entered for another without a basis, or by somebody who may not', () => {
    expect(faults(changedAt(lines, 4, { data: { recorder: 'clerk' } }))).toEqual(['badGuard 4']);
    expect(faults(changedAt(lines, 4, { data: { recorder: 'clerk' }, basis: { kind: 'visit' } }))).toEqual([]);
    expect(faults(changedAt(lines, 4, { data: { recorder: 'secretary' }, basis: PAPER }))).toEqual(['badGuard 4']);
    expect(faults(changedAt(lines, 1, { data: { recorder: 'clerk', dueAt: LATER } }))).toEqual(['badGuard 1']);
  });

  test("where the program acts in a person's name, or a person as the program", () => {
    const lapsed = recorded({ command: 'DEADLINE_PASSED', capacity: 'system', at: LATER });
    expect(faults(lapsed)).toEqual([]);
    expect(faults(changedAt(lapsed, 2, { actorId: 'somebody' }))).toEqual(['badGuard 2']);
    expect(details(changedAt(lines, 4, { actorId: null }))).toEqual(['SUBMIT is not given as nominator on that basis']);
  });

  test('where it was taken outside its batch', () => {
    expect(details(changedAt(lines, 7, { data: {} }))).toEqual([
      'OPEN_VOTE from councilVote.scheduled to councilVote.voting: batch.only',
    ]);
  });

  test('where the dossier was on hold', () => {
    const held = recorded({ command: 'HOLD' });
    const submitted = { ...lines[3]!, seq: 3, contentDigest: NOTHING };
    expect(details([...held, submitted])).toEqual(['SUBMIT from draft to evidence.collecting: dossier.held']);
  });

  test('where the same person asked for a reinstatement and granted it', () => {
    const back = recorded(
      { command: 'WITHDRAW' },
      { command: 'ASK_REINSTATE', data: { noteId: 'n', target: 'draft', dueAt: LATER }, actorId: 'clerk' },
      { command: 'REINSTATE', actorId: 'chair' },
    );
    expect(faults(back)).toEqual([]);
    expect(details(changedAt(back, 4, { actorId: 'clerk' }))).toEqual([
      'REINSTATE from withdrawn to draft: reinstate.samePerson',
    ]);
  });

  test('where its content digest is not that of the changes', () => {
    expect(details(changedAt(lines, 2, { contentDigest: NOTHING }))).toEqual([
      'its content digest is not that of the recorded changes',
    ]);
    expect(faults(changedAt(lines, 2, { data: { change: { ...report, digest: 'other' } } }))).toEqual(['badGuard 2']);
    const other = { ...lines[3]!, contentDigest: NOTHING, capacity: 'auditor' as const };
    expect(details([...lines.slice(0, 3), other])).toEqual([
      'SUBMIT from draft to evidence.collecting: act.notYours',
      'its content digest is not that of the recorded changes',
    ]);
  });

  test('where it says that the content is as voted, and the trail says otherwise', () => {
    const whole = recorded(...season);
    const seq = 1 + season.findIndex((step) => step.data?.voteStands) + 1;
    const facts = { ...whole[seq - 1]!.facts, coreAsVoted: false };
    expect(details(changedAt(whole, seq, { facts }))[0]).toBe('coreAsVoted is not what the trail says');
    const returned = recorded(...season.slice(0, 12), { command: 'CORRECT' });
    const lie = { contentAsVoted: false };
    expect(details(changedAt(returned, 14, { facts: lie }))[0]).toBe('contentAsVoted is not what the trail says');
    expect(details(changedAt(lines, 4, { facts: { ...lines[3]!.facts, contentAsVoted: true } }))).toEqual([
      'contentAsVoted is not what the trail says',
    ]);
    const never = { ...lines[3]!.facts, contentAsVoted: false, coreAsVoted: false };
    expect(details(changedAt(lines, 4, { facts: never }))).toEqual([]);
    const asVoted = { ...returned[13]!.facts, contentAsVoted: true, coreAsVoted: true };
    expect(details(changedAt(returned, 14, { facts: asVoted }))).toEqual([]);
  });
});

describe('a batch follows its flow', () => {
  const line = (seq: number, command: string, from: string | null, to: string) => lineBody({ seq, command, from, to });
  const sitting = [
    line(1, 'PLAN_SITTING', null, 'planned'),
    line(2, 'SET_AGENDA', 'planned', 'planned'),
    line(3, 'OPEN_SITTING', 'planned', 'open'),
    line(4, 'CLOSE_SITTING', 'open', 'closed'),
  ];

  test('to its end', () => {
    expect(replayBatch('sitting', sitting)).toEqual({ faults: [], state: 'closed' });
    expect(replayBatch('sitting', [])).toEqual({ faults: [], state: null });
  });

  test('and a step that its flow does not know is named', () => {
    const leapt = replayBatch('sitting', [sitting[0]!, line(2, 'CLOSE_SITTING', 'planned', 'closed')]);
    expect(leapt.faults).toEqual([
      { seq: 2, kind: 'badArrow', detail: 'CLOSE_SITTING from planned to closed is no arrow of a sitting' },
    ]);
    const torn = replayBatch('sitting', [sitting[0]!, { ...sitting[3]!, seq: 2 }]);
    expect(torn.faults).toEqual([
      { seq: 2, kind: 'badArrow', detail: 'CLOSE_SITTING from open to closed, but the trail stands at planned' },
    ]);
    expect(replayBatch('sitting', [sitting[2]!]).faults[0]?.detail).toBe(
      'OPEN_SITTING from planned to open, but the trail stands at nothing',
    );
  });

  test('and a step that is older than the one before it is named', () => {
    const at = (instant: string) => sitting.map((one, index) => (index === 2 ? { ...one, at: instant } : one));
    const olderAt = (seq: number) => [{ seq, kind: 'badGuard', detail: 'it is older than the line before it' }];
    expect(replayBatch('sitting', at('2025-01-01T00:00:00.000Z')).faults).toEqual(olderAt(3));
    expect(replayBatch('sitting', at('2027-01-01T00:00:00.000Z')).faults).toEqual(olderAt(4));
  });

  test('and an organisation, which is there before its first line, begins active', () => {
    const imported = line(1, 'IMPORT_CAMPAIGN', 'active', 'active');
    expect(replayBatch('organisation', [imported])).toEqual({ faults: [], state: 'active' });
    expect(replayBatch('organisation', [{ ...imported, from: null }])).toEqual({ faults: [], state: 'active' });
    expect(replayBatch('decision', [{ ...imported, from: 'recorded', to: 'recorded' }]).faults).toHaveLength(1);
  });

  test.each([
    ['organisation', null, 'active', true],
    ['organisation', null, null, true],
    ['organisation', null, 'ceased', false],
    ['organisation', 'ceased', 'active', false],
    ['organisation', 'ceased', 'ceased', true],
    ['sitting', null, 'active', false],
    ['sitting', 'open', 'active', false],
  ] as const)('of %s that stands at %s a line from %s follows: %s', (kind, state, from, goesOn) => {
    expect(follows(kind, state, from)).toBe(goesOn);
  });
});
