import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { flatten } from '../core/categories';
import { nameOf } from '../core/customer';
import { narrowed, sorts, toggle, type Scope, type Search } from '../core/search';
import type { Named } from '../core/types';
import { CategoryList } from '../form/CategoryList';
import { useCategories, useCustomer, useMe } from '../hooks/queries';
import { IconAlert, IconCategory, IconClose, IconSearch, IconSort } from '../kit/icons';
import list from './list.module.css';

type Props = { scope: Scope; search: Search; narrow: (s: Search) => void };

/** What narrows the list; all of it stands in the address. */
export function Filters({ scope, search, narrow }: Props) {
  const { t } = useTranslation();
  const tree = useCategories().data;
  return (
    <div className={list.filters} role="search">
      <Find text={search.q ?? ''} find={(q) => narrow({ ...search, q })} />
      {scope.view === 'all' || scope.view === 'opened' ? (
        <Several label={t('list.status')} among={tree?.statuses ?? []} chosen={search.status} choose={(status) => narrow({ ...search, status })} />
      ) : null}
      {search.customer ? <OfCustomer id={search.customer} clear={() => narrow({ ...search, customer: undefined })} /> : null}
      <ByCategory search={search} narrow={narrow} />
      <Several label={t('list.kind')} among={tree?.kinds ?? []} chosen={search.kind} choose={(kind) => narrow({ ...search, kind })} />
      <Button
        size="xs" variant={search.overdue ? 'filled' : 'default'} aria-pressed={Boolean(search.overdue)}
        leftSection={<IconAlert size={14} aria-hidden />} onClick={() => narrow({ ...search, overdue: search.overdue ? undefined : true })}
      >
        {t('list.late')}
      </Button>
      {narrowed(search) ? (
        <Button size="xs" variant="subtle" leftSection={<IconClose size={14} aria-hidden />} onClick={() => narrow({ sort: search.sort, all: search.all })}>
          {t('list.clear')}
        </Button>
      ) : null}
      <Order search={search} narrow={narrow} />
    </div>
  );
}

/** The search box; what is typed goes into the address when the typing rests. */
function Find({ text, find }: { text: string; find: (q?: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const later = useDebouncedCallback((q: string) => find(q.trim() || undefined), 250);
  useEffect(() => setTyped((now) => (now.trim() === text ? now : text)), [text]);
  return (
    <TextInput
      id="search" size="xs" className={list.find} aria-label={t('list.search')} placeholder={t('list.search')} type="search"
      leftSection={<IconSearch size={14} aria-hidden />} value={typed}
      onKeyDown={(e) => e.key === 'Escape' && e.currentTarget.blur()}
      onChange={(e) => {
        setTyped(e.currentTarget.value);
        later(e.currentTarget.value);
      }}
    />
  );
}

type SeveralProps = { label: string; among: Named[]; chosen?: string; choose: (list?: string) => void };

/** A filter of which several values may hold. */
function Several({ label, among, chosen, choose }: SeveralProps) {
  const names = chosen?.split(',') ?? [];
  const words = among.filter((x) => names.includes(x.name)).map((x) => x.label);
  return (
    <Menu closeOnItemClick={false} position="bottom-start">
      <Menu.Target>
        <Chip on={words.length > 0}>{words.length > 0 ? `${label}: ${words.join(', ')}` : label}</Chip>
      </Menu.Target>
      <Menu.Dropdown>
        {among.map((x) => (
          <Menu.Item key={x.name} role="menuitemcheckbox" aria-checked={names.includes(x.name)} onClick={() => choose(toggle(chosen, x.name))} rightSection={names.includes(x.name) ? '✓' : null}>
            {x.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ByCategory({ search, narrow }: { search: Search; narrow: (s: Search) => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const tree = useCategories().data;
  const chosen = useMemo(() => flatten(tree?.categories ?? []).find((c) => c.path === search.category), [tree, search.category]);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus withRoles={false}>
      <Popover.Target>
        <Chip on={Boolean(search.category)} onClick={() => setOpened((o) => !o)} icon={<IconCategory size={14} aria-hidden />}>
          {t('list.category')}
          {search.category ? `: ${chosen?.label ?? search.category}` : null}
        </Chip>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <CategoryList
          label={t('list.category')} any chosen={search.category}
          choose={(path) => {
            setOpened(false);
            narrow({ ...search, category: path === search.category ? undefined : path });
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The customer whose cases alone are shown; pressed, everybody's are. */
function OfCustomer({ id, clear }: { id: string; clear: () => void }) {
  const { t } = useTranslation();
  const who = useCustomer(Number(id), useMe().data?.can.customers ?? false).data?.customer;
  return <Chip on icon={<IconClose size={14} aria-hidden />} onClick={clear}><span>{t('list.customer')}: <bdi>{who ? nameOf(who) : id}</bdi></span></Chip>;
}

function Order({ search, narrow }: { search: Search; narrow: (s: Search) => void }) {
  const { t } = useTranslation();
  const now = search.sort ?? 'deadline';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Chip on={false} end icon={<IconSort size={14} aria-hidden />}>{t(`list.sort.${now}`)}</Chip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.order')}</Menu.Label>
        {sorts.map((s) => (
          <Menu.Item key={s} role="menuitemradio" aria-checked={s === now} onClick={() => narrow({ ...search, sort: s === 'deadline' ? undefined : s })} rightSection={s === now ? '✓' : null}>
            {t(`list.sort.${s}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type ChipProps = React.ComponentPropsWithRef<'button'> & { on: boolean; icon?: ReactNode; end?: boolean };

function Chip({ on, icon, end, children, ...button }: ChipProps) {
  return (
    <Button {...button} size="xs" variant={on ? 'light' : 'default'} leftSection={icon} className={end ? list.order : undefined}>
      {children}
    </Button>
  );
}
