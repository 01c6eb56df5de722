import { Button, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { leadsTo } from '../core/flow';
import { inTheWay } from '../core/why';
import type { Case, Missing, Outcome } from '../core/types';
import { focusField } from '../form/FormFields';
import { useExplained, useFlow, useMe } from '../hooks/queries';
import { IconAlert } from '../kit/icons';
import page from './case.module.css';

type Props = {
  c: Case;
  /** What each outcome still lacks, by its name. */
  missing: ReadonlyMap<string, Missing[]>;
  edited: boolean;
  /** A refusal above says already what is missing. */
  said: boolean;
  busy: boolean;
  finish: (o: Outcome) => void;
  /** What came of the last attempt: it stands where the buttons are, always in sight. */
  notice: ReactNode;
  children?: ReactNode;
};

/** The ways out of the step, with what is still missing before each. */
export function Outcomes({ c, missing, edited, said, busy, finish, notice, children }: Props) {
  const { t, i18n } = useTranslation();
  const me = useMe().data;
  const flow = useFlow(c.category, me !== undefined && !me.user.partner).data;
  const outcomes = c.can.finish ? c.outcomes : [];
  if (outcomes.length === 0 && !children && !notice) return null;
  // A way that a rule closes may open by what was typed: then the server is asked.
  const closed = (o: Outcome) => !o.allowed && o.missing.length === 0 && !edited;
  const best = outcomes.find((o) => !closed(o) && missing.get(o.name)?.length === 0);
  const n = new Intl.NumberFormat(i18n.language);
  return (
    <>
      {said ? null : <Lacking c={c} outcomes={outcomes} missing={missing} closed={closed} />}
      <div className={page.ways}>
        {notice ? <div className={page.notice}>{notice}</div> : null}
        <div className={page.outcomes}>
          {outcomes.map((o) => {
            const lacks = missing.get(o.name)?.length ?? 0;
            return (
              <Button
                key={o.name} data-outcome={o.name} variant={o === best ? 'filled' : 'default'} disabled={closed(o) || busy} onClick={() => finish(o)}
                title={flow && c.step ? t('case.leadsTo', { place: leadsTo(flow, c.step.name, o.name) }) : undefined}
                rightSection={lacks > 0 ? <span className={page.lacks} aria-label={t('case.lacks', { count: lacks })}>{n.format(lacks)}</span> : null}
              >
                {o.label}
              </Button>
            );
          })}
          <span className={page.rest}>{children}</span>
        </div>
      </div>
    </>
  );
}

type LackingProps = { c: Case; outcomes: Outcome[]; missing: ReadonlyMap<string, Missing[]>; closed: (o: Outcome) => boolean };

/** Each missing thing once, with the outcomes that ask for it where not all do. */
function Lacking({ c, outcomes, missing, closed }: LackingProps) {
  const { t } = useTranslation();
  const places = new Map<string, { m: Missing; of: Outcome[] }>();
  for (const o of outcomes) {
    for (const m of missing.get(o.name) ?? []) {
      const place = places.get(m.pointer + m.code) ?? { m, of: [] };
      place.of.push(o);
      places.set(m.pointer + m.code, place);
    }
  }
  const shut = outcomes.filter(closed);
  const explained = useExplained(c, shut.length > 0).data?.answers ?? [];
  if (places.size === 0 && shut.length === 0) return null;
  return (
    <div className={page.lacking}>
      <IconAlert size={16} aria-hidden />
      <div>
        <strong>{t('case.missing')}</strong>
        <ul>
          {[...places.values()].map(({ m, of }) => (
            <li key={m.pointer + m.code}>
              {m.field ? <UnstyledButton onClick={() => focusField(m.field ?? '')}>{m.label ?? m.field}</UnstyledButton> : null}
              {m.field && m.message ? ' — ' : null}
              {m.message}
              {of.length < outcomes.length ? <span className={page.faint}> {t('case.onlyFor', { outcome: of.map((o) => o.label).join(', ') })}</span> : null}
            </li>
          ))}
          {shut.map((o) => (
            <li key={o.name}>
              {o.reason?.includes(o.label) ? o.reason : `${o.label} — ${o.reason}`}{' '}
              <span className={page.faint}>{explained.filter((a) => a.about === 'outcome' && a.name === o.name).flatMap(inTheWay).join(' ')}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
