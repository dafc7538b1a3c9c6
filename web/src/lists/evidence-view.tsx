import type { Answer } from '../api/client.ts';
import { useAppraisalWords } from './appraisal.words.ts';
import styles from './appraisal.module.css';

type Held = Answer<'HeldDto'>;

/** A picture is seen where it stands; any other file is opened. */
export function EvidenceView({ dossierId, file }: { dossierId: string; file: Held }) {
  const t = useAppraisalWords();
  if (file.erased) return <p className="dimmed">{t('erased')}</p>;
  const { name, mediaType } = file.content ?? {};
  const address = `/api/v1/dossiers/${dossierId}/evidence/${file.code}/content`;
  return (
    <figure className={styles['evidence']}>
      {mediaType?.startsWith('image/') && <img src={address} alt={name ?? t('picture')} loading="lazy" />}
      <figcaption>
        <a href={address}>{t('open', { name: name ?? t('file') })}</a>
      </figcaption>
    </figure>
  );
}
