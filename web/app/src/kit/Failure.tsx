import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../core/api';
import { useWords } from '../hooks/words';
import { IconAlert } from './icons';

type Props = { error: unknown; retry?: () => void; /** Stands where one signs in. */ door?: boolean };

/** Says what happened and offers to try again. That the session has ended is the door's to say. */
export function Failure({ error, retry, door }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  if (!door && error instanceof ApiError && error.status === 401) return null;
  return (
    <Alert color="red" variant="outline" role="alert" icon={<IconAlert size={18} aria-hidden />} bg="var(--akis-late-ground)">
      <Group justify="space-between" gap="sm">
        <Text size="md">{words(error)}</Text>
        {retry ? (
          <Button size="xs" variant="default" onClick={retry}>
            {t('error.retry')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
