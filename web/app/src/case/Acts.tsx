import { ActionIcon, Button, Menu } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../core/types';
import { useAct } from '../hooks/act';
import { useWords } from '../hooks/words';
import { IconMore } from '../kit/icons';
import { warn } from '../kit/toast';
import page from './case.module.css';

const Ask = lazy(() => import('./Ask'));

/** Commands that ask something first. */
export const asking = ['assign', 'transfer', 'recategorise', 'pause', 'reopen', 'close', 'cancel'] as const;
export type Asking = (typeof asking)[number];

/** What may be done to a case beside its outcomes. What is not permitted is absent. */
export function Acts({ c }: { c: Case }) {
  const { t } = useTranslation();
  const words = useWords();
  const act = useAct(c);
  const [ask, setAsk] = useState<Asking | null>(null);
  const offered = asking.filter((a) => c.can[a]);
  const bare = (verb: 'claim' | 'release' | 'resume', done: string) =>
    act.mutate({ path: `/${verb}`, done }, { onError: (e) => warn(words(e), t('case.dismiss')) });
  return (
    <div className={page.acts}>
      {c.can.claim ? <Button size="sm" loading={act.isPending} onClick={() => bare('claim', t('case.claimed'))}>{t('case.claim')}</Button> : null}
      {c.can.release ? <Button size="sm" variant="default" loading={act.isPending} onClick={() => bare('release', t('case.released'))}>{t('case.release')}</Button> : null}
      {c.can.resume ? <Button size="sm" variant="default" loading={act.isPending} onClick={() => bare('resume', t('case.resumed'))}>{t('case.resume')}</Button> : null}
      {offered.length > 0 ? (
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="default" size={32} aria-label={t('case.more')}>
              <IconMore size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map((a) => (
              <Menu.Item key={a} onClick={() => setAsk(a)} color={a === 'cancel' ? 'var(--akis-late)' : undefined}>{t(`case.${a}`)}</Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {ask ? (
        <Suspense>
          <Ask c={c} what={ask} close={() => setAsk(null)} />
        </Suspense>
      ) : null}
    </div>
  );
}
