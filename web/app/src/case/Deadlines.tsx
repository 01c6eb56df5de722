import { useTranslation } from 'react-i18next';
import { isOver } from '../core/deadline';
import { moment } from '../core/time';
import type { Case, Deadline } from '../core/types';
import { useMe } from '../hooks/queries';
import { Due } from '../kit/Due';
import { IconBolt, IconCheck, IconClock } from '../kit/icons';
import { Panel } from '../kit/Panel';
import page from './case.module.css';

/** The clocks of the case: what must happen by when, and what was missed. */
export function Deadlines({ c }: { c: Case }) {
  const { t } = useTranslation();
  // An escalation that has acted stands in the timeline; here it has nothing left to say.
  // Nor has the claim clock of a case that somebody holds, unless it was missed.
  const clocks = c.deadlines.filter((d) => (d.kind === 'escalate' ? !d.done : d.kind !== 'claim' || d.due || !c.assignee));
  if (clocks.length === 0) return null;
  return (
    <Panel title={t('case.deadlines')}>
      <ul className={page.clocks}>
        {clocks.map((d) => (
          <Clock key={d.kind + (d.name ?? '')} d={d} over={isOver(c, d)} />
        ))}
      </ul>
    </Panel>
  );
}

function Clock({ d, over }: { d: Deadline; over: boolean }) {
  const { t, i18n } = useTranslation();
  const zone = useMe().data?.zone;
  const at = d.due ? moment(d.due, i18n.language, zone) : null;
  const Icon = d.kind === 'escalate' ? IconBolt : over && !d.overdue ? IconCheck : IconClock;
  return (
    <li data-over={over || undefined}>
      <Icon size={15} aria-hidden />
      <span className={page.clockName}>
        {d.label}
        {at ? <span className={page.faint}>{at}</span> : null}
      </span>
      {over ? <span className={page.faint}>{t(d.overdue ? 'case.wasLate' : 'case.met')}</span> : d.due || d.overdue ? <Due due={d.due} late={d.overdue} /> : <span className={page.faint}>{t('case.still')}</span>}
    </li>
  );
}
