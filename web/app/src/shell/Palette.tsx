import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { detailOf, nameOf } from '../core/customer';
import { matches } from '../core/fold';
import { titleOf } from '../core/title';
import { useCustomers, useFound, useMe, usePools } from '../hooks/queries';
import { languages } from '../i18n';
import { IconSearch } from '../kit/icons';
import shell from './shell.module.css';
import { useSignOut, useSpeak } from './UserMenu';

type Action = { name: string; label: string; /** Says which one it is. */ detail?: string; run: () => void };

/** Everything by name: go, a customer, a case by its number or words, search, change the language. */
export default function Palette({ close, showKeys }: { close: () => void; showKeys: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const actions = useActions(text.trim(), showKeys);
  const run = (a?: Action) => {
    if (!a) return;
    close();
    a.run();
  };
  const move = (by: number) => {
    const next = (at + by + actions.length) % Math.max(1, actions.length);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const press = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return;
    const does: Record<string, () => void> = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => run(actions[at]) };
    const handler = does[e.key];
    if (!handler) return;
    e.preventDefault();
    handler();
  };
  return (
    <Modal.Root opened onClose={close} padding={0} size="lg" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('keys.palette')}>
        <TextInput
          variant="unstyled" className={shell.paletteInput} leftSection={<IconSearch size={16} aria-hidden />} placeholder={t('palette.placeholder')}
          aria-label={t('palette.placeholder')} role="combobox" aria-expanded aria-controls="palette" aria-activedescendant={`palette-${at}`}
          data-autofocus value={text} onKeyDown={press}
          onChange={(e) => {
            setText(e.currentTarget.value);
            setAt(0);
          }}
        />
        <ul id="palette" role="listbox" aria-label={t('keys.palette')} className={shell.palette} ref={list}>
          {actions.map((a, i) => (
            <UnstyledButton component="li" key={a.name} id={`palette-${i}`} role="option" aria-selected={i === at} onClick={() => run(a)} onMouseMove={() => setAt(i)}>
              <bdi>{a.label}</bdi>
              {a.detail ? <span dir="auto" className={`${shell.paletteDetail} natural`}>{a.detail}</span> : null}
            </UnstyledButton>
          ))}
        </ul>
      </Modal.Content>
    </Modal.Root>
  );
}

function useActions(query: string, showKeys: () => void): Action[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const speak = useSpeak();
  const signOut = useSignOut();
  const me = useMe().data;
  const pools = usePools().data?.pools ?? [];
  const [later] = useDebouncedValue(query, 150);
  const partner = me?.user.partner;
  const lists: Action[] = partner ? [] : [
    { name: 'tasks', label: t('nav.tasks'), run: () => void navigate({ to: '/tasks' }) },
    { name: 'opened', label: t('nav.opened'), run: () => void navigate({ to: '/opened' }) },
    { name: 'all', label: t('nav.all'), run: () => void navigate({ to: '/cases' }) },
    { name: 'late', label: t('palette.late'), run: () => void navigate({ to: '/cases', search: { overdue: true, status: 'new,open,waiting' } }) },
  ];
  const fixed: Action[] = [
    { name: 'mine', label: partner?.label ?? t('nav.mine'), run: () => void navigate({ to: '/' }) },
    ...(me?.can.open ? [{ name: 'new', label: t('nav.new'), run: () => void navigate({ to: '/new' }) }] : []),
    ...pools.map((p) => ({
      name: `pool.${p.team.name}`, label: t('palette.pool', { team: p.team.label }),
      run: () => void navigate({ to: '/pools/$team', params: { team: p.team.name } }),
    })),
    ...lists,
    ...languages.map((l) => ({ name: l.code, label: t('palette.language', { language: l.name }), run: () => speak(l.code) })),
    { name: 'keys', label: t('nav.keys'), run: showKeys },
    { name: 'out', label: t('signin.out'), run: () => void signOut() },
  ];
  const customers = useCustomers(me?.can.customers ? later : '').data?.customers ?? [];
  const cases = useFound(later).data?.items ?? [];
  if (!query) return fixed;
  const found = fixed.filter((a) => matches(a.label, query));
  if (later.length > 1) {
    found.push(...customers.map((c) => ({
      name: `customer.${c.id}`, label: nameOf(c), detail: detailOf(c),
      run: () => void navigate({ to: '/cases', search: { customer: String(c.id), sort: '-opened' } }),
    })), ...cases.map((c) => ({
      name: `case.${c.number}`, label: titleOf(c), detail: [c.number, c.customer_name].filter(Boolean).join(' · '),
      run: () => void navigate({ to: '/cases/$number', params: { number: String(c.number) } }),
    })));
  }
  const number = /^#?(\d{1,15})$/.exec(query)?.[1];
  if (number) found.unshift({ name: 'number', label: t('palette.open', { number }), run: () => void navigate({ to: '/cases/$number', params: { number } }) });
  found.push({ name: 'search', label: t('palette.search', { text: query }), run: () => void navigate({ to: '/cases', search: { q: query } }) });
  return found;
}
