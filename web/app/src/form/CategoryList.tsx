import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { find, flatten } from '../core/categories';
import { useCategories } from '../hooks/queries';
import { IconSearch } from '../kit/icons';
import form from './form.module.css';

type Props = { label: string; chosen?: string; /** Also those that others are under. */ any?: boolean; choose: (path: string) => void };
const most = 200; // options drawn at once; the search reaches the rest

/** The categories as a tree that any word of a path narrows. */
export function CategoryList({ label, chosen, any, choose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const tree = useCategories().data;
  const all = useMemo(() => flatten(tree?.categories ?? []), [tree]);
  const found = useMemo(() => find(all, text).filter((c) => text === '' || any || c.leaf), [all, text, any]);
  const combobox = useCombobox();
  const listId = useId();
  // The list is always open, so that Escape is left to what it stands in.
  const [at, setAt] = useState<string | null>(null);
  const press = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return;
    if (e.key === 'ArrowDown') setAt(combobox.selectNextOption());
    else if (e.key === 'ArrowUp') setAt(combobox.selectPreviousOption());
    else if (e.key === 'Enter') combobox.clickSelectedOption();
    else return;
    e.preventDefault();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <TextInput
        role="combobox" aria-label={label} placeholder={t('new.search')} leftSection={<IconSearch size={14} aria-hidden />} value={text} data-autofocus
        aria-expanded aria-autocomplete="list" aria-controls={listId} aria-activedescendant={at ?? undefined} onKeyDown={press}
        onChange={(e) => {
          setText(e.currentTarget.value);
          setAt(combobox.selectFirstOption());
        }}
      />
      <Combobox.Options id={listId} className={form.categories} aria-label={label}>
        {found.slice(0, most).map((c) =>
          any || c.leaf ? (
            <Combobox.Option key={c.path} value={c.path} active={c.path === chosen} aria-selected={c.path === chosen}>
              <span className={form.category} style={{ paddingInlineStart: text ? 0 : c.above.length * 16 }}>
                {text && c.above.length > 0 ? <span className={form.above}>{c.above.join(' › ')} › </span> : null}
                {c.label}
              </span>
            </Combobox.Option>
          ) : (
            <div key={c.path} role="presentation" className={form.branch} style={{ paddingInlineStart: 8 + c.above.length * 16 }}>{c.label}</div>
          ),
        )}
        {found.length === 0 ? <Combobox.Empty>{t('new.noCategory', { text })}</Combobox.Empty> : null}
      </Combobox.Options>
    </Combobox>
  );
}
