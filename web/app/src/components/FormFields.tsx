import { Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { check, isVisible } from '../core/form';
import type { Form, FormField, Values } from '../core/types';

type Props = {
  form: Form;
  values: Values;
  errors: Record<string, string>;
  needed: Set<string>;
  disabled?: boolean;
  onChange: (name: string, value: unknown) => void;
};

/** The generated form: every field of the category with the control of its type. */
export function FormFields({ form, values, errors, needed, disabled, onChange }: Props) {
  return (
    <>
      {form.layout.map((section, i) => (
        <section key={section.name ?? i}>
          {section.label ? (
            <Title order={3} size="h5" mb="xs">
              {section.label}
            </Title>
          ) : null}
          <div className="fields">
            {section.fields
              .filter((f) => isVisible(f, values))
              .map((f) => (
                <Field
                  key={f.name}
                  form={form}
                  field={f}
                  value={values[f.name]}
                  error={errors[f.name]}
                  needed={needed.has(f.name)}
                  disabled={disabled || f.readonly}
                  onChange={(v) => onChange(f.name, v)}
                />
              ))}
          </div>
        </section>
      ))}
    </>
  );
}

type FieldProps = {
  form: Form;
  field: FormField;
  value: unknown;
  error?: string;
  needed: boolean;
  disabled?: boolean;
  onChange: (v: unknown) => void;
};

function Field({ form, field, value, error, needed, disabled, onChange }: FieldProps) {
  const { t } = useTranslation();
  const own = check(form, field.name, value);
  const common = {
    id: `field-${field.name}`,
    label: needed ? `${field.label} · ${t('form.needed')}` : field.label,
    description: field.help,
    error: error || (own && t(own)) || undefined,
    disabled,
  };
  const text = typeof value === 'string' ? value : '';
  const options = (field.options ?? []).map((o) => ({ value: o.code, label: o.label }));
  switch (field.type) {
    case 'choice':
      return <Select {...common} data={options} value={text || null} onChange={onChange} clearable searchable={options.length > 7} />;
    case 'choices':
      return <MultiSelect {...common} data={options} value={Array.isArray(value) ? (value as string[]) : []} onChange={onChange} clearable />;
    case 'bool':
      return <Checkbox {...common} checked={value === true} onChange={(e) => onChange(e.currentTarget.checked)} mt="lg" />;
    case 'int':
    case 'money':
    case 'decimal':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          allowDecimal={field.type === 'decimal'}
          onChange={(v) => onChange(v === '' ? undefined : Number(v))}
        />
      );
    case 'long_text':
      return <Textarea {...common} className="wide" autosize minRows={2} value={text} onChange={(e) => onChange(e.currentTarget.value)} />;
    default:
      return (
        <TextInput
          {...common}
          type={field.type === 'date' ? 'date' : field.type === 'email' ? 'email' : field.type === 'phone' ? 'tel' : 'text'}
          value={text}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      );
  }
}
