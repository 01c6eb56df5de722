import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../core/types';
import { usePrefetch } from '../hooks/queries';
import list from './list.module.css';
import { Row } from './Row';

const columns = ['number', 'about', 'customer', 'step', 'assignee', 'due'] as const;

type Props = { rows: CaseRow[]; active: number; activate: (i: number) => void; more: boolean; loading: boolean; loadMore: () => void };

/** The rows that are in sight; the rest is only their height. More is read before the end is reached. */
export function Rows({ rows, active, activate, more, loading, loadMore }: Props) {
  const { t } = useTranslation();
  const foresee = usePrefetch();
  const box = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 70em)', window.innerWidth <= 1120) ?? false;
  const height = narrow ? 74 : 52;
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => box.current, estimateSize: () => height, overscan: 12, getItemKey: (i) => rows[i]?.number ?? i,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => virtual.measure(), [height, virtual]);
  useEffect(() => {
    if (more && !loading && last >= rows.length - 15) loadMore();
  }, [last, rows.length, more, loading, loadMore]);
  useEffect(() => virtual.scrollToIndex(active), [active, virtual]);
  return (
    <div ref={box} className={list.box} role="table" aria-rowcount={more ? -1 : rows.length + 1} aria-label={t('list.cases')} data-narrow={narrow}>
      <div role="rowgroup" className={list.titles}>
        <div role="row" className={list.row} aria-rowindex={1}>
          {columns.map((c) => (
            <div key={c} role="columnheader" className={list[c]}>{t(`list.${c}`)}</div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={list.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row ? <Row key={item.key} row={row} index={item.index} top={item.start} height={height} active={item.index === active} activate={activate} foresee={foresee} /> : null;
        })}
      </div>
    </div>
  );
}
