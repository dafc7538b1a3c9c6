import { setup } from 'xstate';
import { back, choose, ending, noted, station, stay, to, when } from './arrow.js';
import type { Command } from './command.js';
import { stands, type Condition } from './condition.js';
import type { Effect, Memory } from './memory.js';
import type { RuleName } from './rules.js';
import type { Trial } from './trial.js';
import type { Tag } from './vocabulary.js';

/**
 * The life cycle of a dossier, whole, in the notation of arrow.ts. Conditions name rules (rules.ts); effects are data for
 * memory.ts and the shell, nobody runs them here. Who may give a command is in permissions.ts. Time is in the facts:
 * there is no `after`, no `invoke` and no actor. `live` and `ended` group states and are not part of a state's name.
 */
const OPENING = ['sittingOpen', 'quorum', 'roll', 'leadersNamed'] as const;
const FIT = ['complete', 'noBlock'] as const;
const ASKING = ['itemised', 'dueAhead'] as const;
const ROUND = ['roundsLeft', 'extraReason'] as const;
const READY = ['papersThere', 'minutesAttached'] as const;
const DECIDED = ['markDecidedHere', 'releaseSubmission'] as const;
const open = (...rules: RuleName[]) => ({
  SET_CLAIM: stay(when(...rules), 'noteAnswer'),
  WRITE_SECTION: stay(when(...rules), 'noteAnswer'),
  ADD_EVIDENCE: stay(when(...rules), 'noteAnswer'),
  REMOVE_EVIDENCE: stay(when(...rules, 'noVoteStands'), 'noteAnswer'),
  ATTACH_PAPER: stay(when(...rules), 'noteAnswer'),
  DEADLINE_PASSED: to('lapsed', when('overdue'), 'rememberLapse'),
  EXTEND: stay(when('dueAhead'), 'extendDue'),
});
const withdrawEarly = { WITHDRAW: [to('withdrawn', choose('referred', 'paperOfUnit')), to('withdrawn', when())] };
const withdrawOnPaper = { WITHDRAW: to('withdrawn', when('paperOfUnit'), 'leaveSheet', 'releaseSubmission') };
const withdrawSigned = { WITHDRAW: to('withdrawn', when('paperOfUnit', 'letterToReceiver'), 'takeBack') };
const undo = { REVOKE: to('revoked', when('whoDecided', 'reason')), ...back('forwarded.received', 'recommended') };
const holdOffSheet = { HOLD: to('councilVote.scheduled', when('free'), 'hold', 'leaveSheet', 'tellUnit') };
const recall = (...rules: RuleName[]) => ({ RECALL: to('recommended', when('reason', ...rules), 'takeBack') });

