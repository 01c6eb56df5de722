import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { stops } from '../core/flow';
import type { Case } from '../core/types';
import { useFlow, useMe } from '../hooks/queries';
import { IconCheck, IconEnd } from '../kit/icons';
import page from './case.module.css';

/** The flow as a small picture with the case on it. Partners do not see the process. */
export function FlowPicture({ c }: { c: Case }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const flow = useFlow(c.category, me !== undefined && !me.user.partner);
  const list = useRef<HTMLOListElement>(null);
  // On a phone the picture is wider than the screen: the case is brought into sight, and the keys can move it.
  useEffect(() => {
    const box = list.current;
    const here = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !here) return;
    box.scrollLeft = here.offsetLeft - box.clientWidth / 2;
    box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
  }, [flow.data, c.step?.name]);
  if (!flow.data) return null;
  return (
    <ol ref={list} className={page.flow} aria-label={t('case.flow')}>
      {stops(flow.data, { step: c.step?.name, end: c.end?.name }).map((s) => (
        <li key={(s.end ? 'end.' : 'step.') + s.name} data-mark={s.mark} data-end={s.end ? true : undefined} aria-current={s.mark === 'here' ? 'step' : undefined}>
          <span className={page.dot} aria-hidden>{s.end ? <IconEnd size={11} /> : s.mark === 'before' ? <IconCheck size={11} /> : null}</span>
          {s.label}
        </li>
      ))}
    </ol>
  );
}
