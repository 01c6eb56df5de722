import { Validator } from '@cfworker/json-schema';
import type { Form, FormField, Schema, Values } from './types';

const validators = new WeakMap<Schema, Validator>();

function holds(schema: Schema, values: Values): boolean {
  let v = validators.get(schema);
  if (!v) {
    v = new Validator(schema as ConstructorParameters<typeof Validator>[0], '2020-12');
    validators.set(schema, v);
  }
  return v.validate(values).valid;
}

/** An emptied control is no value at all. */
export function isEmpty(v: unknown): boolean {
  return v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0);
}

/** The values that are there. */
export function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => !isEmpty(v)));
}

/** Whether a field is shown with these values. */
export function isVisible(field: FormField, values: Values): boolean {
  return !field.visible || holds(field.visible, present(values));
}

/** The first thing wrong with a value, as a word of the catalogue, or ''. */
export function check(form: Form, name: string, value: unknown): string {
  const schema = form.schema.properties?.[name];
  if (!schema || isEmpty(value) || holds(schema, value as Values)) return '';
  if (schema.type === 'integer' || schema.type === 'number') return 'form.number';
  if (schema.format) return `form.${String(schema.format)}`;
  return schema.pattern ? 'form.pattern' : 'form.invalid';
}

/** What differs between the server's values and the edited ones; null empties a field. */
export function changes(before: Values, after: Values): Values {
  const out: Values = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const a = isEmpty(before[name]) ? null : before[name];
    const b = isEmpty(after[name]) ? null : after[name];
    if (JSON.stringify(a) !== JSON.stringify(b)) out[name] = b;
  }
  return out;
}
