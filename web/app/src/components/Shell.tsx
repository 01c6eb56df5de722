import {
  AppShell, Badge, Burger, Button, Group, Loader, Menu, Modal, NavLink, Stack, Table, Text, Title, useDirection, useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../core/api';
import { useKey, useLive, useMe, usePools } from '../hooks';
import { direction, languages } from '../i18n';
import { Failure } from './Failure';
import { SignIn } from './SignIn';

/** The frame around every screen: who I am, where work waits. */
export function Shell() {
  const me = useMe();
  useLive(me.isSuccess);
  if (me.isPending) return <Loader m="xl" aria-label="Akis" />;
  if (me.error instanceof ApiError && me.error.status === 401) return <SignIn />;
  if (me.error) return <Failure error={me.error} retry={() => void me.refetch()} />;
  return <Frame />;
}

function Frame() {
  const { t } = useTranslation();
  const [menu, { toggle, close }] = useDisclosure();
  const [keys, { open: showKeys, close: hideKeys }] = useDisclosure();
  const navigate = useNavigate();
  useKey(
    useMemo(
      () => ({
        '?': showKeys,
        n: () => void navigate({ to: '/new' }),
        '/': () => document.getElementById('search')?.focus(),
      }),
      [showKeys, navigate],
    ),
  );
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 260, breakpoint: 'sm', collapsed: { mobile: !menu } }} padding="md">
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={menu} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('nav.menu')} />
            <Text fw={700} size="lg">
              {t('app.name')}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button component={Link} to="/new" size="xs">
              {t('nav.new')}
            </Button>
            <UserMenu showKeys={showKeys} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t('nav.menu')} onClick={close}>
        <Pools />
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
      <Keys opened={keys} close={hideKeys} />
    </AppShell>
  );
}

function Pools() {
  const { t } = useTranslation();
  const pools = usePools();
  const path = useRouterState({ select: (s) => s.location.pathname });
  const mine = pools.data?.mine;
  return (
    <Stack gap={2}>
      <NavLink component={Link} to="/" active={path === '/'} label={t('nav.mine')} rightSection={<Counts n={mine?.held} late={mine?.late} />} />
      <NavLink component={Link} to="/cases" active={path === '/cases'} label={t('nav.all')} />
      <Text size="xs" c="dimmed" fw={600} mt="md" px="sm">
        {t('nav.pools')}
      </Text>
      {pools.data?.pools.map((p) => (
        <NavLink
          key={p.team.name}
          component={Link}
          to={`/pools/${p.team.name}`}
          active={path === `/pools/${p.team.name}`}
          label={p.team.label}
          rightSection={<Counts n={p.waiting} late={p.late} />}
        />
      ))}
    </Stack>
  );
}

function Counts({ n, late }: { n?: number; late?: number }) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap">
      {late ? (
        <Badge size="sm" color="#b42318" title={t('nav.late')}>
          {late}
        </Badge>
      ) : null}
      <Badge size="sm" variant="default">
        {n ?? '…'}
      </Badge>
    </Group>
  );
}

function UserMenu({ showKeys }: { showKeys: () => void }) {
  const { t, i18n } = useTranslation();
  const { setDirection } = useDirection();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const me = useMe();
  const client = useQueryClient();
  const speak = (code: string) => {
    setDirection(direction(code));
    void i18n.changeLanguage(code);
  };
  const signOut = async () => {
    await call('/sessions/current', { method: 'DELETE' }).catch(() => undefined);
    client.clear();
    window.location.assign('/');
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" size="xs">
          {me.data?.user.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('nav.language')}</Menu.Label>
        {languages.map((l) => (
          <Menu.Item key={l.code} lang={l.code} onClick={() => speak(l.code)} fw={l.code === i18n.language ? 700 : 400}>
            {l.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')}>{t('nav.theme')}</Menu.Item>
        <Menu.Item onClick={showKeys}>{t('nav.keys')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('signin.out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const keyNames: [string, string][] = [
  ['j', 'next'], ['k', 'previous'], ['Enter', 'open'], ['c', 'claim'], ['/', 'search'], ['n', 'new'], ['?', 'help'],
];

function Keys({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={close} title={<Title order={4}>{t('keys.title')}</Title>} closeButtonProps={{ 'aria-label': t('case.dismiss') }}>
      <Table>
        <Table.Tbody>
          {keyNames.map(([key, name]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <kbd>{key}</kbd>
              </Table.Td>
              <Table.Td>{t(`keys.${name}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
