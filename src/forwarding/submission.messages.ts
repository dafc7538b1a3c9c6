import type { Role } from '../domain/vocabulary.js';
import type { OutboxDraft } from '../platform/outbox.js';
import type { Answer } from './submission.dto.js';
import type { Submission } from './submission.row.js';

/** One message to each for a whole submission, never one for each of its dossiers. Its cause is the line to come. */
const told = (
  { id, organisationId, version }: Submission,
  message: string,
  role: Role,
  at: string,
  count: number,
): OutboxDraft => ({
  organisationId,
  kind: 'tell',
  payload: {
    message,
    audience: { role, organisationId: at },
    cause: { stream: 'submission', id, seq: version + 1 },
    params: { submissionId: id, count },
  },
});

/** What makes a signed letter leave, once it can. */
export const deliveryOf = ({ id, organisationId }: Pick<Submission, 'id' | 'organisationId'>): OutboxDraft => ({
  organisationId,
  kind: 'deliver',
  payload: { submissionId: id },
});

/** Its papers in one, as they stand now. */
export const setOf = ({ id, organisationId }: Pick<Submission, 'id' | 'organisationId'>): OutboxDraft => ({
  organisationId,
  kind: 'set',
  payload: { submissionId: id, askedBy: null },
});

export const submissionSigned = (submission: Submission, count: number): OutboxDraft =>
  told(submission, 'submission.signed', 'clerk', submission.organisationId, count);

export const submissionDelivered = (submission: Submission, count: number): OutboxDraft =>
  told(submission, 'submission.delivered', 'authorityOfficer', submission.receiverId, count);

export const deliveryFailed = (submission: Submission, count: number): OutboxDraft =>
  told(submission, 'submission.deliveryFailed', 'chair', submission.organisationId, count);

const TO_CLERK: Record<Answer, string> = {
  ACKNOWLEDGE: 'submission.received',
  RETURN: 'submission.returned',
  RECALL: 'submission.recalled',
  NO_ANSWER: 'submission.noAnswer',
};

/** The clerk hears of every answer; the receiver of the recall of what it has. */
export function submissionAnswered(submission: Submission, type: Answer, count: number): OutboxDraft[] {
  const { organisationId, receiverId, state } = submission;
  const toClerk = told(submission, TO_CLERK[type], 'clerk', organisationId, count);
  if (type !== 'RECALL' || state !== 'delivered') return [toClerk];
  return [toClerk, told(submission, 'submission.recalled', 'authorityOfficer', receiverId, count)];
}

/** The receiver hears of a dossier that is taken back from what it has, whoever asked for it. */
export const takenBack = (submission: Submission): OutboxDraft =>
  told(submission, 'submission.dossierTakenBack', 'authorityOfficer', submission.receiverId, 1);
