import { Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isEmpty, minorOf, moneyOf } from '../core/form';
import { fromLocal, moment, toLocal } from '../core/time';
import type { FormField } from '../core/types';
import { useMe } from '../hooks/queries';
import form from './form.module.css';

type Props = {
  field: FormField;
  value: unknown;
  error?: string;
  needed: boolean;
  onChange: (v: unknown) => void;
};

const htmlTypes: Record<string, string> = { date: 'date', email: 'email', phone: 'tel' };

/** Puts a field's value into the reader's words. */
export function useSay(): (field: FormField, value: unknown) => string {
  const { t, i18n } = useTranslation();
  const zone = useMe().data?.zone;
  return (field, value) => {
    if (isEmpty(value)) return '–';
    const option = (code: unknown) => field.options?.find((o) => o.code === code)?.label ?? String(code);
    if (field.type === 'bool') return t(value === true ? 'form.yes' : 'form.no');
    if (field.type === 'datetime') return moment(String(value), i18n.language, zone);
    if (field.type === 'money') return new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2 }).format(Number(moneyOf(value)));
    if (typeof value === 'number') return new Intl.NumberFormat(i18n.language).format(value);
    return Array.isArray(value) ? value.map(option).join(', ') : option(value);
  };
}

/** A field's value to read, under another label where one is given: what may not be changed is no control. */
export function Fixed({ field, value, label }: { field: FormField; value: unknown; label?: string }) {
  const say = useSay();
  return (
    <dl className={form.fixed} id={label ? undefined : `field-${field.name}`} tabIndex={label ? undefined : -1}>
      <dt>{label ?? field.label}</dt>
      <dd dir="auto" className="natural">{say(field, value)}</dd>
    </dl>
  );
}

/** The control of a field's type. */
export function Control({ field, value, error, needed, onChange }: Props) {
  const { t } = useTranslation();
  const common = {
    id: `field-${field.name}`,
    label: (
      <>
        {field.label}
        {needed ? ' ' : null}
        {needed ? <span className={form.needed}>{t('form.needed')}</span> : null}
      </>
    ),
    description: field.help ? <bdi>{field.help}</bdi> : undefined,
    error,
    'aria-required': needed || undefined,
  };
  const text = typeof value === 'string' ? value : '';
  const options = (field.options ?? []).map((o) => ({ value: o.code, label: o.label }));
  const clear = { 'aria-label': t('form.clear', { field: field.label }) };
  switch (field.type) {
    case 'choice':
      return <Select {...common} data={options} value={text || null} onChange={(v) => onChange(v)} clearable clearButtonProps={clear} searchable={options.length > 7} nothingFoundMessage={t('form.noOption')} />;
    case 'choices':
      return <MultiSelect {...common} data={options} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} clearable clearButtonProps={clear} searchable={options.length > 7} nothingFoundMessage={t('form.noOption')} hidePickedOptions />;
    case 'bool':
      return <Checkbox {...common} className={form.tick} checked={value === true} onChange={(e) => onChange(e.currentTarget.checked)} />;
    case 'int':
    case 'decimal':
      return <NumberInput {...common} hideControls inputMode={field.type === 'int' ? 'numeric' : 'decimal'} allowDecimal={field.type === 'decimal'} value={typeof value === 'number' ? value : ''} onChange={(v) => onChange(v === '' ? undefined : Number(v))} />;
    case 'money':
      return <NumberInput {...common} hideControls inputMode="decimal" decimalScale={2} fixedDecimalScale value={moneyOf(value)} onChange={(v) => onChange(minorOf(v))} />;
    case 'datetime':
      return <TextInput {...common} type="datetime-local" value={toLocal(value)} onChange={(e) => onChange(fromLocal(e.currentTarget.value))} />;
    case 'long_text':
      return <Textarea {...common} autosize minRows={2} maxRows={14} dir="auto" value={text} onChange={(e) => onChange(e.currentTarget.value)} />;
    default: {
      const type = htmlTypes[field.type] ?? 'text';
      return <TextInput {...common} type={type} dir={type === 'email' || type === 'tel' ? 'ltr' : 'auto'} autoComplete="off" value={text} onChange={(e) => onChange(e.currentTarget.value)} />;
    }
  }
}
