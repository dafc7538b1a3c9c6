import type { Answer } from '../api/client.ts';
import { FileView } from './file-view.tsx';
import { useAppraisalWords } from './appraisal.words.ts';

type Held = Answer<'HeldDto'>;

/** A file that proves a claim, beside it. */
export function EvidenceView({ dossierId, file }: { dossierId: string; file: Held }) {
  const t = useAppraisalWords();
  if (file.erased) return <p className="dimmed">{t('erased')}</p>;
  const { name, mediaType } = file.content ?? {};
  const address = `/api/v1/dossiers/${dossierId}/evidence/${file.code}/content`;
  return <FileView address={address} name={name ?? t('file')} mediaType={mediaType} />;
}
