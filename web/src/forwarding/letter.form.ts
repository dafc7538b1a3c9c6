import type { Basis } from '#domain/vocabulary.js';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { enterPaper, type PaperDraft } from '../parts/papers.ts';
import type { Letter } from './forwarding.queries.ts';

type Advanced = Answer<'AdvancedDto'>;

/** Of which letter, in the version on the screen. */
export type Seen = Pick<Letter, 'id' | 'version'>;

export const gather = (body: Answer<'SubmissionDto'>, key: string): Promise<Advanced> =>
  answered(api.POST('/api/v1/submissions', { body, ...stamped(key) }));

export const changeList = ({ id, version, dossierIds }: Seen & Answer<'ListDto'>, key: string): Promise<Advanced> =>
  answered(
    api.PUT('/api/v1/submissions/{id}/dossiers', {
      params: { path: { id } },
      body: { dossierIds },
      ...stamped(key, version),
    }),
  );

export const discardLetter = ({ id, version }: Seen, key: string): Promise<Advanced> =>
  answered(api.POST('/api/v1/submissions/{id}/discard', { params: { path: { id } }, ...stamped(key, version) }));

export interface Signing {
  id: string;
  /** Of the list that was looked at. */
  listDigest: string;
  signerId: string;
  channel: 'inbox' | 'paper';
  /** Where it is recorded: the signed letter, with its number and date. */
  paper?: PaperDraft;
}

/** What guards the signature is the list that was shown, not the version: a dossier's content may change without it. */
export async function signLetter({ id, paper, ...body }: Signing, key: string): Promise<Answer<'SignedDto'>> {
  const paperId = paper && (await enterPaper(paper, { kind: 'submission', id }, `${key}-basis`));
  const isLetter = paper?.purpose === 'submissionLetter';
  const grounds = paperId && { basis: onPaper(paperId), ...(isLetter && { letterPaperId: paperId }) };
  return answered(
    api.POST('/api/v1/submissions/{id}/sign', {
      params: { path: { id } },
      body: { ...body, ...grounds },
      ...stamped(key),
    }),
  );
}

export const numberLetter = ({ id, version, ...body }: Seen & Answer<'NumberDto'>, key: string): Promise<Advanced> =>
  answered(api.POST('/api/v1/submissions/{id}/number', { params: { path: { id } }, body, ...stamped(key, version) }));

export const handOver = ({ id, version }: Seen, key: string): Promise<Advanced> =>
  answered(
    api.POST('/api/v1/submissions/{id}/deliver', { params: { path: { id } }, body: {}, ...stamped(key, version) }),
  );

export interface Ending extends Seen {
  type: 'RECALL' | 'NO_ANSWER';
  reason: string;
  /** The chair's paper, where another enters it; the authority's, where it agreed. */
  basis?: PaperDraft;
  consent?: PaperDraft;
}

/** The whole letter comes back, or ends without an answer. */
export async function endLetter({ id, version, type, reason, ...papers }: Ending, key: string): Promise<Advanced> {
  const subject = { kind: 'submission', id } as const;
  const basis = papers.basis && onPaper(await enterPaper(papers.basis, subject, `${key}-basis`));
  const consentPaperId = papers.consent && (await enterPaper(papers.consent, subject, `${key}-consent`));
  const body = { type, reason, ...(basis && { basis }), ...(consentPaperId && { consentPaperId }) };
  return answered(
    api.POST('/api/v1/submissions/{id}/commands', { params: { path: { id } }, body, ...stamped(key, version) }),
  );
}

export const onPaper = (paperId: string): Basis & { kind: 'paper' } => ({ kind: 'paper', paperId });
