import { Button, Loader, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePools, useTeams } from '../hooks/queries';
import { Empty } from '../kit/Empty';
import { Failure } from '../kit/Failure';
import { IconTeam } from '../kit/icons';
import list from './list.module.css';
import ListPage from './ListPage';

/** The work of a team, under its own name; an address that names none says so. */
export function PoolPage({ team }: { team: string }) {
  const { t } = useTranslation();
  const pools = usePools();
  const teams = useTeams();
  const pool = pools.data?.pools.find((p) => p.team.name === team);
  const label = pool?.team.label ?? teams.data?.teams.find((x) => x.name === team)?.label;
  if (label && pools.data) return <ListPage key={team} view="team" team={team} foreign={!pool} label={label} path={`/pools/${team}`} />;
  const error = pools.error ?? teams.error;
  if (error) return <div className={list.alone}><Failure error={error} retry={() => void Promise.all([pools.refetch(), teams.refetch()])} /></div>;
  if (pools.isPending || teams.isPending) return <Loader m="xl" aria-label={t('app.loading')} />;
  return (
    <Empty page icon={<IconTeam size={24} aria-hidden />} title={t('list.noTeam', { team })}>
      <Text>{t('error.lostHint')}</Text>
      <Button component={Link} to="/">{t('error.home')}</Button>
    </Empty>
  );
}
