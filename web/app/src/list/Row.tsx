import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../core/title';
import type { CaseRow } from '../core/types';
import { Due } from '../kit/Due';
import { Face } from '../kit/Face';
import { IconAlert } from '../kit/icons';
import { Priority } from '../kit/Priority';
import { Status } from '../kit/Status';
import list from './list.module.css';

type Props = { row: CaseRow; index: number; top: number; height: number; active: boolean; activate: (i: number) => void; /** The reader points at the case. */ foresee: (n: number) => void };

/** A case in a list, or what is to do of its tasks. The link of its title covers the whole row. */
export function Row({ row, index, top, height, active, activate, foresee }: Props) {
  const { t } = useTranslation();
  const title = titleOf(row);
  const task = row.tasks?.[0];
  const holder = row.assignee_name ?? row.assignee;
  return (
    <div role="row" aria-rowindex={index + 2} className={list.row} data-active={active || undefined} style={{ insetBlockStart: top, height }} onFocus={() => activate(index)} onMouseEnter={() => foresee(row.number)}>
      <div role="cell" className={list.number}>
        <Priority name={row.priority} label={row.priority_label} />
        <span>{row.number}</span>
      </div>
      <div role="cell" className={list.about}>
        <Link to="/cases/$number" params={{ number: String(row.number) }} preload={false} dir="auto" className="natural">{task ? row.tasks?.map((x) => x.title).join(' · ') : title}</Link>
        <span className={list.faint}>{task ? title : title === row.category_label ? null : row.category_label}</span>
      </div>
      <div role="cell" className={list.customer}><bdi>{row.customer_name}</bdi></div>
      <div role="cell" className={list.step}>
        {task ? <span>{task.state.label}</span> : <Status name={row.status} label={row.step?.label ?? row.status_label} />}
        <span className={list.faint}>
          {row.blocked ? <IconAlert size={12} aria-label={t('case.blocked')} /> : null}
          {task?.team.label ?? row.partner?.label ?? row.team?.label}
        </span>
      </div>
      <div role="cell" className={list.assignee}>
        {holder ? (
          <>
            <Face name={holder} />
            <bdi>{holder}</bdi>
          </>
        ) : row.step && !row.partner ? <span className={list.faint}>{t('list.nobody')}</span> : null}
      </div>
      <div role="cell" className={list.due}>
        {task ? <Due due={task.due ?? null} /> : row.step ? <Due due={row.due ?? row.done_due ?? null} late={row.overdue} /> : null}
      </div>
    </div>
  );
}
