import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { check, demanded, isEmpty, isOpen, shown } from '../core/form';
import type { Form, FormField, Values } from '../core/types';
import { Control, Fixed } from './Control';
import form from './form.module.css';

type Props = {
  form: Form;
  values: Values;
  /** What the server refused, by field. */
  errors: Record<string, string>;
  /** Fields that are needed beside those the schema itself demands. */
  needed: ReadonlySet<string>;
  /** Says also of untouched fields what is wrong with them. */
  strict?: boolean;
  disabled?: boolean;
  onChange: (name: string, value: unknown) => void;
};

/** The generated form: every field that the values show, with the control of its type. */
export function FormFields({ form: model, values, errors, needed, strict, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const sections = useMemo(() => shown(model, values), [model, values]);
  const demands = useMemo(() => demanded(model, values), [model, values]);
  const wrong = (f: FormField) => {
    if (errors[f.name]) return errors[f.name];
    const w = (strict || touched.has(f.name)) && !f.readonly ? check(model, f.name, values[f.name]) : null;
    return w ? t(w.key, { n: w.n }) : undefined;
  };
  return sections.map((s, i) => (
    <section key={s.name ?? i} className={form.section} aria-label={s.label}>
      {s.label ? <h3>{s.label}</h3> : null}
      <div className={form.fields}>
        {s.fields.map((f) => (
          <div
            key={f.name} className={wide(f) ? form.wide : undefined}
            onBlur={() => setTouched((all) => (all.has(f.name) ? all : new Set([...all, f.name])))}
          >
            {disabled || !isOpen(f) ? (
              <Fixed field={f} value={values[f.name]} />
            ) : (
              <Control
                field={f} value={values[f.name]} error={wrong(f)} onChange={(v) => onChange(f.name, v)}
                needed={(demands.has(f.name) || needed.has(f.name)) && isEmpty(values[f.name])}
              />
            )}
          </div>
        ))}
      </div>
    </section>
  ));
}

function wide(f: FormField): boolean {
  return f.type === 'long_text' || f.type === 'choices';
}

/** The element of a field's control, for the focus. */
export function focusField(name: string) {
  const at = document.getElementById(`field-${name}`);
  at?.focus();
  at?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
