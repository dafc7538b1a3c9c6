import { Link, Outlet } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { Waiting } from '../parts/waiting.tsx';
import { speakAs } from '../words/words.ts';
import { AccountMenu } from './account-menu.tsx';
import { useFrameWords } from './frame.words.ts';
import { Line } from './line.tsx';
import { useMyself } from './myself.ts';
import { destinationsFor } from './navigation.ts';
import { NoticesLink } from './notices-link.tsx';
import { SearchField } from './search-field.tsx';
import styles from './shell.module.css';

const DRAWER = 'main-menu';

/** What stays around every screen: whose work it is, where one can go, and what is new. */
export function Shell() {
  const t = useFrameWords();
  const { organisation, person } = useMyself();
  useEffect(() => speakAs(person.locale), [person.locale]);
  return (
    <>
      <a className={styles['skip']} href="#content">
        {t('toContent')}
      </a>
      <header className={`${styles['bar']} not-printed`}>
        <button type="button" className={styles['menuButton']} popoverTarget={DRAWER}>
          {t('menu')}
        </button>
        <Link to="/viec-cua-toi" className={styles['mark']}>
          <span className={styles['name']}>Vinh Danh</span>
          <span className={styles['organisation']}>{organisation.name}</span>
        </Link>
        <SearchField />
        <NoticesLink />
        <AccountMenu />
      </header>
      <Line />
      <div className={styles['body']}>
        <nav className={`${styles['side']} not-printed`} aria-label={t('mainNavigation')}>
          <Destinations />
        </nav>
        <main id="content" className={styles['main']} tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <div id={DRAWER} popover="auto" className={styles['drawer']}>
        <nav aria-label={t('menu')}>
          <Destinations onGo={() => document.getElementById(DRAWER)?.hidePopover()} />
        </nav>
      </div>
    </>
  );
}

function Destinations({ onGo }: { onGo?: () => void }) {
  const t = useFrameWords();
  const { roles } = useMyself();
  return (
    <ul className={styles['destinations']}>
      {destinationsFor(roles).map(({ to, word }) => (
        <li key={to}>
          <Link to={to} onClick={onGo} className={styles['destination']} activeProps={{ 'aria-current': 'page' }}>
            {t(word)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
