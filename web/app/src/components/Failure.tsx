import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../core/api';

/** What the reader is told of an error. */
export function useWords() {
  const { t } = useTranslation();
  return (error: unknown): string => {
    if (!(error instanceof ApiError)) return t('error.generic');
    if (error.code === 'offline') return t('error.offline');
    if (error.status === 404) return t('error.notFound');
    return error.message || t('error.generic');
  };
}

/** Says what happened and offers to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Alert color="red" variant="light" role="alert" my="md">
      <Group justify="space-between">
        {words(error)}
        {retry ? (
          <Button size="xs" variant="default" onClick={retry}>
            {t('error.retry')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
