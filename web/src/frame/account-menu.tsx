import { Button, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { language, speak } from '../words/words.ts';
import { useFrameWords } from './frame.words.ts';
import { useMyself, workFor } from './myself.ts';

/** One's own: the language, the light, the organisation one works for, the way out. */
export function AccountMenu() {
  const t = useFrameWords();
  const { person, organisation, organisations } = useMyself();
  const go = useNavigate();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const signOut = async () => {
    await api.DELETE('/api/v1/sessions/current').catch(() => undefined);
    queryClient.clear();
    await go({ to: '/dang-nhap' });
  };
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="sm" px="xs" c="inherit">
          {t('account')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('signedInAs', { name: person.fullName })}</Menu.Label>
        {organisations
          .filter(({ id }) => id !== organisation.id)
          .map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => workFor(id)}>
              {name}
            </Menu.Item>
          ))}
        <Menu.Item onClick={() => speak(language() === 'vi' ? 'en' : 'vi')}>{t('language')}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
          {scheme === 'dark' ? t('light') : t('dark')}
        </Menu.Item>
        <Menu.Item onClick={() => void go({ to: '/tro-giup' })}>{t('help')}</Menu.Item>
        <Menu.Item onClick={() => void go({ to: '/mat-khau' })}>{t('changePassword')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
