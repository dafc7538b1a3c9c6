import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

interface TwoTextsProps<Content> {
  mine: Content;
  theirs: Content;
  renderText: (content: Content) => ReactNode;
  onChoose: (content: Content) => void;
  /** Both in one, to be edited further; left out where that makes no sense. */
  join?: (mine: Content, theirs: Content) => Content;
}

/** Two people wrote the same piece: both texts side by side, and the choice. Nothing is thrown away unseen. */
export function TwoTexts<Content>({ mine, theirs, renderText, onChoose, join }: TwoTextsProps<Content>) {
  const t = useWritingWords();
  return (
    <section className={styles['two']} aria-label={t('twoTitle')}>
      <h2>{t('twoTitle')}</h2>
      <p className="read">{t('twoHint')}</p>
      <div className={styles['pair']}>
        <div className={styles['side']}>
          <h3>{t('mine')}</h3>
          <div className={styles['text']}>{renderText(mine)}</div>
          <Button variant="default" onClick={() => onChoose(mine)}>
            {t('useMine')}
          </Button>
        </div>
        <div className={styles['side']}>
          <h3>{t('theirs')}</h3>
          <div className={styles['text']}>{renderText(theirs)}</div>
          <Button variant="default" onClick={() => onChoose(theirs)}>
            {t('useTheirs')}
          </Button>
        </div>
      </div>
      {join && (
        <div>
          <Button onClick={() => onChoose(join(mine, theirs))}>{t('joinBoth')}</Button>
        </div>
      )}
    </section>
  );
}
