// The model of a generated form: what is shown, what is needed now, what is wrong
// already, and what is sent. The server decides; this only spares the round trip.
import { Validator } from '@cfworker/json-schema';
import type { Form, FormField, FormSection, Missing, Outcome, Schema, Values } from './types';

const validators = new WeakMap<Schema, Validator>();

/** Whether a value is as a schema wants it. */
export function holds(schema: Schema, value: unknown): boolean {
  let v = validators.get(schema);
  if (!v) {
    v = new Validator(schema as ConstructorParameters<typeof Validator>[0], '2020-12');
    validators.set(schema, v);
  }
  return v.validate(value).valid;
}

/** An emptied control is no value at all. */
export function isEmpty(v: unknown): boolean {
  return v === undefined || v === null || (typeof v === 'string' && v.trim() === '') || (Array.isArray(v) && v.length === 0);
}

/** The values that are there. */
export function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, v]) => !isEmpty(v)));
}

/** Whether a field is shown with these values. */
export function isVisible(field: FormField, values: Values): boolean {
  return !field.visible || holds(field.visible, present(values));
}

/** The sections with the fields that these values show; sections left empty are left out. */
export function shown(form: Form, values: Values): FormSection[] {
  return form.layout
    .map((s) => ({ ...s, fields: s.fields.filter((f) => isVisible(f, values)) }))
    .filter((s) => s.fields.length > 0);
}

/** The values of shown fields: what a form hides is empty to the server. */
export function shownValues(form: Form, values: Values): Values {
  const names = new Set(shown(form, values).flatMap((s) => s.fields.map((f) => f.name)));
  return Object.fromEntries(Object.entries(present(values)).filter(([name]) => names.has(name)));
}

/** What is wrong with a value: a word of the catalogue and what goes into it. */
export type Wrong = { key: string; n?: number };

/** The first thing wrong with a value, or null. An empty value is never wrong here. */
export function check(form: Form, name: string, value: unknown): Wrong | null {
  const schema = form.schema.properties?.[name];
  if (!schema || isEmpty(value) || holds(schema, value)) return null;
  const at = (keyword: string) => (typeof schema[keyword] === 'number' ? (schema[keyword] as number) : undefined);
  if (typeof value === 'number') {
    const [min, max] = [at('minimum'), at('maximum')];
    if (min !== undefined && value < min) return { key: 'form.min', n: min };
    if (max !== undefined && value > max) return { key: 'form.max', n: max };
    return { key: schema.type === 'integer' ? 'form.integer' : 'form.number' };
  }
  if (schema.type === 'integer' || schema.type === 'number') return { key: 'form.number' };
  const longest = at('maxLength');
  if (typeof value === 'string' && longest !== undefined && [...value].length > longest) return { key: 'form.long', n: longest };
  if (schema.format) return { key: `form.${String(schema.format)}` };
  return { key: schema.pattern ? 'form.pattern' : 'form.invalid' };
}

/** Whether a form lets a field be written. */
export function isOpen(field: FormField): boolean {
  return !field.readonly && field.type !== 'file';
}

/** The names of all fields that a form lets be written, shown or not. */
export function openFields(form: Form): Set<string> {
  return new Set(form.layout.flatMap((s) => s.fields.filter(isOpen).map((f) => f.name)));
}

/** The names of shown fields that hold something wrong, in the form's order. */
export function wrongFields(form: Form, values: Values): string[] {
  return shown(form, values).flatMap((s) => s.fields.filter((f) => !f.readonly && check(form, f.name, values[f.name])).map((f) => f.name));
}

/** The fields that any way out of the step needs with these values, filled or not. */
export function demanded(form: Form, values: Values): Set<string> {
  const there = present(values);
  const out = new Set<string>();
  for (const d of form.schema.allOf ?? []) {
    if (!d.if || holds(d.if, there)) for (const name of d.then?.required ?? []) out.add(name);
  }
  return out;
}

/**
 * What stands between these values and an outcome: the server's list for the saved
 * values, without what the draft has filled, with what the draft has made needed.
 */
export function stillMissing(form: Form, outcome: Outcome, values: Values): Missing[] {
  const fields = new Map(shown(form, values).flatMap((s) => s.fields.map((f) => [f.name, f] as const)));
  const rest = outcome.missing.filter((m) => {
    if (!m.field || m.code !== 'required') return true;
    return isEmpty(values[m.field]) && (fields.has(m.field) || !hides(form, m.field));
  });
  const named = new Set(rest.map((m) => m.field));
  for (const name of demanded(form, values)) {
    const field = fields.get(name);
    if (field && isEmpty(values[name]) && !named.has(name)) {
      rest.push({ pointer: `/fields/${name}`, field: name, label: field.label, code: 'required', message: '' });
    }
  }
  return rest;
}

/** Whether the form has the field and could hide it. */
function hides(form: Form, name: string): boolean {
  return form.layout.some((s) => s.fields.some((f) => f.name === name && f.visible));
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

/** Money is kept in minor units and typed in major ones. */
export function moneyOf(minor: unknown): number | '' {
  return typeof minor === 'number' ? minor / 100 : '';
}

/** The minor units of a typed amount; what is no amount stays as it is, to be refused. */
export function minorOf(typed: number | string): number | string | undefined {
  if (typed === '') return undefined;
  const n = Number(typed);
  return Number.isFinite(n) ? Math.round(n * 100) : typed;
}
