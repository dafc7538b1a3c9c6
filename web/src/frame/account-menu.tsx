import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { keptPieces } from '../parts/kept.ts';
import { language, speak } from '../words/words.ts';
import styles from './account-menu.module.css';
import { useFrameWords } from './frame.words.ts';
import { useMyself, workFor } from './myself.ts';

const MENU = 'account-menu';
const close = () => document.getElementById(MENU)?.hidePopover();

/** One's own: the language, the light, the organisation one works for, the way out. The browser's own popover opens and closes it. */
export function AccountMenu() {
  const t = useFrameWords();
  return (
    <>
      <button type="button" className={styles['button']} popoverTarget={MENU}>
        {t('account')}
      </button>
      <div id={MENU} popover="auto" className={styles['menu']}>
        <Items />
      </div>
    </>
  );
}

function Items() {
  const t = useFrameWords();
  const { person, organisation, organisations } = useMyself();
  const go = useNavigate();
  const signOut = async () => {
    await api.DELETE('/api/v1/sessions/current').catch(() => undefined);
    queryClient.clear();
    await go({ to: '/dang-nhap' });
  };
  return (
    <>
      <p className={styles['who']}>{t('signedInAs', { name: person.fullName })}</p>
      {organisations
        .filter(({ id }) => id !== organisation.id)
        .map(({ id, name }) => (
          <Item key={id} onPick={() => workFor(id)}>
            {name}
          </Item>
        ))}
      <Item onPick={() => void turnLanguage()}>{t('language')}</Item>
      <LightItem />
      <Link to="/tro-giup" className={styles['item']} onClick={close}>
        {t('help')}
      </Link>
      <Link to="/mat-khau" className={styles['item']} onClick={close}>
        {t('changePassword')}
      </Link>
      <SignOut personId={person.id} onSignOut={() => void signOut()} />
    </>
  );
}

/** The screens, and what the program writes to this person from now on. */
async function turnLanguage(): Promise<void> {
  const locale = language() === 'vi' ? 'en' : 'vi';
  speak(locale);
  await api.PUT('/api/v1/me/language', { body: { locale } }).catch(() => undefined);
  await queryClient.invalidateQueries();
}

/** Who has words on this device that no server knows of is told so before he goes. */
function SignOut({ personId, onSignOut }: { personId: string; onSignOut: () => void }) {
  const t = useFrameWords();
  const [warned, warn] = useState(false);
  if (warned) {
    return (
      <>
        <p role="alert" className={styles['warning']}>
          {t('unsavedHere')}
        </p>
        <Item onPick={onSignOut}>{t('signOutAnyway')}</Item>
      </>
    );
  }
  const leave = () => (keptPieces(personId).length > 0 ? warn(true) : (close(), onSignOut()));
  return (
    <button type="button" className={styles['item']} onClick={leave}>
      {t('signOut')}
    </button>
  );
}

function LightItem() {
  const t = useFrameWords();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  return (
    <Item onPick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
      {t(scheme === 'dark' ? 'light' : 'dark')}
    </Item>
  );
}

function Item({ onPick, children }: { onPick: () => void; children: string }) {
  const pick = () => {
    close();
    onPick();
  };
  return (
    <button type="button" className={styles['item']} onClick={pick}>
      {children}
    </button>
  );
}
