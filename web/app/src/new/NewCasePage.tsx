import { Button, Select, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, fieldOf } from '../core/api';
import { addressable, given, reachable, type Contact } from '../core/contact';
import { shownValues, wrongFields } from '../core/form';
import type { Case, Customer, Values } from '../core/types';
import { FormFields, focusField } from '../form/FormFields';
import { useDraft } from '../hooks/draft';
import { keys, shared } from '../hooks/keys';
import { useOnce } from '../hooks/once';
import { useLocale, useMe, useOpeningForm } from '../hooks/queries';
import { Empty } from '../kit/Empty';
import { Failure } from '../kit/Failure';
import { IconLock } from '../kit/icons';
import { inform } from '../kit/toast';
import { CategoryPicker } from './CategoryPicker';
import { CustomerPicker } from './CustomerPicker';
import fresh from './new.module.css';

type Draft = { category?: string; title?: string; text?: string; channel?: string; language?: string; fields?: Values; customer?: Customer | null; contact?: Contact | null };
const none: Draft = {};
const channels = ['phone', 'mail', 'chat', 'form'] as const;

/** Where cases are opened, by those who may. */
export default function NewCasePage() {
  const { t } = useTranslation();
  const me = useMe().data;
  useEffect(() => {
    document.title = `${t('new.title')} · ${t('app.name')}`;
  }, [t]);
  if (me?.can.open) return <Opening />;
  return (
    <Empty page icon={<IconLock size={24} aria-hidden />} title={t('new.notYours')}>
      <Text>{t('new.notYoursHint')}</Text>
      <Button component={Link} to="/">{t('error.home')}</Button>
    </Empty>
  );
}

/** Opens a case: for whom, about what, in whose words, on the form of its category. */
function Opening() {
  const { t } = useTranslation();
  const [draft, change, clear] = useDraft<Draft>('new', none);
  const [strict, setStrict] = useState(false);
  const form = useOpeningForm(draft.category ?? '');
  const values = useMemo(() => ({ ...form.data?.values, ...draft.fields }), [form.data, draft.fields]);
  const fields = form.data ? shownValues(form.data, values) : {};
  const spoken = draft.language ?? draft.customer?.language ?? '';
  const open = useOpen(draft, fields, spoken, clear);
  const refused = open.error instanceof ApiError ? open.error : null;
  const set = (part: Draft) => change((d) => ({ ...d, ...part }));
  const contact = strict ? draft.contact : null;
  const lacksContact = contact ? !reachable(contact) : false;
  const wrongEmail = contact ? !addressable(contact) : false;
  const errorAt = (pointer: string) => refused?.places.find((p) => p.pointer === pointer)?.detail;
  const tongues = useTongues();
  useFocusRefused(refused);

  const submit = () => {
    const [wrong] = form.data ? wrongFields(form.data, values) : [];
    setStrict(true);
    if (!draft.category) return document.getElementById('category')?.focus();
    if (draft.contact && !reachable(draft.contact)) return document.getElementById('contact-phone')?.focus();
    if (draft.contact && !addressable(draft.contact)) return document.getElementById('contact-email')?.focus();
    if (wrong) return focusField(wrong);
    open.mutate();
  };
  return (
    <form
      className={fresh.page} noValidate
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      <Title order={1}>{t('new.title')}</Title>
      <section className={fresh.part} aria-label={t('new.who')}>
        <h2>{t('new.who')}</h2>
        <CustomerPicker
          customer={draft.customer ?? null} contact={draft.contact ?? null} choose={(customer, contact) => set({ customer, contact })}
          errors={{ phone: errorAt('/customer/phone') ?? (lacksContact ? t('new.contact') : undefined), email: wrongEmail ? t('form.email') : errorAt('/customer/email'), name: errorAt('/customer/name') }}
        />
      </section>
      <section className={fresh.part} aria-label={t('new.what')}>
        <h2>{t('new.what')}</h2>
        <CategoryPicker chosen={draft.category ?? ''} choose={(category) => set({ category })} error={strict && !draft.category ? t('new.needCategory') : errorAt('/category')} />
        <div className={fresh.pair}>
          <TextInput label={t('new.caseTitle')} dir="auto" maxLength={300} value={draft.title ?? ''} onChange={(e) => set({ title: e.currentTarget.value })} />
          <Select label={t('new.channel')} allowDeselect={false} value={draft.channel ?? 'phone'} onChange={(v) => set({ channel: v ?? undefined })} data={channels.map((value) => ({ value, label: t(`channel.${value}`) }))} />
          <Select label={t('new.language')} clearable clearButtonProps={{ 'aria-label': t('form.clear', { field: t('new.language') }) }} placeholder={t('new.unknown')} value={spoken || null} onChange={(v) => set({ language: v ?? '' })} data={tongues} />
        </div>
        <Textarea label={t('new.text')} autosize minRows={3} maxRows={14} dir="auto" maxLength={65536} value={draft.text ?? ''} onChange={(e) => set({ text: e.currentTarget.value })} />
      </section>
      {form.data && form.data.layout.length > 0 && draft.category ? (
        <section className={fresh.part} aria-label={t('new.details')}>
          <h2>{t('new.details')}</h2>
          <FormFields
            form={form.data} values={values} errors={refused?.fieldErrors() ?? {}} needed={new Set()} strict={strict}
            onChange={(name, v) => change((d) => ({ ...d, fields: { ...d.fields, [name]: v } }))}
          />
        </section>
      ) : null}
      <footer className={fresh.foot}>
        {open.error ? <div className={fresh.failed}><Failure error={open.error} /></div> : null}
        <Button type="submit" loading={open.isPending}>{t('new.open')}</Button>
        {Object.keys(draft).length > 0 ? <Button variant="subtle" color="gray" onClick={clear}>{t('new.reset')}</Button> : null}
        <Text size="xs" c="dimmed" visibleFrom="xs">{t('new.kept')}</Text>
      </footer>
    </form>
  );
}

