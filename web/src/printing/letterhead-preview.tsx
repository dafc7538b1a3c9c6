import { HOME_ZONE } from '#domain/days-told.js';
import { dayOf } from '#domain/days.js';
import { placeAndDay } from '#domain/formal-writing.js';
import { numberWritten, type Letterhead } from '#domain/letterhead.js';
import { useNow } from '../words/now.ts';
import styles from './letterhead.module.css';
import { useLetterheadWords } from './letterhead.words.ts';

/** A type of paper that every office issues: a letter to the authority. */
const TYPE = 'TTr';

/** Head and signature as a letter has them. A paper is in Vietnamese, whoever looks at it. */
export function LetterheadPreview({ letterhead }: { letterhead: Letterhead }) {
  const t = useLetterheadWords();
  const year = Number(dayOf(useNow(), HOME_ZONE).slice(0, 4));
  const { superior, issuer, signedFor, position, signer, recipients, place } = letterhead;
  return (
    <figure className={styles['sheet']} aria-label={t('preview')} lang="vi">
      <div className={styles['columns']}>
        <div className={styles['side']}>
          {superior !== '' && <p className={styles['lines']}>{superior}</p>}
          <p className={styles['strong']}>{issuer}</p>
          <p>Số: {numberWritten(letterhead, null, TYPE, 'office')}</p>
        </div>
        <div className={styles['side']}>
          <p className={styles['strong']}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className={styles['motto']}>Độc lập - Tự do - Hạnh phúc</p>
          <p className={styles['place']}>{placeAndDay(place, null, year)}</p>
        </div>
      </div>
      <p className={styles['body']}>…</p>
      <div className={styles['columns']}>
        <div className={styles['recipients']}>
          <p className={styles['heading']}>Nơi nhận:</p>
          <ul>
            {['Như trên', ...recipients].map((to, index) => (
              <li key={index}>- {to};</li>
            ))}
          </ul>
        </div>
        <div className={styles['side']}>
          <p className={styles['strong']}>{signedFor}</p>
          <p className={styles['strong']}>{position}</p>
          <p className={styles['signer']}>{signer}</p>
        </div>
      </div>
    </figure>
  );
}
