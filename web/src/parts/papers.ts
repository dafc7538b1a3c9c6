import type { PaperPurpose } from '#domain/campaign.js';
import { answered, api, form, stamped, type Answer } from '../api/client.ts';

/** A paper as it stands in a form. */
export interface PaperDraft {
  purpose: PaperPurpose;
  number: string;
  date: string;
  signer: string;
  /** That its number is meant, which looks like a slip. */
  sure?: boolean;
  file?: File;
}

export const blankPaper = (purpose: PaperPurpose): PaperDraft => ({ purpose, number: '', date: '', signer: '' });

export interface PaperSubject {
  kind: Answer<'PaperDto'>['subjectKind'];
  id: string;
}

/** Enters the paper and gives its id, by which an act names what it rests on. */
export async function enterPaper(draft: PaperDraft, subject: PaperSubject, key: string): Promise<string> {
  const { purpose, number, date, signer, sure, file } = draft;
  const fields = {
    ...{ purpose, 'subject[kind]': subject.kind, 'subject[id]': subject.id },
    ...{ number: number || undefined, date: date || undefined, signer: signer || undefined },
    ...{ sure: sure ? 'true' : undefined, file },
  };
  const { id } = await answered(api.POST('/api/v1/papers', { ...form(fields), ...stamped(key) }));
  return id;
}
