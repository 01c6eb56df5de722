import { Button, Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readContact, type Contact } from '../core/contact';
import { detailOf, nameOf } from '../core/customer';
import type { Customer } from '../core/types';
import { useCustomers } from '../hooks/queries';
import { Face } from '../kit/Face';
import { IconPlus, IconSearch } from '../kit/icons';
import fresh from './new.module.css';

type Props = {
  customer: Customer | null;
  contact: Contact | null;
  errors: { name?: string; phone?: string; email?: string };
  choose: (customer: Customer | null, contact: Contact | null) => void;
};

/** The customer: one that is known, found while typing, or a new one. */
export function CustomerPicker({ customer, contact, errors, choose }: Props) {
  const { t } = useTranslation();
  const nobody = () => choose(null, null);
  if (customer) {
    return (
      <div className={fresh.chosen}>
        <Face name={nameOf(customer)} size={32} />
        <div>
          <Text fw={600}><bdi>{nameOf(customer)}</bdi></Text>
          <Text size="xs" c="dimmed">{detailOf(customer)}</Text>
        </div>
        <Button variant="default" size="xs" onClick={nobody}>{t('new.other')}</Button>
      </div>
    );
  }
  if (contact) {
    const set = (part: Partial<Contact>) => choose(null, { ...contact, ...part });
    return (
      <div className={fresh.contact}>
        <TextInput id="contact-name" label={t('new.name')} dir="auto" autoComplete="off" maxLength={200} value={contact.name} error={errors.name} onChange={(e) => set({ name: e.currentTarget.value })} />
        <TextInput id="contact-phone" label={t('new.phone')} type="tel" dir="ltr" autoComplete="off" maxLength={40} value={contact.phone} error={errors.phone} onChange={(e) => set({ phone: e.currentTarget.value })} />
        <TextInput id="contact-email" label={t('new.email')} type="email" dir="ltr" autoComplete="off" maxLength={254} value={contact.email} error={errors.email} onChange={(e) => set({ email: e.currentTarget.value })} />
        <Button variant="default" size="xs" onClick={nobody}>{t('new.other')}</Button>
      </div>
    );
  }
  return <Find choose={choose} />;
}

const create = '+';

function Find({ choose }: Pick<Props, 'choose'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 150);
  const found = useCustomers(q);
  const known = q.length > 1 ? (found.data?.customers ?? []) : [];
  const combobox = useCombobox();
  const submit = (value: string) => {
    combobox.closeDropdown();
    const customer = known.find((c) => String(c.id) === value);
    if (customer) choose(customer, null);
    else choose(null, readContact(text));
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={t('new.customer')} role="combobox" placeholder={t('new.find')} dir="auto" autoComplete="off" value={text} leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={found.isFetching ? <Loader size={14} aria-hidden /> : null} description={t('new.findHint')}
          onFocus={() => text.trim() && combobox.openDropdown()} onBlur={() => combobox.closeDropdown()}
          onChange={(e) => {
            setText(e.currentTarget.value);
            combobox.updateSelectedOptionIndex();
            if (e.currentTarget.value.trim()) combobox.openDropdown();
            else combobox.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('new.customer')}>
          {known.map((c) => (
            <Combobox.Option key={c.id} value={String(c.id)}>
              <span className={fresh.option}>
                <Face name={nameOf(c)} size={26} />
                <span>
                  <bdi>{nameOf(c)}</bdi>
                  <Text span size="xs" c="dimmed" display="block">{detailOf(c)}</Text>
                </span>
              </span>
            </Combobox.Option>
          ))}
          <Combobox.Option value={create}>
            <span className={fresh.option}>
              <IconPlus size={16} aria-hidden />
              {t('new.create', { name: text.trim() })}
            </span>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
