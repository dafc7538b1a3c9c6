/** Every message that the program sends, by its key. A key without words in either language does not compile. */
export const MESSAGES = [
  'turn.draft',
  'turn.evidence.collecting',
  'turn.evidence.appraisal',
  'turn.evidence.supplement',
  'turn.evidence.ineligibility',
  'turn.councilVote.scheduled',
  'turn.councilVote.voting',
  'turn.councilVote.counted',
  'turn.recommended',
  'turn.forwarding',
  'turn.forwarded.sent',
  'turn.forwarded.received',
  'turn.returned',
  'end.awarded',
  'end.withdrawn',
  'end.lapsed',
  'end.ineligible',
  'end.notRecommended',
  'end.notAwarded',
  'end.revoked',
  'held',
  'released',
  'blockNoted',
  'deliveryFailed',
  'reinstatementAsked',
  'sheet.opened',
  'sheet.counted',
  'sheet.settled',
  'sheet.voided',
  'submission.signed',
  'submission.delivered',
  'submission.deliveryFailed',
  'submission.arrived',
  'submission.received',
  'submission.returned',
  'submission.recalled',
  'submission.dossierTakenBack',
  'submission.noAnswer',
  'decision.recorded',
  'season.closed',
  'campaign.extended',
  'deadline.moved',
  'deadline.soon',
] as const;
export type MessageKey = (typeof MESSAGES)[number];

/**
 * The words of a message. Places stand in braces and are filled when it is read:
 * `what` the nominee and award, or how many dossiers, as after a colon; `about` the same inside a sentence; `due` the
 * deadline as "by when"; `organisation` whose work it is; `receiver` where it was sent; `campaign` its title.
 * What stands in square brackets is left out where one of its places is not known.
 */
export interface Message {
  /** Begins with what is to be done and by when; no two messages begin alike. */
  subject: string;
  body: string;
}

export type Catalogue = Record<MessageKey, Message>;

export type Language = 'vi' | 'en';

export const isMessage = (key: string): key is MessageKey => (MESSAGES as readonly string[]).includes(key);
