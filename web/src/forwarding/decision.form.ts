import { answered, api, stamped, type Answer } from '../api/client.ts';
import { enterPaper, type PaperDraft } from '../parts/papers.ts';
import { onPaper } from './letter.form.ts';

type Outcome = Answer<'OutcomeDto'>['outcome'];

export interface DecidingHere {
  outcomes: { dossierId: string; outcome: Outcome }[];
  /** The decision that was issued from here; empty where the paper says another. */
  issuedId: string;
  paper: PaperDraft;
  /** Entered by the clerk or the secretary from the decider's paper. */
  recorded: boolean;
}

/** That a number is meant is said of the same decision. */
export const sameDecision = ({ paper: { sure: _, ...paper }, ...decision }: DecidingHere): unknown => [paper, decision];

/** A decision made in the organisation itself. Its paper may be left out where it is made on screen. */
export async function decideHere({ outcomes, issuedId, paper, recorded }: DecidingHere, key: string) {
  const filled = paper.number !== '' || paper.date !== '' || paper.file !== undefined;
  const subject = { kind: 'dossier', id: outcomes[0]!.dossierId } as const;
  const { sure, ...written } = paper;
  const entered = issuedId === '' && (recorded || filled);
  const paperId = entered ? await enterPaper(written, subject, `${key}-paper`) : issuedId || undefined;
  const body = { outcomes, sure, ...(paperId && (recorded ? { basis: onPaper(paperId) } : { paperId })) };
  return answered(api.POST('/api/v1/decisions', { body, ...stamped(key) }));
}

export interface Revoking {
  id: string;
  version: number;
  dossierIds: string[];
  reason: string;
  /** The revocation as a paper; asked for where another enters it. */
  paper?: PaperDraft;
}

export async function revokeAwards({ id, version, paper, ...body }: Revoking, key: string) {
  const paperId = paper && (await enterPaper(paper, { kind: 'decision', id }, `${key}-paper`));
  return answered(
    api.POST('/api/v1/decisions/{id}/revoke', {
      params: { path: { id } },
      body: { ...body, ...(paperId && { basis: onPaper(paperId) }) },
      ...stamped(key, version),
    }),
  );
}
