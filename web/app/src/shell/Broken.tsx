import { Button, Text } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../kit/Empty';
import { IconAlert } from '../kit/icons';

/** A screen that failed, which is our mistake. */
export function Broken({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Empty page icon={<IconAlert size={24} aria-hidden />} title={t('error.broken')}>
        <Text>{t('error.brokenHint', { message: error instanceof Error ? error.message : String(error) })}</Text>
        <Button onClick={() => window.location.reload()}>{t('case.reload')}</Button>
      </Empty>
    </div>
  );
}
