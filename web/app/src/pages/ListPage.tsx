import { Badge, Button, Group, Loader, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Due } from '../components/Due';
import { Failure } from '../components/Failure';
import { call } from '../core/api';
import type { CaseRow } from '../core/types';
import { useCases, useKey, usePools } from '../hooks';

type Props = { view: 'mine' | 'all' | 'team'; team?: string };

/** A list of cases: mine, a team's, or all that I may see. */
export function ListPage({ view, team }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 250);
  const [active, setActive] = useState(0);
  const cases = useCases({ view, team, q });
  const pools = usePools();
  const navigate = useNavigate();
  const rows = useMemo(() => cases.data?.pages.flatMap((p) => p.items) ?? [], [cases.data]);
  const first = cases.data?.pages[0];
  const title = view === 'team' ? pools.data?.pools.find((p) => p.team.name === team)?.team.label : t(view === 'mine' ? 'nav.mine' : 'nav.all');
  useKey(
    useMemo(() => {
      const at = rows[active];
      return {
        j: () => setActive((i) => Math.min(i + 1, rows.length - 1)),
        k: () => setActive((i) => Math.max(i - 1, 0)),
        Enter: () => at && void navigate({ to: '/cases/$number', params: { number: String(at.number) } }),
        c: () => at && void call(`/cases/${at.number}/claim`, { method: 'POST', body: {} }).then(() => navigate({ to: '/cases/$number', params: { number: String(at.number) } })),
      };
    }, [rows, active, navigate]),
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {title ?? team}
        </Title>
        <TextInput id="search" aria-label={t('list.search')} placeholder={t('list.search')} value={text} onChange={(e) => setText(e.currentTarget.value)} w={{ base: '100%', xs: 260 }} />
      </Group>
      {first ? (
        <Text size="sm" c="dimmed">
          {t(first.count_more ? 'list.countMore' : 'list.count', { count: first.count })}
        </Text>
      ) : null}
      {cases.isPending ? <Loader aria-label={t('app.name')} /> : null}
      {cases.error ? <Failure error={cases.error} retry={() => void cases.refetch()} /> : null}
      {cases.isSuccess && rows.length === 0 ? <Text py="xl">{t(q ? 'list.empty' : view === 'mine' ? 'list.emptyMine' : view === 'team' ? 'list.emptyPool' : 'list.empty')}</Text> : null}
      {rows.length > 0 ? <Rows rows={rows} active={active} /> : null}
      {cases.hasNextPage ? (
        <Button variant="default" onClick={() => void cases.fetchNextPage()} loading={cases.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      ) : null}
    </Stack>
  );
}

function Rows({ rows, active }: { rows: CaseRow[]; active: number }) {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 700px)');
  if (narrow) {
    return (
      <Stack gap="xs">
        {rows.map((r) => (
          <Card key={r.number} row={r} />
        ))}
      </Stack>
    );
  }
  return (
    <div className="panel" style={{ padding: 0, overflow: 'hidden' }}>
      <Table highlightOnHover verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {['number', 'about', 'customer', 'step', 'assignee', 'priority', 'due'].map((h) => (
              <Table.Th key={h}>{t(`list.${h}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((r, i) => (
            <Row key={r.number} row={r} active={i === active} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ row, active }: { row: CaseRow; active: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Table.Tr className="row" data-active={active} onClick={() => void navigate({ to: '/cases/$number', params: { number: String(row.number) } })}>
      <Table.Td>{row.number}</Table.Td>
      <Table.Td>
        <Link to="/cases/$number" params={{ number: String(row.number) }}>{row.title || row.category_label}</Link>
        {row.title ? (
          <Text size="xs" c="dimmed">
            {row.category_label}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>{row.customer_name}</Table.Td>
      <Table.Td>{row.step?.label ?? row.status_label}</Table.Td>
      <Table.Td>{row.assignee_name ?? row.assignee ?? <Text c="dimmed" size="sm">{t('list.nobody')}</Text>}</Table.Td>
      <Table.Td>
        <Priority row={row} />
      </Table.Td>
      <Table.Td>
        <Due due={row.due} overdue={row.overdue} />
      </Table.Td>
    </Table.Tr>
  );
}

function Priority({ row }: { row: CaseRow }) {
  const color = row.priority === 'urgent' ? '#b42318' : row.priority === 'high' ? '#a63d00' : 'gray.7';
  return (
    <Badge variant={color === 'gray.7' ? 'default' : 'filled'} color={color} size="sm" tt="none">
      {row.priority_label}
    </Badge>
  );
}

function Card({ row }: { row: CaseRow }) {
  return (
    <Link to="/cases/$number" params={{ number: String(row.number) }} className="panel" style={{ color: 'inherit', textDecoration: 'none' }}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Text fw={600}>{row.title || row.category_label}</Text>
          <Text size="sm" c="dimmed">
            {row.number} · {row.step?.label ?? row.status_label} · {row.customer_name}
          </Text>
        </div>
        <Due due={row.due} overdue={row.overdue} />
      </Group>
    </Link>
  );
}
