import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../core/types';
import { useAct } from '../hooks/act';
import { useWords } from '../hooks/words';
import { Due } from '../kit/Due';
import { Panel } from '../kit/Panel';
import { warn } from '../kit/toast';
import page from './case.module.css';

/** Work that other teams do beside the flow. */
export function Tasks({ c }: { c: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const act = useAct(c);
  if (c.tasks.length === 0) return null;
  return (
    <Panel title={t('case.tasks')}>
      <ul className={page.tasks}>
        {c.tasks.map((x) => (
          <li key={x.id}>
            <span>{x.title}</span>
            <Text size="xs" c="dimmed">
              {x.team.label} {x.due ? <Due due={x.due} /> : null} {x.required ? t('case.required') : null}
            </Text>
            <Select
              size="xs" aria-label={t('case.taskState', { task: x.title })} data={x.states} value={x.state} allowDeselect={false} disabled={act.isPending}
              onChange={(state) => state && act.mutate({ path: `/tasks/${x.id}`, body: { state } }, { onError: (e) => warn(words(e), t('case.dismiss')) })}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
