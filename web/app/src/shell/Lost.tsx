import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../kit/Empty';
import { IconSearch } from '../kit/icons';

/** An address that leads nowhere. */
export function Lost() {
  const { t } = useTranslation();
  return (
    <Empty page icon={<IconSearch size={24} aria-hidden />} title={t('error.lost')}>
      <Text>{t('error.lostHint')}</Text>
      <Button component={Link} to="/">{t('error.home')}</Button>
    </Empty>
  );
}
