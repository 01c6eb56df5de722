import { Button, Modal, PasswordInput, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../core/api';
import { forgetDrafts } from '../core/draft';
import type { User } from '../core/types';
import { languages } from '../i18n';
import { Failure } from '../kit/Failure';
import { Mark } from '../kit/Mark';
import shell from './shell.module.css';
import { useSpeak } from './UserMenu';

/** The door: who, and by which password. */
export function SignIn() {
  const { t, i18n } = useTranslation();
  const speak = useSpeak();
  const client = useQueryClient();
  return (
    <main className={shell.door}>
      <div className={shell.doorForm}>
        <div>
          <Mark size={34} />
          <h1>{t('app.name')}</h1>
          <Text c="dimmed">{t('app.tagline')}</Text>
        </div>
        <Credentials done={() => client.resetQueries()} />
      </div>
      <div className={shell.tongues} role="group" aria-label={t('nav.language')}>
        {languages.map((l) => (
          <UnstyledButton key={l.code} lang={l.code} aria-pressed={l.code === i18n.language} onClick={() => speak(l.code)}>
            {l.name}
          </UnstyledButton>
        ))}
      </div>
    </main>
  );
}

/**
 * Asks for the password again over the page as it stands, when the session has ended
 * under it: what was typed goes on from there. What was read is blurred meanwhile.
 */
export function SignInAgain({ user }: { user: User }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const another = () => {
    forgetDrafts(localStorage);
    window.location.assign('/');
  };
  return (
    <Modal
      opened onClose={() => undefined} title={t('signin.ended')} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} centered
      overlayProps={{ blur: 9 }} zIndex={500}
    >
      <Stack>
        <Text c="dimmed">{t('signin.endedHint')}</Text>
        <Credentials login={user.login} done={() => client.invalidateQueries()} />
        <Button variant="subtle" color="gray" onClick={another}>{t('signin.another', { name: user.name })}</Button>
      </Stack>
    </Modal>
  );
}

type CredentialsProps = { /** Whose password is asked for; whoever comes, if absent. */ login?: string; done: () => Promise<unknown> };

function Credentials({ login: fixed, done }: CredentialsProps) {
  const { t } = useTranslation();
  const [login, setLogin] = useState(fixed ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = useMutation({
    mutationFn: () => call('/sessions', { method: 'POST', body: { login: login.trim(), password } }),
    onSuccess: done,
  });
  const lacks = (value: string, words: string) => (tried && value === '' ? words : undefined);
  return (
    <form
      className={shell.credentials} noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTried(true);
        if (login.trim() && password) signIn.mutate();
      }}
    >
      <TextInput
        label={t('signin.login')} autoComplete="username" autoCapitalize="none" spellCheck={false} dir="ltr" autoFocus={!fixed} readOnly={Boolean(fixed)} size="md" maxLength={200}
        value={login} error={lacks(login.trim(), t('signin.needLogin'))} onChange={(e) => setLogin(e.currentTarget.value)}
      />
      <PasswordInput
        label={t('signin.password')} autoComplete="current-password" data-autofocus={fixed ? true : undefined} size="md" maxLength={1000} value={password}
        error={lacks(password, t('signin.needPassword'))} onChange={(e) => setPassword(e.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signin.show') }}
      />
      {signIn.error ? <Failure error={signIn.error} door /> : null}
      <Button type="submit" size="md" loading={signIn.isPending}>{t('signin.go')}</Button>
    </form>
  );
}
