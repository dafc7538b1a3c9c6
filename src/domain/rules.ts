import { itemCode } from './command.js';
import { reinstatementTargets } from './reinstatement.js';
import { rule, type Rule } from './rule.js';
import type { Trial } from './trial.js';
import { OPEN_STATES } from './vocabulary.js';

const DAYS_TO_REINSTATE = 7;
const DAY = 86_400_000;
const past = (instant: string | null, now: string) => instant !== null && Date.parse(now) >= Date.parse(instant);
const ahead = (instant: string | null | undefined, now: string) => !!instant && Date.parse(instant) > Date.parse(now);

/** What turns the codes of criteria into their numbers, where the plan is known. */
const numbering = ({ criteria }: Trial): Record<string, string[]> => (criteria ? { criteria: [...criteria] } : {});

export const RULES = {
  inTime: rule(
    [],
    (_, { memory, now }) => past(memory.dueAt, now) && { code: 'deadline.passed', params: { dueAt: memory.dueAt! } },
  ),
  overdue: rule([], (_, { memory, now }) => !past(memory.dueAt, now) && { code: 'deadline.notPassed' }),
  duplicateConfirmed: rule(
    ['duplicates'],
    ({ duplicates }, { data }) =>
      duplicates > 0 &&
      !data.duplicateConfirmed && { code: 'nominee.possibleDuplicate', params: { count: duplicates } },
  ),
  complete: rule(
    ['missing'],
    ({ missing }, trial) =>
      missing.length > 0 && { code: 'dossier.incomplete', params: { missing, ...numbering(trial) } },
  ),
  noBlock: rule(
    ['openBlocks'],
    ({ openBlocks }) => openBlocks > 0 && { code: 'nominee.blocked', params: { count: openBlocks } },
  ),
  blockedOrHopeless: rule(
    ['openBlocks', 'missing', 'supplementRounds'],
    ({ openBlocks, missing, supplementRounds }, { memory }) =>
      openBlocks === 0 &&
      (missing.length === 0 || memory.supplementRounds < supplementRounds) && { code: 'ineligible.noGround' },
  ),
  itemised: rule([], (_, { data }) => !data.itemCodes?.length && { code: 'supplement.noItems' }),
  dueAhead: rule([], (_, { data, now }) => !ahead(data.dueAt, now) && { code: 'dueDate.notAhead' }),
  roundsLeft: rule(['supplementRounds'], ({ supplementRounds }, { memory, capacity }) => {
    const allowed = supplementRounds + (capacity === 'chair' ? 1 : 0);
    return (
      memory.supplementRounds >= allowed && {
        code: 'supplement.noRoundsLeft',
        params: { rounds: supplementRounds },
      }
    );
  }),
  extraReason: rule(
    ['supplementRounds'],
    ({ supplementRounds }, { memory, capacity, data }) =>
      capacity === 'chair' && memory.supplementRounds >= supplementRounds && !data.noteId && { code: 'reason.missing' },
  ),
  answered: rule([], (_, trial) => {
    const items = trial.memory.asked.filter((code) => !trial.memory.answered.includes(code));
    return items.length > 0 && { code: 'supplement.unanswered', params: { items, ...numbering(trial) } };
  }),
  asked: rule([], (_, trial) => {
    const item = trial.data.change && itemCode(trial.data.change);
    if (item === undefined || trial.memory.asked.includes(item)) return undefined;
    return { code: 'supplement.notAsked', params: { item, ...numbering(trial) } };
  }),
  noVoteStands: rule([], (_, { memory }) => memory.voted !== null && { code: 'evidence.votedOn' }),
  coreAsVoted: rule(['coreAsVoted'], ({ coreAsVoted }) => !coreAsVoted && { code: 'content.notAsVoted' }),
  contentAsVoted: rule(['contentAsVoted'], ({ contentAsVoted }) => !contentAsVoted && { code: 'content.notAsVoted' }),
  chairConfirms: rule(
    [],
    (_, { capacity, data }) => capacity !== 'chair' && !data.chairConfirmationId && { code: 'chair.notConfirmed' },
  ),
  reason: rule([], (_, { data }) => !data.noteId && { code: 'reason.missing' }),
  whoDecided: rule([], (_, { memory, capacity }) => {
    const who = memory.decidedHere ? 'decider' : 'authorityOfficer';
    return capacity !== who && { code: 'act.notYours', params: { who: [who] } };
  }),
  failureTold: rule([], (_, { data }) => !data.failureCode && !data.noteId && { code: 'reason.missing' }),
  asksCouncil: rule(['asksCouncil'], ({ asksCouncil }) => !asksCouncil && { code: 'card.noCouncil' }),
  paperOfUnit: rule(
    [],
    (_, { basis: { kind, paperId } }) =>
      !(kind === 'paper' && paperId) && { code: 'paper.missing', params: { purpose: 'recordOfAct' } },
  ),
  letterToReceiver: rule([], (_, { data, basis }) => {
    if (!data.letterPaperId) return { code: 'paper.missing', params: { purpose: 'withdrawalLetter' } };
    return data.letterPaperId === basis.paperId ? { code: 'paper.twice' } : undefined;
  }),
  free: rule([], (_, { memory }) => memory.held && { code: 'dossier.alreadyHeld' }),
  held: rule([], (_, { memory }) => !memory.held && { code: 'dossier.notHeld' }),
  sittingOpen: rule(['sittingOpen'], ({ sittingOpen }) => !sittingOpen && { code: 'sitting.notOpen' }),
  quorum: rule(['quorumMet'], ({ quorumMet }) => !quorumMet && { code: 'sitting.noQuorum' }),
  roll: rule(['rollSize'], ({ rollSize }) => rollSize === 0 && { code: 'sheet.noRoll' }),
  leadersNamed: rule(['leadersNamed'], ({ leadersNamed }) => !leadersNamed && { code: 'sheet.leadersNotNamed' }),
  actsForSheet: rule(['actsForSheet'], ({ actsForSheet }) => !actsForSheet && { code: 'sheet.notItsLeader' }),
  onScreen: rule(['ballotKind'], ({ ballotKind }) => {
    if (ballotKind === 'byCirculation') return { code: 'ballot.byCirculation' };
    return ballotKind === 'paper' ? { code: 'ballot.onPaper' } : undefined;
  }),
  onPaper: rule(['ballotKind'], ({ ballotKind }) => ballotKind !== 'paper' && { code: 'ballot.onScreen' }),
  countsRight: rule(
    ['countProblems'],
    ({ countProblems }) => countProblems.length > 0 && { code: 'count.wrong', params: { problems: countProblems } },
  ),
  minutesNamed: rule(['minutes'], ({ minutes }) => minutes === 'missing' && { code: 'minutes.missing' }),
  minutesAttached: rule(['minutes'], ({ minutes }) => minutes !== 'attached' && { code: 'minutes.notAttached' }),
  outcomeClear: rule(['outcome'], ({ outcome }) => {
    if (outcome === 'rerun') return { code: 'vote.tiedRunAgain' };
    return outcome === 'needsChair' ? { code: 'vote.tiedChairDecides' } : undefined;
  }),
  reasonOrTie: rule(
    ['outcome'],
    ({ outcome }, { data }) => outcome !== 'rerun' && !data.noteId && { code: 'reason.missing' },
  ),
  recordPaper: rule([], (_, { basis, data }) => (!basis.paperId || !data.noteId) && { code: 'recount.paperAndReason' }),
  signerNamed: rule([], (_, { data }) => !data.signerId && { code: 'signer.missing' }),
  papersThere: rule(
    ['missingPapers'],
    ({ missingPapers }) => missingPapers.length > 0 && { code: 'papers.missing', params: { papers: missingPapers } },
  ),
  receiverOpen: rule(['receiverOpen'], ({ receiverOpen }) => !receiverOpen && { code: 'receiver.ceased' }),
  forwards: rule(['decidedHere'], ({ decidedHere }) => decidedHere && { code: 'route.decidedHere' }),
  decidedHere: rule(['decidedHere'], ({ decidedHere }) => !decidedHere && { code: 'route.forwards' }),
  letterReady: rule(['letterNumbered', 'heldInLetter'], ({ letterNumbered, heldInLetter }, { capacity }) => {
    if (capacity !== 'system') return undefined; // handed over by hand: a fact from outside
    if (heldInLetter > 0) return { code: 'letter.holdsHeld', params: { count: heldInLetter } };
    return letterNumbered ? undefined : { code: 'letter.notNumbered' };
  }),
  consent: rule([], (_, { data }) => !data.consentPaperId && { code: 'recall.noConsent' }),
  receiverCeased: rule(['receiverCeased'], ({ receiverCeased }) => !receiverCeased && { code: 'receiver.notCeased' }),
  seasonSettled: rule(
    ['liveInSeason'],
    ({ liveInSeason }) => liveInSeason > 0 && { code: 'season.live', params: { count: liveInSeason } },
  ),
  targetAllowed: rule([], (_, { state, memory, data }) => {
    const allowed = reinstatementTargets(state, memory);
    return (
      !(data.target && allowed.includes(data.target)) && {
        code: 'reinstate.wrongTarget',
        params: { allowed },
      }
    );
  }),
  lateDate: rule([], (_, { state, memory, data, now }) => {
    const target = data.target ?? reinstatementTargets(state, memory)[0];
    const opens = target !== undefined && OPEN_STATES.includes(target);
    return opens && !ahead(data.dueAt ?? memory.dueAt, now) && { code: 'dueDate.notAhead' };
  }),
  pending: rule([], (_, { state, memory, now }) => {
    const asked = memory.reinstatement && reinstatementTargets(state, memory).includes(memory.reinstatement.target);
    if (!memory.reinstatement || !asked) return { code: 'reinstate.notAsked' };
    const ends = Date.parse(memory.reinstatement.askedAt) + DAYS_TO_REINSTATE * DAY;
    return Date.parse(now) > ends ? { code: 'reinstate.expired', params: { days: DAYS_TO_REINSTATE } } : undefined;
  }),
  onlyLive: rule(['liveElsewhere'], ({ liveElsewhere }) => liveElsewhere > 0 && { code: 'dossier.exists' }),
  dateStillAhead: rule(
    [],
    (_, { memory, now }) =>
      !ahead(memory.reinstatement?.dueAt ?? memory.dueAt, now) && { code: 'reinstate.datePassed' },
  ),
  anotherPerson: rule(
    [],
    (_, { memory, actorId }) => memory.reinstatement?.askedBy === actorId && { code: 'reinstate.samePerson' },
  ),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** Rules that ask for something in the command itself, by the field that answers them: not yet a "no" before it is sent. */
export const INPUT_RULES: Partial<Record<RuleName, string>> = {
  duplicateConfirmed: 'duplicateConfirmed',
  itemised: 'items',
  dueAhead: 'dueAt',
  lateDate: 'dueAt',
  chairConfirms: 'chairConfirmationId',
  reason: 'reason',
  extraReason: 'reason',
  failureTold: 'reason',
  reasonOrTie: 'reason',
  paperOfUnit: 'basis.paperId',
  letterToReceiver: 'letterPaperId',
  consent: 'consentPaperId',
  signerNamed: 'signerId',
  targetAllowed: 'target',
};
