import { answered, api, stamped, type Answer } from '../api/client.ts';
import { enterPaper, type PaperDraft } from '../parts/papers.ts';
import { onPaper } from './letter.form.ts';

type Outcome = Answer<'OutcomeDto'>['outcome'];

export interface DecidingHere {
  outcomes: { dossierId: string; outcome: Outcome }[];
  paper: PaperDraft;
  /** Entered by the clerk or the secretary from the decider's paper. */
  recorded: boolean;
}

/** A decision made in the organisation itself. Its paper may be left out where it is made on screen. */
export async function decideHere({ outcomes, paper, recorded }: DecidingHere, key: string) {
  const filled = paper.number !== '' || paper.date !== '' || paper.file !== undefined;
  const subject = { kind: 'dossier', id: outcomes[0]!.dossierId } as const;
  const paperId = recorded || filled ? await enterPaper(paper, subject, `${key}-paper`) : undefined;
  const body = { outcomes, ...(paperId && (recorded ? { basis: onPaper(paperId) } : { paperId })) };
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
