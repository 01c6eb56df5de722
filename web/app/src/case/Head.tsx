import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOver } from '../core/deadline';
import { titleOf } from '../core/title';
import { back } from '../core/trail';
import type { Case } from '../core/types';
import { Due } from '../kit/Due';
import { Face } from '../kit/Face';
import { IconBack, IconTeam } from '../kit/icons';
import { Priority } from '../kit/Priority';
import { Status } from '../kit/Status';
import { Acts } from './Acts';
import page from './case.module.css';

/** What the case is, how it stands, who has it, and what may be done with it. */
export function Head({ c }: { c: Case }) {
  const { t } = useTranslation();
  const router = useRouter();
  const holder = c.assignee_name ?? c.assignee;
  return (
    <header className={page.head}>
      <div className={page.crumbs}>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => router.history.push(back())} leftSection={<IconBack size={16} className={page.flip} aria-hidden />}>
          {t('case.toList')}
        </Button>
        <span className={page.number}>{c.number}</span>
        <span>{c.category_label}</span>
      </div>
      <div className={page.titleLine}>
        <h1 dir="auto" className="natural">{titleOf(c)}</h1>
        <Acts c={c} />
      </div>
      <div className={page.facts}>
        <Status name={c.status} label={c.end?.label ?? c.status_label} />
        <Priority name={c.priority} label={c.priority_label} text />
        <span>{c.kind_label}</span>
        {c.partner ?? c.team ? (
          <span className={page.fact}>
            <IconTeam size={15} aria-hidden />
            {c.partner?.label ?? c.team?.label}
          </span>
        ) : null}
        {holder ? (
          <span className={page.fact}>
            <Face name={holder} size={18} />
            <bdi>{holder}</bdi>
          </span>
        ) : c.step && !c.partner ? <span className={page.faint}>{t('list.nobody')}</span> : null}
        <NextDue c={c} />
        {c.reopened > 0 ? <span className={page.faint}>{t('case.reopenedTimes', { count: c.reopened })}</span> : null}
      </div>
    </header>
  );
}

/** The clock that counts most: what the step promises, or what comes first. */
function NextDue({ c }: { c: Case }) {
  const open = c.step ? c.deadlines.filter((d) => d.due && ['claim', 'done', 'sla'].includes(d.kind) && !isOver(c, d)) : [];
  const next = open[0];
  return next ? <span className={page.fact}>{next.label} <Due due={next.due} late={next.overdue} /></span> : null;
}
