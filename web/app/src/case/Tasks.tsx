import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../core/types';
import { useAct } from '../hooks/act';
import { useWords } from '../hooks/words';
import { Due } from '../kit/Due';
import { IconCheck } from '../kit/icons';
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
            <span dir="auto" className="natural">{x.title}</span>
            <Text size="xs" c="dimmed" className={page.taskFacts}>
              <span>{x.team.label}</span>
              {x.due && !x.done ? <Due due={x.due} /> : null}
              {x.required && !x.done ? <span>{t('case.required')}</span> : null}
            </Text>
            {x.can_move ? (
              <Select
                size="xs" aria-label={t('case.taskState', { task: x.title })} value={x.state} allowDeselect={false} disabled={act.isPending}
                data={x.states.map((s) => ({ value: s.name, label: s.label }))}
                onChange={(state) => state && act.mutate({ path: `/tasks/${x.id}`, body: { state } }, { onError: (e) => warn(words(e), t('case.dismiss')) })}
              />
            ) : (
              <span className={page.taskState} data-done={x.done || undefined}>
                {x.done ? <IconCheck size={14} aria-hidden /> : null}
                {x.states.find((s) => s.name === x.state)?.label ?? x.state}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