export const dossierMachine = setup({
  types: {} as { context: Memory; input: Memory; events: { type: Command; trial: Trial }; tags: Tag },
  guards: { holds: ({ event }, condition: Condition) => stands(condition, event.trial) },
  actions: {} as Record<Effect, () => void>,
}).createMachine({
  id: 'dossier',
  context: ({ input }) => input,
  initial: 'live',
  states: {
    live: {
      tags: ['live'],
      on: {
        HOLD: stay(when('free'), 'hold', 'tellUnit'),
        RELEASE: stay(when('held'), 'release', 'tellTurn'),
        BLOCK_NOTED: stay(when(), 'tellChair'),
        ...noted('BLOCK_LIFTED', 'MERGE_NOMINEE', 'SPLIT_NOMINEE'),
      },
      initial: 'draft',
      states: {
        draft: {
          ...station('draft', 'beforeReferral', 'turn:nominator'),
          on: {
            ...{ ...open(), ...withdrawEarly },
            SUBMIT: to('evidence.collecting', when('inTime', 'duplicateConfirmed'), 'markSubmitted'),
          },
        },
        evidence: {
          tags: ['beforeReferral'],
          on: withdrawEarly,
          initial: 'collecting',
          states: {
            collecting: {
              ...station('evidence.collecting', 'turn:nominator'),
              on: {
                ...open(),
                COMPLETE: to('evidence.appraisal', when('inTime', 'complete'), 'markCompleted', 'clearDue'),
              },
            },
            appraisal: {
              ...station('evidence.appraisal', 'turn:clerk'),
              on: {
                ASK_SUPPLEMENT: to('evidence.supplement', when(...ASKING, ...ROUND), 'countRound', 'startDue'),
                REFER: [
                  to('recommended', choose('voteStands', ...FIT, 'coreAsVoted', 'chairConfirms'), 'keepVote'),
                  to('recommended', choose('noCouncil', ...FIT), 'markReferred', 'keepVote'),
                  to('councilVote.scheduled', when(...FIT), 'markReferred', 'dropVote'),
                ],
                PROPOSE_INELIGIBLE: to('evidence.ineligibility', when('blockedOrHopeless')),
              },
            },
            supplement: {
              ...station('evidence.supplement', 'turn:nominator'),
              on: {
                ...open('asked'),
                RESUBMIT: to('evidence.appraisal', when('inTime', 'answered'), 'clearDue'),
              },
            },
            ineligibility: {
              ...station('evidence.ineligibility', 'turn:chair'),
              on: { CONFIRM: to('ineligible', when()), DISAGREE: to('evidence.appraisal', when()) },
            },
          },
        },
        councilVote: {
          on: { ...holdOffSheet, ...withdrawOnPaper },
          initial: 'scheduled',
          states: {
            scheduled: {
              ...station('councilVote.scheduled', 'turn:secretary'),
              on: {
                OPEN_VOTE: to('councilVote.voting', when('onScreen', ...OPENING)),
                RECORD_COUNT: to('councilVote.counted', when('onPaper', ...OPENING, 'countsRight', 'minutesNamed')),
                SEND_BACK: to('evidence.appraisal', when('reason'), 'leaveSheet'),
              },
            },
            voting: {
              ...station('councilVote.voting', 'turn:council', 'onSheet'),
              on: {
                CLOSE_VOTE: to('councilVote.counted', when('actsForSheet')),
                VOID_VOTE: to('councilVote.scheduled', when('actsForSheet', 'reason'), 'leaveSheet'),
              },
            },
            counted: {
              ...station('councilVote.counted', 'turn:chair', 'onSheet'),
              on: {
                SETTLE: [
                  to('notRecommended', choose('failed', 'actsForSheet')),
                  to('recommended', choose('passed', 'actsForSheet', 'outcomeClear'), 'keepVote'),
                ],
                RECOUNT: stay(when('actsForSheet', 'recordPaper', 'countsRight')),
                VOID_VOTE: to('councilVote.scheduled', when('actsForSheet', 'reasonOrTie'), 'leaveSheet'),
              },
            },
          },
        },
        recommended: {
          ...station('recommended', 'turn:chair'),
          on: {
            ...withdrawOnPaper,
            SIGN: to('forwarding', when('forwards', 'signerNamed', ...READY, 'receiverOpen', 'noBlock')),
            DECIDE: [
              to('awarded', choose('awarded', 'decidedHere', ...READY, 'noBlock'), ...DECIDED),
              to('notAwarded', choose('notAwarded', 'decidedHere'), ...DECIDED),
            ],
            STRIKE: to('notRecommended', when('reason'), 'markStruck', 'releaseSubmission'),
            SEND_BACK: to('returned', when('reason'), 'releaseSubmission'),
          },
        },
        forwarding: {
          ...station('forwarding', 'turn:system'),
          on: {
            ...{ ...recall(), ...withdrawSigned },
            DELIVERED: to('forwarded.sent', when('letterReady'), 'handOver'),
            DELIVERY_FAILED: stay(when('failureTold'), 'tellChair'),
          },
        },
        forwarded: {
          tags: ['withReceiver', 'turn:authority'],
          on: {
            ...withdrawSigned,
            RETURN: to('returned', when('reason'), 'takeBack'),
            RECORD_DECISION: [
              to('awarded', choose('awarded'), 'releaseSubmission'),
              to('notAwarded', choose('notAwarded'), 'releaseSubmission'),
            ],
            NO_ANSWER: to('notAwarded', when('receiverCeased', 'reason'), 'releaseSubmission'),
          },
          initial: 'sent',
          states: {
            sent: { ...station('forwarded.sent'), on: { ...recall(), ACKNOWLEDGE: to('forwarded.received', when()) } },
            received: { ...station('forwarded.received'), on: recall('consent') },
          },
        },
        returned: {
          ...station('returned', 'turn:clerk'),
          on: {
            ...withdrawOnPaper,
            CORRECT: to('recommended', when('contentAsVoted')),
            SEND_BACK: to('evidence.supplement', when(...ASKING), 'startDue'),
            REVOTE: to('councilVote.scheduled', when('asksCouncil', 'reason'), 'dropVote'),
          },
        },
      },
    },
    ended: {
      tags: ['end'],
      on: {
        ASK_REINSTATE: stay(when('reason', 'targetAllowed', 'lateDate'), 'askReinstatement', 'tellChair'),
        CLOSE_SEASON: to('archived', when('seasonSettled')),
      },
      initial: 'withdrawn',
      states: {
        awarded: { ...ending('awarded', 'decided'), on: undo },
        notAwarded: { ...ending('notAwarded', 'decided'), on: back('forwarded.received', 'recommended') },
        revoked: { ...ending('revoked', 'decided'), on: back('awarded') },
        withdrawn: { ...ending('withdrawn'), on: back('draft', 'evidence.collecting', 'evidence.appraisal') },
        lapsed: { ...ending('lapsed'), on: back('draft', 'evidence.collecting', 'evidence.supplement') },
        ineligible: { ...ending('ineligible'), on: back('evidence.appraisal') },
        notRecommended: { ...ending('notRecommended'), on: back('councilVote.scheduled', 'recommended') },
      },
    },
    archived: { id: 'archived', type: 'final' },
  },
});
