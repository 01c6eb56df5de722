import { ActionIcon, Drawer, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../core/api';
import { useKeys } from '../hooks/keyboard';
import { useLive } from '../hooks/live';
import { useMe } from '../hooks/queries';
import { changeLanguage, chosen, languages } from '../i18n';
import { Failure } from '../kit/Failure';
import { IconList, IconPlus } from '../kit/icons';
import { KeyMap } from './KeyMap';
import { Rail } from './Rail';
import shell from './shell.module.css';
import { SignIn, SignInAgain } from './SignIn';
import { Silence } from './Silence';

const Palette = lazy(() => import('./Palette'));

/** The frame around every screen, or the door to it. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const out = me.error instanceof ApiError && me.error.status === 401;
  useLive(me.data !== undefined && !out);
  const own = me.data?.user.locale;
  useEffect(() => {
    if (own && !chosen() && languages.some((l) => l.code === own)) void changeLanguage(own, false);
  }, [own]);
  if (me.data) {
    return (
      <>
        <Frame open={me.data.can.open} />
        {out ? <SignInAgain user={me.data.user} /> : null}
      </>
    );
  }
  if (out) return <SignIn />;
  if (me.error) return <main className={shell.waiting}><Failure error={me.error} retry={() => void me.refetch()} /></main>;
  return <Loader className={shell.waiting} aria-label={t('app.name')} />;
}

function Frame({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const [menu, { open: openMenu, close: closeMenu }] = useDisclosure();
  const [keyMap, setKeyMap] = useDisclosure();
  const [palette, setPalette] = useDisclosure();
  const navigate = useNavigate();
  const path = useRouterState({ select: (s) => s.location.href });
  useEffect(closeMenu, [path, closeMenu]);
  useKeys({
    '?': setKeyMap.open,
    'mod+k': setPalette.open,
    n: open ? () => void navigate({ to: '/new' }) : undefined,
    g: () => void navigate({ to: '/' }),
  });
  const instead = (show: () => void) => () => {
    closeMenu();
    show();
  };
  const rail = <Rail showKeys={instead(setKeyMap.open)} showPalette={instead(setPalette.open)} />;
  return (
    <div className={shell.frame}>
      <a className={shell.skip} href="#main">{t('nav.skip')}</a>
      <div className={shell.bar}>
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={openMenu} aria-label={t('nav.menu')} aria-expanded={menu}>
          <IconList size={20} aria-hidden />
        </ActionIcon>
        <Link to="/" className={shell.brand}>{t('app.name')}</Link>
        {open ? (
          <ActionIcon component={Link} to="/new" size="lg" aria-label={t('nav.new')}>
            <IconPlus size={20} aria-hidden />
          </ActionIcon>
        ) : <span />}
      </div>
      <div className={shell.side}>{rail}</div>
      {menu ? (
        <Drawer.Root opened onClose={closeMenu} size={280} padding={0}>
          <Drawer.Overlay />
          <Drawer.Content aria-label={t('nav.menu')}>{rail}</Drawer.Content>
        </Drawer.Root>
      ) : null}
      <div className={shell.middle}>
        <Silence />
        <main id="main" className={shell.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <KeyMap opened={keyMap} close={setKeyMap.close} />
      {palette ? (
        <Suspense>
          <Palette close={setPalette.close} showKeys={setKeyMap.open} />
        </Suspense>
      ) : null}
    </div>
  );
}
