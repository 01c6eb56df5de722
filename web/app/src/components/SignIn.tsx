import { Button, Center, Group, PasswordInput, Stack, Text, TextInput, Title, useDirection } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../core/api';
import { direction, languages } from '../i18n';
import { Failure } from './Failure';

export function SignIn() {
  const { t, i18n } = useTranslation();
  const { setDirection } = useDirection();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: () => call('/sessions', { method: 'POST', body: { login, password } }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Center mih="90vh" component="main">
      <form
        className="panel"
        style={{ width: 340 }}
        onSubmit={(e) => {
          e.preventDefault();
          signIn.mutate();
        }}
      >
        <Stack>
          <div>
            <Title order={1} size="h2">
              {t('app.name')}
            </Title>
            <Text c="dimmed" size="sm">
              {t('app.tagline')}
            </Text>
          </div>
          <TextInput label={t('signin.login')} autoComplete="username" autoFocus required value={login} onChange={(e) => setLogin(e.currentTarget.value)} />
          <PasswordInput label={t('signin.password')} autoComplete="current-password" required value={password} onChange={(e) => setPassword(e.currentTarget.value)} />
          {signIn.error ? <Failure error={signIn.error} /> : null}
          <Button type="submit" loading={signIn.isPending}>
            {t('signin.go')}
          </Button>
          <Group justify="center" gap="xs">
            {languages.map((l) => (
              <Button
                key={l.code}
                lang={l.code}
                size="compact-xs"
                variant={l.code === i18n.language ? 'light' : 'subtle'}
                onClick={() => {
                  setDirection(direction(l.code));
                  void i18n.changeLanguage(l.code);
                }}
              >
                {l.name}
              </Button>
            ))}
          </Group>
        </Stack>
      </form>
    </Center>
  );
}
