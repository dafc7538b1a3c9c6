import type { PaperPurpose } from './campaign.js';
import type { Command } from './command.js';
import type { Role } from './vocabulary.js';

/** A record of what was said or done grounds anything; what is left out here may rest on a paper of any kind. */
const RECORDS: readonly PaperPurpose[] = ['recordOfAct', 'other'];
const BASIS: Partial<Record<Command, readonly PaperPurpose[]>> = {
  WITHDRAW: ['withdrawalLetter', 'meetingRecord', ...RECORDS],
  HOLD: ['holdOrder', 'eligibilityNotice', ...RECORDS],
  RELEASE: ['releaseOrder', 'eligibilityLift', ...RECORDS],
  ACKNOWLEDGE: ['authorityAnswer', ...RECORDS],
  RETURN: ['authorityAnswer', ...RECORDS],
  NO_ANSWER: ['authorityAnswer', ...RECORDS],
};

/** The papers that a command names beside its basis. */
const NAMED = {
  letterPaperId: ['withdrawalLetter', ...RECORDS],
  consentPaperId: ['authorityAnswer', ...RECORDS],
  chairConfirmationId: ['councilMinutes', ...RECORDS],
} as const satisfies Record<string, readonly PaperPurpose[]>;

export type NamedPaperField = keyof typeof NAMED;
export const NAMED_PAPERS = Object.keys(NAMED) as NamedPaperField[];

/** Of which kinds a paper must be that is named there; undefined where any will do. */
export const purposesFor = (command: Command, place: 'basis' | NamedPaperField): readonly PaperPurpose[] | undefined =>
  place === 'basis' ? BASIS[command] : NAMED[place];

/** Which papers those hand in who do not work for the commune's office; its own people hand in any. */
const HANDED_IN: Partial<Record<Role, readonly PaperPurpose[]>> = {
  nominator: ['achievementReport', 'meetingRecord', 'withdrawalLetter', 'other'],
  authorityOfficer: ['decision', 'revocation', 'authorityAnswer', ...RECORDS],
};

/** The office of a commune: those who keep its papers. */
export const OFFICE = ['clerk', 'secretary', 'chair', 'decider'] as const satisfies readonly Role[];

export const mayHandIn = (holds: readonly string[], purpose: PaperPurpose): boolean =>
  holds.some((role) => (OFFICE as readonly string[]).includes(role) || HANDED_IN[role as Role]?.includes(purpose));
