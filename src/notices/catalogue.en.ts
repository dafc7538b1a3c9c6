import type { Catalogue } from './message.js';

// prettier-ignore
export const EN: Catalogue = {
  'turn.draft': {
    subject: 'Write and submit[ {due}]: {what}',
    body: 'Please finish and submit {about}[ {due}]. What is not submitted is not considered.',
  },
  'turn.evidence.collecting': {
    subject: 'Hand in the complete dossier[ {due}]: {what}',
    body: 'Please complete the claims, the achievement report and the evidence, then hand in {about}[ {due}]. Only a complete dossier is appraised.',
  },
  'turn.evidence.appraisal': {
    subject: 'Appraise: {what}',
    body: 'We hold {about}. Please appraise it, then refer it to the council, ask for a supplement, or propose it as ineligible.',
  },
  'turn.evidence.supplement': {
    subject: 'Hand in the supplement[ {due}]: {what}',
    body: 'The clerk asks for a supplement to {about}. Please answer each item of the request, then hand it in again[ {due}].',
  },
  'turn.evidence.ineligibility': {
    subject: 'Conclude on eligibility: {what}',
    body: 'The clerk proposes to find {about} ineligible. Please confirm, or disagree so that it is appraised again.',
  },
  'turn.councilVote.scheduled': {
    subject: 'Put on the agenda of a sitting: {what}',
    body: 'The council is to consider {about}. Please put it on the agenda of a sitting and make the sheet of its award.',
  },
  'turn.councilVote.voting': {
    subject: 'Vote: {what}',
    body: 'The council is voting on {about}. Please vote; a ballot that was cast cannot be changed.',
  },
  'turn.councilVote.counted': {
    subject: 'Announce the result of the count: {what}',
    body: 'The votes on {about} are counted. Please look at the figures with the secretary, then announce the result.',
  },
  'turn.recommended': {
    subject: 'Sign the letter or decide: {what}',
    body: 'Passed by the council and waiting: {about}. Where a higher authority decides, please sign the letter; where this level decides, please make the decision.',
  },
  'turn.forwarding': {
    subject: 'Number, date and send the letter: {what}',
    body: 'The letter with {about} is signed. Please record its number and date so that it can go to {receiver}.',
  },
  'turn.forwarded.sent': {
    subject: 'Acknowledge the letter: {what}',
    body: '{organisation} sends a letter with {about}. Please acknowledge it, return it with a reason, or record the decision.',
  },
  'turn.forwarded.received': {
    subject: 'Record the decision or return: {what}',
    body: '{organisation} waits for an answer on {about}. Please record the decision, or return it with a reason.',
  },
  'turn.returned': {
    subject: 'Deal with what was returned: {what}',
    body: 'Returned: {about}. Please read the reason, then correct the papers, ask the unit for a supplement, or have the council vote again.',
  },
  'end.awarded': {
    subject: 'Awarded: {what}',
    body: 'The award is decided for {about}. Congratulations. The clerk knows when it will be presented.',
  },
  'end.withdrawn': {
    subject: 'Withdrawn: {what}',
    body: 'Withdrawn: {about}. If that was a mistake, ask the clerk to have it reinstated while the season is open.',
  },
  'end.lapsed': {
    subject: 'Overdue: {what}',
    body: 'The time to hand in {about} is over. If there is a reason, ask the clerk to request late acceptance from the chair.',
  },
  'end.ineligible': {
    subject: 'Not eligible: {what}',
    body: 'The chair found {about} not eligible. The reason is in the dossier; ask the clerk if needed.',
  },
  'end.notRecommended': {
    subject: 'Not proposed for the award: {what}',
    body: 'No award is proposed for {about}. The result is in the dossier; ask the clerk if needed.',
  },
  'end.notAwarded': {
    subject: 'Not awarded: {what}',
    body: 'The answer on {about} is known: no award. Ask the clerk if you need the reason.',
  },
  'end.revoked': {
    subject: 'Award revoked: {what}',
    body: 'The award for {about} was revoked. The paper that did so is in the dossier; ask the clerk if needed.',
  },
  held: {
    subject: 'On hold, wait for news: {what}',
    body: 'On hold: {about}. Meanwhile the time does not run, and the unit need not do anything.',
  },
  released: {
    subject: 'Continue after the hold[ {due}]: {what}',
    body: 'No longer on hold: {about}. It continues from where it stood[, {due}].',
  },
  blockNoted: {
    subject: 'Look at a paper on eligibility: {what}',
    body: 'A paper says that a nominee is not eligible for now; it concerns {about}. Until that is lifted it cannot be referred, signed or decided.',
  },
  deliveryFailed: {
    subject: 'Have the letter sent again: {what}',
    body: 'The letter with {about} did not reach {receiver}. Please have it sent again, send it on paper, or recall it.',
  },
  reinstatementAsked: {
    subject: 'Decide on a reinstatement within 7 days: {what}',
    body: 'Somebody asks to reinstate {about}. Please read the reason and decide within 7 days; later it must be asked for again.',
  },
  'sheet.opened': {
    subject: 'Vote at the sitting: {what}',
    body: 'The vote on {about} is open. Please choose yes or no on each row, then cast your ballot; a ballot that was cast cannot be changed.',
  },
  'sheet.counted': {
    subject: 'Look at the count and announce the result of the sheet: {what}',
    body: 'The votes on {about} are counted. Please look at the figures with the secretary, then announce the result at the sitting.',
  },
  'sheet.settled': {
    subject: 'Look at the result of the vote: {what}',
    body: 'The result of the vote on {about} of your unit is announced. Please look at it in the list of dossiers.',
  },
  'sheet.voided': {
    subject: 'Wait for another vote, the sheet is void: {what}',
    body: 'The vote on {about} is void, and ballots that were cast do not count. Please wait until the secretary announces the next one.',
  },
  'submission.signed': {
    subject: 'Give the signed letter its number: {what}',
    body: 'The letter with {about} is signed. Please record its number and date so that it can go to {receiver}.',
  },
  'submission.delivered': {
    subject: 'Open and answer a new letter: {what}',
    body: '{organisation} sends a letter with {about}. Please acknowledge it, return it with a reason, or record the decision.',
  },
  'submission.deliveryFailed': {
    subject: 'Send again or recall the letter: {what}',
    body: 'The letter with {about} did not reach {receiver}. Please have it sent again, send it on paper, or recall it.',
  },
  'submission.arrived': {
    subject: 'Look into the inbox, a letter came: {what}',
    body: '{organisation} sends a letter with {about}. Please read and answer it.',
  },
  'submission.received': {
    subject: 'Wait for the result, the letter was received: {what}',
    body: 'The letter with {about} was received by {receiver}. Nothing needs to be done for now.',
  },
  'submission.returned': {
    subject: 'Deal with the letter that was returned: {what}',
    body: 'Returned by {receiver}: {about}. Please read the reason, then correct the papers, ask the unit for a supplement, or have the council vote again.',
  },
  'submission.recalled': {
    subject: 'Stop work on a recalled letter: {what}',
    body: '{organisation} recalled its letter with {about}. Whoever works on it, please stop; a letter that replaces it, if any, comes on its own.',
  },
  'submission.dossierTakenBack': {
    subject: 'Stop work on what was taken back from a letter: {what}',
    body: '{organisation} took {about} back from a letter that it sent. Whoever works on it, please stop; the other dossiers of the letter stand.',
  },
  'submission.noAnswer': {
    subject: 'Tell the units, the letter ends without an answer: {what}',
    body: 'The office that received the letter exists no more, so {about} ended as not awarded. Please tell the units.',
  },
  'decision.recorded': {
    subject: 'Look at the decision that was recorded: {what}',
    body: 'A decision on {about} was recorded. Please look at each result in the list of dossiers.',
  },
  'season.closed': {
    subject: 'The season is closed: {campaign}',
    body: 'The season of "{campaign}" is closed. Its dossiers are kept, can be read and change no more.',
  },
  'campaign.extended': {
    subject: 'Hand in by the new deadline[ {due}]: {campaign}',
    body: 'The time to hand in for "{campaign}" was extended. Please hand in by the new deadline[: {due}].',
  },
  'deadline.moved': {
    subject: 'Hand in by the deadline that was moved[ {due}]: {what}',
    body: 'The deadline of the unit in "{campaign}" was moved for {about}. Please hand in[ {due}].',
  },
  'deadline.soon': {
    subject: 'Time is running out, hand in now[ {due}]: {what}',
    body: 'The time to hand in {about} is nearly over. Please hand it in[ {due}]; afterwards it cannot be handed in.',
  },
};
