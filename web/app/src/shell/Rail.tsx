import { Button, UnstyledButton } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listOf } from '../core/trail';
import { useMe, usePools } from '../hooks/queries';
import { IconInbox, IconList, IconOpened, IconPlus, IconSearch, IconTask, IconTeam } from '../kit/icons';
import { Mark } from '../kit/Mark';
import shell from './shell.module.css';
import { UserMenu } from './UserMenu';

type Props = { showKeys: () => void; showPalette: () => void };

/** The way to all work: mine, my teams' pools, everything; each with what waits. */
export function Rail({ showKeys, showPalette }: Props) {
  const { t } = useTranslation();
  const pools = usePools();
  const me = useMe().data;
  const mine = pools.data?.mine;
  return (
    <nav className={shell.rail} aria-label={t('nav.menu')}>
      <Link to="/" className={shell.brand}>
        <Mark />
        {t('app.name')}
      </Link>
      {me?.can.open ? (
        <Button component={Link} to="/new" leftSection={<IconPlus size={16} aria-hidden />} fullWidth size="sm">
          {t('nav.new')}
        </Button>
      ) : null}
      <UnstyledButton className={shell.find} onClick={showPalette}>
        <IconSearch size={15} aria-hidden />
        <span>{t('nav.find')}</span>
        <kbd dir="ltr">Ctrl K</kbd>
      </UnstyledButton>
      <ul className={shell.list}>
        {me?.user.partner ? (
          <Item to="/" icon={<IconInbox size={16} aria-hidden />} label={me.user.partner.label} />
        ) : (
          <>
            <Item to="/" icon={<IconInbox size={16} aria-hidden />} label={t('nav.mine')} count={mine?.held} late={mine?.late} soon={mine?.soon} />
            <Tasks count={mine?.tasks ?? 0} />
            <Item to="/opened" icon={<IconOpened size={16} aria-hidden />} label={t('nav.opened')} />
            <Item to="/cases" icon={<IconList size={16} aria-hidden />} label={t('nav.all')} />
          </>
        )}
      </ul>
      {pools.data?.pools.length ? (
        <>
          <h2 className={shell.heading}>{t('nav.pools')}</h2>
          <ul className={shell.list}>
            {pools.data.pools.map((p) => (
              <Item key={p.team.name} to={`/pools/${p.team.name}`} icon={<IconTeam size={16} aria-hidden />} label={p.team.label} count={p.waiting} late={p.late} soon={p.soon} />
            ))}
          </ul>
        </>
      ) : null}
      <div className={shell.foot}>
        <UserMenu showKeys={showKeys} />
      </div>
    </nav>
  );
}

/** The list that a path belongs to: a case belongs to the one it was opened from. */
function listAt(path: string): string | undefined {
  const number = /^\/cases\/(\d+)$/.exec(path)?.[1];
  return number ? listOf(Number(number)) : path;
}

/** What my teams are to do beside the flow; quiet while there is nothing. */
function Tasks({ count }: { count: number }) {
  const { t } = useTranslation();
  const here = useRouterState({ select: (s) => listAt(s.location.pathname) === '/tasks' });
  if (count === 0 && !here) return null;
  return <Item to="/tasks" icon={<IconTask size={16} aria-hidden />} label={t('nav.tasks')} count={count} />;
}

type ItemProps = { to: string; icon: ReactNode; label: string; count?: number; late?: number; soon?: number };

function Item({ to, icon, label, count, late, soon }: ItemProps) {
  const { t } = useTranslation();
  const here = useRouterState({ select: (s) => listAt(s.location.pathname) === to });
  return (
    <li>
      <Link to={to} className={shell.item} activeOptions={{ exact: true, includeSearch: false }} data-here={here || undefined}>
        {icon}
        <span className={shell.label}>{label}</span>
        {late ? <Count n={late} kind="late" title={t('nav.late', { count: late })} /> : null}
        {soon ? <Count n={soon} kind="soon" title={t('nav.soon', { count: soon })} /> : null}
        {count ? <Count n={count} title={t('nav.waiting', { count })} /> : null}
      </Link>
    </li>
  );
}

function Count({ n, kind, title }: { n: number; kind?: 'late' | 'soon'; title: string }) {
  const { i18n } = useTranslation();
  return (
    <span className={shell.count} data-kind={kind} title={title}>
      <span aria-hidden>{new Intl.NumberFormat(i18n.language).format(n)}</span>
      <span className={shell.hidden}>{title}</span>
    </span>
  );
}
