import { InputBase, Popover } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flatten } from '../core/categories';
import { CategoryList } from '../form/CategoryList';
import { useCategories } from '../hooks/queries';
import { IconChevron } from '../kit/icons';

type Props = { chosen: string; choose: (path: string) => void; error?: string };

/** One category, found by any word of its path. */
export function CategoryPicker({ chosen, choose, error }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const tree = useCategories().data;
  const at = useMemo(() => flatten(tree?.categories ?? []).find((c) => c.path === chosen), [tree, chosen]);
  return (
    <Popover opened={opened} onChange={setOpened} width="target" position="bottom-start" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <InputBase
          id="category" component="button" type="button" pointer label={t('new.category')} error={error} rightSection={<IconChevron size={14} aria-hidden />}
          aria-haspopup="listbox" aria-expanded={opened} onClick={() => setOpened((o) => !o)}
        >
          {at ? [...at.above, at.label].join(' › ') : <span style={{ color: 'var(--mantine-color-placeholder)' }}>{t('new.pick')}</span>}
        </InputBase>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <CategoryList
          label={t('new.category')} chosen={chosen}
          choose={(path) => {
            choose(path);
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
