import { Autocomplete, Button, Group, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../components/Failure';
import { FormFields } from '../components/FormFields';
import { ApiError, call } from '../core/api';
import { present } from '../core/form';
import type { Case, Category, Customer, Values } from '../core/types';
import { useCategories, useCustomers, useForm } from '../hooks';

/** Every leaf with the labels of its parents before its own. */
function leaves(tree: Category[], above = ''): { value: string; label: string }[] {
  return tree.flatMap((c) => {
    const label = above ? `${above} › ${c.label}` : c.label;
    return c.leaf ? [{ value: c.path, label }] : leaves(c.children, label);
  });
}

/** A key nobody else makes; randomUUID needs https, this does not. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}

type Who = { id?: number; name?: string; phone?: string; email?: string };

/** Reads what was typed as a phone number, an e-mail address or a name. */
function who(text: string): Who {
  if (text.includes('@')) return { email: text };
  return /^[+\d\s()-]{6,}$/.test(text) ? { phone: text } : { name: text };
}

export default function NewCasePage() {
  const { t, i18n } = useTranslation();
  const categories = useCategories();
  const [category, setCategory] = useState('');
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [customer, setCustomer] = useState<Who | null>(null);
  const [values, setValues] = useState<Values>({});
  // One key for one content: a repeated click opens one case, a changed form another.
  const content = JSON.stringify([category, text, title, values, customer]);
  const key = useMemo(() => (content ? randomKey() : ''), [content]);
  const form = useForm(category);
  const navigate = useNavigate();
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: () =>
      call<Case>('/cases', {
        method: 'POST',
        key,
        body: { category, title, text, fields: present(values), language: i18n.language, ...(customer ? { customer } : {}) },
      }),
    onSuccess: (c) => {
      void client.invalidateQueries();
      void navigate({ to: '/cases/$number', params: { number: String(c.number) } });
    },
  });
  const errors = open.error instanceof ApiError ? open.error.fieldErrors() : {};
  const options = useMemo(() => leaves(categories.data?.categories ?? []), [categories.data]);
  return (
    <form
      className="panel"
      onSubmit={(e) => {
        e.preventDefault();
        open.mutate();
      }}
    >
      <Stack maw={860}>
        <Title order={1} size="h3">
          {t('new.title')}
        </Title>
        <Find onPick={setCustomer} />
        <Select
          label={t('new.category')}
          placeholder={t('new.search')}
          data={options}
          value={category || null}
          onChange={(v) => setCategory(v ?? '')}
          searchable
          required
        />
        <TextInput label={t('new.caseTitle')} value={title} onChange={(e) => setTitle(e.currentTarget.value)} maxLength={300} />
        <Textarea label={t('new.text')} autosize minRows={3} value={text} onChange={(e) => setText(e.currentTarget.value)} />
        {form.data ? (
          <FormFields
            form={form.data}
            values={{ ...form.data.values, ...values }}
            errors={errors}
            needed={new Set()}
            onChange={(name, v) => setValues((all) => ({ ...all, [name]: v }))}
          />
        ) : null}
        {open.error ? <Failure error={open.error} /> : null}
        <Group>
          <Button type="submit" disabled={!category} loading={open.isPending}>
            {t('new.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Finds a customer while typing, or takes what was typed as a new one. */
function Find({ onPick }: { onPick: (w: Who | null) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 200);
  const found = useCustomers(q);
  const name = (c: Customer) => [c.name, ...c.phones, ...c.emails].filter(Boolean).join(' · ');
  const known = new Map((found.data?.customers ?? []).map((c) => [name(c), c]));
  return (
    <div>
      <Autocomplete
        label={t('new.customer')}
        placeholder={t('new.find')}
        value={text}
        data={[...known.keys()]}
        filter={({ options }) => options}
        onChange={(v) => {
          setText(v);
          const c = known.get(v);
          onPick(c ? { id: c.id } : v.trim() ? who(v.trim()) : null);
        }}
      />
      {text.trim() && !known.has(text) && found.isSuccess && known.size === 0 ? (
        <Text size="xs" c="dimmed" mt={4}>
          {t('new.create', { name: text.trim() })}
        </Text>
      ) : null}
    </div>
  );
}
