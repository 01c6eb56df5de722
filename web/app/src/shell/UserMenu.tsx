import { Menu, SegmentedControl, Text, UnstyledButton, useDirection, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../core/api';
import { forgetDrafts } from '../core/draft';
import type { Me } from '../core/types';
import { keys } from '../hooks/keys';
import { useMe } from '../hooks/queries';
import { useWords } from '../hooks/words';
import { changeLanguage, direction, languages } from '../i18n';
import { Face } from '../kit/Face';
import { IconChevron } from '../kit/icons';
import { warn } from '../kit/toast';
import shell from './shell.module.css';

/** Changes the language and the side that writing begins on. */
export function useSpeak() {
  const { setDirection } = useDirection();
  return (code: string) => {
    setDirection(direction(code));
    void changeLanguage(code, true);
  };
}

/**
 * Signs out and forgets everything that was read or typed here. Where the server
 * was not heard to end the session, the reader is told that it goes on.
 */
export function useSignOut(): () => Promise<void> {
  const { t } = useTranslation();
  const words = useWords();
  return async () => {
    try {
      await call('/sessions/current', { method: 'DELETE' });
    } catch (e) {
      const ended = e instanceof ApiError && e.status === 401;
      if (!ended) return warn(`${t('signin.outFailed')} ${words(e)}`, t('case.dismiss'));
    }
    forgetDrafts(localStorage);
    window.location.assign('/');
  };
}

/** Who I am, and how I like it. */
export function UserMenu({ showKeys }: { showKeys: () => void }) {
  const { t, i18n } = useTranslation();
  const speak = useSpeak();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const me = useMe().data;
  const presence = usePresence();
  if (!me) return null;
  const here = me.user.presence === 'present';
  return (
    <Menu position="top-start" width={248} keepMounted={false}>
      <Menu.Target>
        <UnstyledButton className={shell.user} aria-label={t('nav.me', { name: me.user.name })}>
          <span className={shell.face} data-here={here}>
            <Face name={me.user.name} size={26} />
          </span>
          <span className={shell.label}>{me.user.name}</span>
          <IconChevron size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item closeMenuOnClick={false} onClick={() => presence.mutate(here ? 'away' : 'present')}>
          {t(here ? 'nav.goAway' : 'nav.comeBack')}
          <Text size="xs" c="dimmed">{t(here ? 'nav.present' : 'nav.away')}</Text>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('nav.language')}</Menu.Label>
        {languages.map((l) => (
          <Menu.Item key={l.code} lang={l.code} onClick={() => speak(l.code)} rightSection={l.code === i18n.language ? '✓' : null}>
            {l.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('nav.theme')}</Menu.Label>
        <SegmentedControl
          fullWidth size="xs" mx="xs" mb="xs" aria-label={t('nav.theme')} value={colorScheme}
          onChange={(v) => setColorScheme(v as 'light' | 'dark' | 'auto')}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`nav.${value}`) }))}
        />
        <Menu.Divider />
        <Menu.Item onClick={showKeys} rightSection={<kbd>?</kbd>}>{t('nav.keys')}</Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{t('signin.out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function usePresence() {
  const client = useQueryClient();
  const words = useWords();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (presence: 'present' | 'away') => call<Me>('/me', { method: 'PATCH', body: { presence } }),
    onSuccess: (me) => client.setQueryData(keys.me, me),
    onError: (e) => warn(words(e), t('case.dismiss')),
  });
}
