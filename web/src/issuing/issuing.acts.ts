import type { FormCode } from '#domain/forms.js';
import { answered, api, form, stamped } from '../api/client.ts';
import type { Answer } from '../api/client.ts';

/** The paper as it stood on the screen. */
export interface Seen {
  id: string;
  version: number;
}
const at = ({ id }: Seen) => ({ params: { path: { id } } });

export const printPaper = ({ code, subjectId }: { code: FormCode; subjectId: string }, key: string) =>
  answered(api.POST('/api/v1/outgoing', { body: { form: code, subjectId }, ...stamped(key) }));

export const markPaper = ({ seen, ...body }: { seen: Seen } & Answer<'MarksDto'>, key: string) =>
  answered(api.PUT('/api/v1/outgoing/{id}/marks', { ...at(seen), body, ...stamped(key, seen.version) }));

export const issuePaper = ({ seen, ...body }: { seen: Seen } & Answer<'IssueDto'>, key: string) =>
  answered(api.POST('/api/v1/outgoing/{id}/issue', { ...at(seen), body, ...stamped(key, seen.version) }));

export const lockPaper = ({ seen, file }: { seen: Seen; file: File }, key: string) =>
  answered(api.POST('/api/v1/outgoing/{id}/scan', { ...at(seen), ...form({ file }), ...stamped(key, seen.version) }));

export const correctPaper = ({ seen, reason }: { seen: Seen; reason: string }, key: string) =>
  answered(api.POST('/api/v1/outgoing/{id}/correct', { ...at(seen), body: { reason }, ...stamped(key, seen.version) }));

export const discardPaper = (seen: Seen, key: string) =>
  answered(api.POST('/api/v1/outgoing/{id}/discard', { ...at(seen), ...stamped(key, seen.version) }));
