// What is typed over a case's values and not yet saved. It remembers what stood
// there when it was typed, so that a colleague's newer value is seen and chosen
// about, never overwritten unseen.
import { changes } from './form';
import type { Values } from './types';

/** Unsaved values with the revision they were begun on; nothing typed is `{}`. */
export type Typed = { base?: number; was?: Values; now?: Values };

/** What of a case unsaved values are held against. */
type Standing = { revision: number; fields: Values };

const same = (a: unknown, b: unknown) => Object.keys(changes({ v: a }, { v: b })).length === 0;

function without(d: Typed, gone: (name: string) => boolean): Typed {
  const keep = (values: Values = {}) => Object.fromEntries(Object.entries(values).filter(([name]) => !gone(name)));
  if (!Object.keys(d.now ?? {}).some(gone)) return d;
  const now = keep(d.now);
  return Object.keys(now).length > 0 ? { base: d.base, was: keep(d.was), now } : {};
}

/** The draft with one more value; what the case has already is not typed at all. */
export function type(d: Typed, c: Standing, name: string, value: unknown): Typed {
  const known = d.now !== undefined && name in d.now;
  const next = {
    base: d.base ?? c.revision,
    was: known ? d.was : { ...d.was, [name]: c.fields[name] ?? null },
    now: { ...d.now, [name]: value ?? null },
  };
  return settle(next, c.fields);
}

/** The draft without what the case has come to have; the same draft if that is nothing. */
export function settle(d: Typed, fields: Values): Typed {
  const done = (name: string) => same(d.now?.[name], fields[name]);
  return Object.keys(d.now ?? {}).some(done) ? without(d, done) : d;
}

/** The fields, by name, that somebody else changed since they were typed over. */
export function conflicts(d: Typed, fields: Values): string[] {
  return Object.keys(d.now ?? {}).filter((name) => !same(fields[name], d.was?.[name]) && !same(fields[name], d.now?.[name]));
}

/** The draft after one's own or the colleague's value was chosen. */
export function choose(d: Typed, c: Standing, name: string, whose: 'mine' | 'theirs'): Typed {
  const next = whose === 'theirs' ? without(d, (n) => n === name) : { ...d, was: { ...d.was, [name]: c.fields[name] ?? null } };
  return next.now && conflicts(next, c.fields).length === 0 ? { ...next, base: c.revision } : next;
}

/**
 * The revision to send with the draft: that which the reader decided on. What the
 * page shows of a newer one they see; what their own values hide they do not.
 */
export function decidedOn(d: Typed, c: Standing): number {
  return conflicts(d, c.fields).length > 0 ? (d.base ?? c.revision) : c.revision;
}

/** The part of the draft whose fields are open to the reader: that alone can be shown in a form and sent. */
export function opened(d: Typed, open: ReadonlySet<string>): Typed {
  return without(d, (name) => !open.has(name));
}

/** The draft without the fields that are open: what is typed where the reader may write no more. */
export function closed(d: Typed, open: ReadonlySet<string>): Typed {
  return without(d, (name) => open.has(name));
}

/** The values of the form: the case's, with what is typed over them. */
export function over(fields: Values, d: Typed): Values {
  return { ...fields, ...d.now };
}
