import { Loader, SegmentedControl } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../core/api';
import { narrowed, type Scope, type Search } from '../core/search';
import { remember } from '../core/trail';
import type { Case, CaseRow, Pool } from '../core/types';
import { useKeys } from '../hooks/keyboard';
import { useCases, usePools } from '../hooks/queries';
import { useWords } from '../hooks/words';
import { Failure } from '../kit/Failure';
import { warn } from '../kit/toast';
import { Filters } from './Filters';
import list from './list.module.css';
import { Nothing } from './Nothing';
import { Rows } from './Rows';

type Props = {
  view: Scope['view']; team?: string; /** The reader is not of the team. */ foreign?: boolean; /** The title, where the view has no own. */ label?: string;
  /** Where the list lives, to come back to. */ path: string;
};

/** A list of cases: mine, a team's, what I opened, or all that I may see. */
export default function ListPage({ view, team, foreign, label, path }: Props) {
  const { t, i18n } = useTranslation();
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const narrow = (s: Search) => void navigate({ to: '.', search: s, replace: true });
  const pools = usePools();
  const pool = pools.data?.pools.find((p) => p.team.name === team);
  const scope = useMemo<Scope>(() => ({ view, team, member: pool?.member }), [view, team, pool?.member]);
  const cases = useCases(scope, search);
  const rows = useMemo(() => cases.data?.pages.flatMap((p) => p.items) ?? [], [cases.data]);
  const { options } = useRouter();
  useEffect(() => remember(rows.map((r) => r.number), path + options.stringifySearch(search)), [rows, path, search, options]);
  const [active, setActive] = useActive(rows);
  const first = cases.data?.pages[0];
  const title = label ?? t(`nav.${view}`);
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <div className={list.page}>
      <header className={list.head}>
        <h1>{title}</h1>
        {first ? (
          <span className={list.total}>
            {t(first.count_more ? 'list.countMore' : 'list.count', { count: first.count, n: new Intl.NumberFormat(i18n.language).format(first.count) })}
          </span>
        ) : null}
        {pool?.member ? <Whose pool={pool} search={search} narrow={narrow} /> : null}
      </header>
      <Filters scope={scope} search={search} narrow={narrow} />
      {cases.error ? <div className={list.failed}><Failure error={cases.error} retry={() => void cases.refetch()} /></div> : null}
      {cases.isPending ? <Loader m="xl" aria-label={t('app.loading')} /> : null}
      {cases.isSuccess && rows.length === 0 ? <Nothing view={foreign ? 'foreign' : view} narrowed={narrowed(search)} clear={() => narrow({})} /> : null}
      {rows.length > 0 ? (
        <Rows
          rows={rows} active={active} activate={setActive} more={cases.hasNextPage} loading={cases.isFetchingNextPage}
          loadMore={() => void cases.fetchNextPage()}
        />
      ) : null}
    </div>
  );
}

/** Which row the keys act on, and what they do. */
function useActive(rows: CaseRow[]) {
  const { t } = useTranslation();
  const [active, setActive] = useState(0);
  const navigate = useNavigate();
  const words = useWords();
  const at = rows[Math.min(active, rows.length - 1)];
  const open = (n: number) => navigate({ to: '/cases/$number', params: { number: String(n) } });
  const claim = async (n: number) => {
    try {
      await call<Case>(`/cases/${n}/claim`, { method: 'POST', body: {} });
      await open(n);
    } catch (e) {
      warn(words(e), t('case.dismiss'));
    }
  };
  useKeys({
    j: () => setActive((i) => Math.min(i + 1, rows.length - 1)),
    k: () => setActive((i) => Math.max(i - 1, 0)),
    Enter: at && (() => void open(at.number)),
    c: at && (() => void (at.assignee ? open(at.number) : claim(at.number))),
    '/': () => document.getElementById('search')?.focus(),
  });
  return [Math.min(active, Math.max(0, rows.length - 1)), setActive] as const;
}

type WhoseProps = { pool: Pool; search: Search; narrow: (s: Search) => void };

/** Of a team: what waits for somebody, or also what somebody holds. */
function Whose({ pool, search, narrow }: WhoseProps) {
  const { t, i18n } = useTranslation();
  const n = new Intl.NumberFormat(i18n.language);
  return (
    <SegmentedControl
      size="xs" className={list.whose} aria-label={t('list.whose')} value={search.all ? 'all' : 'waiting'}
      onChange={(v) => narrow({ ...search, all: v === 'all' ? true : undefined })}
      data={[
        { value: 'waiting', label: `${t('list.waiting')} ${n.format(pool.waiting)}` },
        { value: 'all', label: `${t('list.inHand')} ${n.format(pool.waiting + pool.held)}` },
      ]}
    />
  );
}
