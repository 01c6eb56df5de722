import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../core/types';
import { useFlow } from '../hooks';
import { Due } from './Due';

/** What stands beside the case: deadlines, the customer, tasks. */
export function Side({ c }: { c: Case }) {
  const { t } = useTranslation();
  const clocks = c.deadlines.filter((d) => d.kind !== 'escalate');
  return (
    <Stack>
      {clocks.length > 0 ? (
        <section className="panel" aria-label={t('case.deadlines')}>
          <Title order={2} size="h5" mb="xs">
            {t('case.deadlines')}
          </Title>
          {clocks.map((d) => (
            <Group key={d.kind + (d.name ?? '')} justify="space-between" mb={4}>
              <Text size="sm">{d.label}</Text>
              {d.done && !d.overdue ? (
                <Text size="sm" c="dimmed">
                  {t('case.met')}
                </Text>
              ) : d.due ? (
                <Due due={d.due} overdue={d.overdue} />
              ) : d.overdue ? (
                <Due due={null} overdue />
              ) : (
                <Text size="sm" c="dimmed">
                  {t('case.still')}
                </Text>
              )}
            </Group>
          ))}
        </section>
      ) : null}
      <section className="panel" aria-label={t('case.customer')}>
        <Title order={2} size="h5" mb="xs">
          {t('case.customer')}
        </Title>
        {c.customer ? (
          <>
            <Text fw={600}>{c.customer.name}</Text>
            {[...c.customer.phones, ...c.customer.emails].map((x) => (
              <Text key={x} size="sm" dir="ltr" ta="start">
                {x}
              </Text>
            ))}
            <Text size="sm" c="dimmed">
              {[c.customer.tier, c.customer.country].filter(Boolean).join(' · ')}
            </Text>
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t('case.noCustomer')}
          </Text>
        )}
      </section>
    </Stack>
  );
}

/** The flow as a small picture with the case on it. */
export function FlowPicture({ c }: { c: Case }) {
  const { t } = useTranslation();
  const flow = useFlow(c.category);
  if (!flow.data) return null;
  const at = c.step?.name;
  return (
    <ol className="flow" aria-label={t('case.flow')}>
      {flow.data.steps.map((s) => (
        <li key={s.name} aria-current={s.name === at ? 'step' : undefined}>
          {s.label}
        </li>
      ))}
      {flow.data.ends.map((e) => (
        <li key={e.name} aria-current={!at && c.end?.name === e.name ? 'step' : undefined}>
          ◉ {e.label}
        </li>
      ))}
    </ol>
  );
}
