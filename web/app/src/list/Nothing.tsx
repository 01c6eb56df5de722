import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../core/search';
import type { Me } from '../core/types';
import { useMe, usePools } from '../hooks/queries';
import { Empty } from '../kit/Empty';
import { IconInbox, IconSearch } from '../kit/icons';

type View = Scope['view'] | 'foreign';
type Props = { view: View; narrowed: boolean; clear: () => void };

/** What to do next, as far as the reader can do it. */
function hintOf(view: View, poolless: boolean, me?: Me): string {
  if (me?.user.partner) return 'partner';
  if (view === 'mine' && poolless) return 'poolless';
  return view === 'all' && !me?.can.open ? 'readOnly' : view;
}

/** What an empty list says: why it is empty, and where to go from here. */
export function Nothing({ view, narrowed, clear }: Props) {
  const { t } = useTranslation();
  const me = useMe().data;
  const work = usePools().data;
  const pools = work?.pools;
  const tasks = work?.mine.tasks ?? 0;
  const next = pools?.toSorted((a, b) => b.late - a.late || b.waiting - a.waiting).find((p) => p.member && p.waiting > 0);
  if (narrowed) {
    return (
      <Empty icon={<IconSearch size={24} aria-hidden />} title={t('list.noMatch')}>
        <Text>{t('list.noMatchHint')}</Text>
        <Button variant="default" onClick={clear}>{t('list.clear')}</Button>
      </Empty>
    );
  }
  return (
    <Empty icon={<IconInbox size={24} aria-hidden />} title={t(`list.empty.${view}`)}>
      <Text>{t(`list.emptyHint.${hintOf(view, pools?.every((p) => !p.member) ?? false, me)}`)}</Text>
      {view === 'mine' && tasks > 0 ? (
        <Button component={Link} to="/tasks">{t('list.goToTasks', { count: tasks })}</Button>
      ) : null}
      {view !== 'all' && next ? (
        <Button component={Link} to={`/pools/${next.team.name}`}>
          {t('list.goToPool', { team: next.team.label, count: next.waiting })}
        </Button>
      ) : me?.can.open ? (
        <Button component={Link} to="/new" variant="default">{t('nav.new')}</Button>
      ) : null}
    </Empty>
  );
}
