import { useTranslation } from 'react-i18next';
import { isOver, telling } from '../core/deadline';
import { escalationOf, takesTo } from '../core/flow';
import { moment } from '../core/time';
import type { Case, Deadline } from '../core/types';
import { useFlow, useMe } from '../hooks/queries';
import { Due } from '../kit/Due';
import { IconBolt, IconCheck, IconClock } from '../kit/icons';
import { Panel } from '../kit/Panel';
import page from './case.module.css';

/** The clocks of the case: what must happen by when, and what was missed. */
export function Deadlines({ c }: { c: Case }) {
  const { t } = useTranslation();
  const clocks = telling(c);
  const named = useNames(c);
  if (clocks.length === 0) return null;
  return (
    <Panel title={t('case.deadlines')}>
      <ul className={page.clocks}>
        {clocks.map((d) => (
          <Clock key={d.kind + (d.name ?? '')} d={d} which={named(d)} over={isOver(c, d)} />
        ))}
      </ul>
    </Panel>
  );
}

/** Says which one it is, where a case can have several of a kind. */
function useNames(c: Case): (d: Deadline) => string | undefined {
  const { t } = useTranslation();
  const me = useMe().data;
  const flow = useFlow(c.category, me !== undefined && !me.user.partner).data;
  return (d) => {
    if (d.kind === 'task') return c.tasks.find((x) => String(x.id) === d.name)?.title;
    if (d.kind !== 'escalate') return undefined;
    const e = escalationOf(flow, c.step?.name ?? '', d.name ?? '');
    if (!flow || !e || e.label) return e?.label;
    const place = takesTo(flow, e);
    if (place) return t('case.takesTo', { place });
    return e.notify.length > 0 ? t('case.tells', { teams: e.notify.map((n) => n.label).join(', ') }) : undefined;
  };
}

function Clock({ d, which, over }: { d: Deadline; which?: string; over: boolean }) {
  const { t, i18n } = useTranslation();
  const zone = useMe().data?.zone;
  const at = d.due ? moment(d.due, i18n.language, zone) : null;
  const Icon = d.kind === 'escalate' ? IconBolt : over && !d.overdue ? IconCheck : IconClock;
  return (
    <li data-over={over || undefined}>
      <Icon size={15} aria-hidden />
      <span className={page.clockName}>
        {d.label}
        {which ? <span dir="auto" className={`${page.which} natural`}>{which}</span> : null}
        {at ? <span className={page.faint}>{at}</span> : null}
      </span>
      {over ? <span className={page.faint}>{t(d.overdue ? 'case.wasLate' : 'case.met')}</span> : d.due || d.overdue ? <Due due={d.due} late={d.overdue} /> : <span className={page.faint}>{t('case.still')}</span>}
    </li>
  );
}
