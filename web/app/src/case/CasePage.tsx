import { Alert, Loader, Text } from '@mantine/core';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../core/api';
import { titleOf } from '../core/title';
import { back, neighbour } from '../core/trail';
import type { Case } from '../core/types';
import { useAct } from '../hooks/act';
import { useKeys } from '../hooks/keyboard';
import { useCase, useCaseForm } from '../hooks/queries';
import { useWords } from '../hooks/words';
import { Failure } from '../kit/Failure';
import { IconAlert, IconPause } from '../kit/icons';
import { Panel } from '../kit/Panel';
import { warn } from '../kit/toast';
import page from './case.module.css';
import { CustomerPanel } from './CustomerPanel';
import { Deadlines } from './Deadlines';
import { FlowPicture } from './FlowPicture';
import { Head } from './Head';
import { Tasks } from './Tasks';
import { Timeline } from './Timeline';
import { Unseen } from './Unseen';
import { Work } from './Work';

/** A case: what is asked, who asks, where it stands, how long is left, what to do now. */
export default function CasePage({ number }: { number: number }) {
  const { t } = useTranslation();
  const one = useCase(number);
  if (one.error instanceof ApiError && one.error.status === 404) return <Unseen number={number} seen={one.data !== undefined} />;
  const failed = one.error ? <Failure error={one.error} retry={() => void one.refetch()} /> : null;
  if (one.data) return <Page c={one.data} failed={failed} />;
  return failed ? <div className={page.page}>{failed}</div> : <Loader m="xl" aria-label={t('app.loading')} />;
}

/** The case as it was last read; what failed when it was read again stands above it. */
function Page({ c, failed }: { c: Case; failed: ReactNode }) {
  const { t } = useTranslation();
  const words = useWords();
  const act = useAct(c);
  const title = titleOf(c);
  useEffect(() => {
    document.title = `${c.number} ${title} · ${t('app.name')}`;
  }, [c.number, title, t]);
  useCaseKeys(c, () => act.mutate({ path: '/claim', done: t('case.claimed') }, { onError: (e) => warn(words(e), t('case.dismiss')) }));
  return (
    <article className={page.page}>
      {failed}
      <Head c={c} />
      <FlowPicture c={c} />
      <div className={page.columns}>
        <div className={page.column}>
          <Standing c={c} />
          {c.text ? (
            <Panel title={t('case.asked')}>
              <Text className={`${page.words} natural`} dir="auto">{c.text}</Text>
            </Panel>
          ) : null}
          <Form key={c.step?.name ?? ''} c={c} />
          <Timeline c={c} />
        </div>
        <aside className={page.column}>
          <Deadlines c={c} />
          <CustomerPanel c={c} />
          <Tasks c={c} />
        </aside>
      </div>
    </article>
  );
}

/** Why nothing moves just now, if something holds it. */
function Standing({ c }: { c: Case }) {
  const { t } = useTranslation();
  return (
    <>
      {c.paused !== null ? (
        <Alert color="orange" variant="outline" icon={<IconPause size={18} aria-hidden />} title={t('case.paused')} bg="var(--akis-soon-ground)">{c.paused}</Alert>
      ) : null}
      {c.blocked ? (
        <Alert color="red" variant="outline" icon={<IconAlert size={18} aria-hidden />} title={t('case.blocked')} bg="var(--akis-late-ground)">{c.blocked.reason}</Alert>
      ) : null}
    </>
  );
}

function Form({ c }: { c: Case }) {
  const { t } = useTranslation();
  const form = useCaseForm(c);
  if (form.error) return <Failure error={form.error} retry={() => void form.refetch()} />;
  return form.data ? <Work c={c} form={form.data} /> : <Loader aria-label={t('app.loading')} />;
}

/** The keys of a case; j and k walk the list that it was opened from. */
function useCaseKeys(c: Case, claim: () => void) {
  const navigate = useNavigate();
  const router = useRouter();
  const go = (by: number) => {
    const number = neighbour(c.number, by);
    if (number !== undefined) void navigate({ to: '/cases/$number', params: { number: String(number) } });
  };
  const focus = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();
  useKeys({
    c: c.can.claim ? claim : undefined,
    j: () => go(1),
    k: () => go(-1),
    u: () => router.history.push(back()),
    m: () => focus('#note'),
    f: () => focus('[id^=field-]:is(input, textarea, button)'),
    o: () => focus('[data-outcome]:not(:disabled)'),
  });
}