/** Opens the case that the draft describes, once however often it is asked. */
function useOpen(draft: Draft, fields: Values, spoken: string, clear: () => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const l = useLocale();
  const customer = draft.customer ? { id: draft.customer.id } : draft.contact ? given(draft.contact) : undefined;
  const body = {
    category: draft.category, title: draft.title?.trim() || undefined, text: draft.text?.trim() || undefined, channel: draft.channel ?? 'phone', fields, customer,
    language: spoken || undefined,
  };
  // One key for one content: a repeated click opens one case, a changed form another.
  const once = useOnce('new');
  return useMutation({
    mutationFn: () => call<Case>('/cases', { method: 'POST', key: once.keyOf(JSON.stringify(body)), body }),
    onSuccess: async (c) => {
      once.forget();
      clear();
      inform(t('new.opened', { number: c.number }));
      if (!c.gone) client.setQueryData(keys.one(l, c.number), c);
      for (const k of shared) void client.invalidateQueries({ queryKey: [k] });
      await (c.gone ? navigate({ to: '/' }) : navigate({ to: '/cases/$number', params: { number: String(c.number) } }));
    },
  });
}

/** The languages that customers are written to, in the reader's words. */
function useTongues(): { value: string; label: string }[] {
  const l = useLocale();
  const locales = useMe().data?.locales;
  return useMemo(() => {
    const names = new Intl.DisplayNames([l], { type: 'language' });
    return (locales ?? []).map((value) => ({ value, label: names.of(value) ?? value }));
  }, [l, locales]);
}

/** Puts the focus on the first thing that was refused. */
function useFocusRefused(refused: ApiError | null) {
  const answered = useRef<ApiError | null>(null);
  useEffect(() => {
    if (!refused || answered.current === refused) return;
    answered.current = refused;
    const first = refused.places.map((p) => fieldOf(p.pointer)).find(Boolean);
    const contact = refused.places.map((p) => /^\/customer\/(\w+)/.exec(p.pointer)?.[1]).find(Boolean);
    if (contact) document.getElementById(`contact-${contact}`)?.focus();
    else if (first) focusField(first);
  }, [refused]);
}
