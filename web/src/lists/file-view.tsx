import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import styles from './appraisal.module.css';
import { useAppraisalWords } from './appraisal.words.ts';

const PdfPages = lazy(() => import('../parts/pdf-pages.tsx').then(({ PdfPages: one }) => ({ default: one })));

interface FileViewProps {
  address: string;
  name: string;
  mediaType: string | undefined;
}

/** A picture and a PDF are read where they stand, once they come into view; any other file is opened. */
export function FileView({ address, name, mediaType }: FileViewProps) {
  const t = useAppraisalWords();
  return (
    <figure className={styles['evidence']}>
      {mediaType?.startsWith('image/') && <img src={address} alt={name} loading="lazy" />}
      {mediaType === 'application/pdf' && (
        <OnceSeen>
          <Suspense>
            <PdfPages address={address} name={name} />
          </Suspense>
        </OnceSeen>
      )}
      <figcaption>
        <a href={address}>{t('open', { name })}</a>
      </figcaption>
    </figure>
  );
}

/** Nothing is fetched for what nobody scrolls to. */
function OnceSeen({ children }: { children: React.ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), { rootMargin: '50%' });
    watch.observe(place.current!);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} className={styles['pages']}>
      {seen && children}
    </div>
  );
}
