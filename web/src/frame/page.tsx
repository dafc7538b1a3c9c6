import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** One sentence under the title: what this page is for, or what stands out today. */
  lead?: ReactNode;
  /** Above the title: where this belongs. */
  above?: ReactNode;
  /** Beside the title, right: what is done with the whole page. */
  actions?: ReactNode;
  /** A list needs the whole width, a text does not. */
  wide?: boolean;
  children?: ReactNode;
}

let shown: string | undefined;

/** The frame of one screen: its name in the window and as its only first heading, which a reader hears when it opens. */
export function Page({ title, lead, above, actions, wide = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    document.title = `${title} · Vinh Danh`;
  }, [title]);
  useEffect(() => {
    // Not on the first page: a browser begins at the top by itself.
    if (shown !== undefined && shown !== path) heading.current?.focus({ preventScroll: true });
    shown = path;
  }, [path]);
  return (
    <article className={styles['page']} data-wide={wide || undefined}>
      <header className={styles['header']}>
        <div>
          {above && <div className={styles['above']}>{above}</div>}
          <h1 ref={heading} tabIndex={-1} className={styles['title']}>
            {title}
          </h1>
          {lead && <div className={`${styles['lead']} read`}>{lead}</div>}
        </div>
        {actions && <div className={`row not-printed ${styles['actions']}`}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  aside,
  children,
  id,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className={styles['section']} id={id}>
      <div className={styles['sectionHead']}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
