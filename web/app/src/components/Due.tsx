import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { distance, moment } from '../core/time';
import { useMe, useNow } from '../hooks';

/** A deadline as the time that is left; red once it has passed. */
export function Due({ due, overdue }: { due: string | null; overdue: boolean }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const zone = useMe().data?.zone;
  if (!due) return overdue ? <Badge color="#b42318">{t('case.late')}</Badge> : null;
  const left = new Date(due).getTime() - now;
  const color = overdue || left < 0 ? '#b42318' : left < 7_200_000 ? '#a63d00' : 'gray.7';
  return (
    <Badge color={color} tt="none" variant={color === 'gray.7' ? 'default' : 'filled'} title={moment(due, i18n.language, zone)}>
      {distance(due, now, i18n.language)}
    </Badge>
  );
}
