import { Button, PasswordInput, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../core/api';
import { languages } from '../i18n';
import { Failure } from '../kit/Failure';
import { Mark } from '../kit/Mark';
import shell from './shell.module.css';
import { useSpeak } from './UserMenu';

/** The door: who, and by which password. */
export function SignIn() {
  const { t, i18n } = useTranslation();
  const speak = useSpeak();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: () => call('/sessions', { method: 'POST', body: { login: login.trim(), password } }),
    onSuccess: () => client.resetQueries(),
  });
  return (
    <main className={shell.door}>
      <form
        className={shell.doorForm}
        onSubmit={(e) => {
          e.preventDefault();
          signIn.mutate();
        }}
      >
        <div>
          <Mark size={34} />
          <h1>{t('app.name')}</h1>
          <Text c="dimmed">{t('app.tagline')}</Text>
        </div>
        <TextInput label={t('signin.login')} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus required withAsterisk={false} size="md" value={login} onChange={(e) => setLogin(e.currentTarget.value)} />
        <PasswordInput
          label={t('signin.password')} autoComplete="current-password" required withAsterisk={false} size="md" value={password}
          onChange={(e) => setPassword(e.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signin.show') }}
        />
        {signIn.error ? <Failure error={signIn.error} /> : null}
        <Button type="submit" size="md" loading={signIn.isPending}>{t('signin.go')}</Button>
      </form>
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
