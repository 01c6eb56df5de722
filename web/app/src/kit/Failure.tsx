import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWords } from '../hooks/words';
import { IconAlert } from './icons';

/** Says what happened and offers to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
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
