// Distances and moments, in the reader's words. The server owns all arithmetic of
// zones and business hours; here only differences of moments are shown.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const units = [['day', day], ['hour', hour], ['minute', minute]] as const;

// Languages whose narrowest units cannot be mistaken: a Turkish "s" is an hour or a second.
const clear = new Set(['en']);

const formats = new Map<string, Intl.NumberFormat>();

function amount(n: number, unit: string, locale: string): string {
  const key = `${locale} ${unit}`;
  let f = formats.get(key);
  if (!f) formats.set(key, (f = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: clear.has(locale) ? 'narrow' : 'short' })));
  return f.format(n);
}

/** How long, in its two largest units: "2d 4h", "35m". Less than a minute is one. */
export function span(ms: number, locale: string): string {
  const whole = Math.max(minute, Math.abs(ms));
  const first = units.findIndex(([, size]) => whole >= size);
  const parts: string[] = [];
  let rest = whole;
  for (const [unit, size] of units.slice(first, first + 2)) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n > 0) parts.push(amount(n, unit, locale));
  }
  return parts.join(' ');
}

export type Urgency = 'late' | 'soon' | 'calm';

/** How a deadline stands: late, due within the hour, or neither. */
export function urgency(due: string, now: number): Urgency {
  const left = Date.parse(due) - now;
  if (left < 0) return 'late';
  return left < hour ? 'soon' : 'calm';
}

/** A moment in the reader's zone and language. */
export function moment(iso: string, locale: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone || undefined }).format(new Date(iso));
}

/** The hour and minute of a moment. */
export function clock(iso: string, locale: string, zone?: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone || undefined }).format(new Date(iso));
}

/** The day of a moment, with its weekday; the year only when it is another than now's. */
export function dayOf(iso: string, now: number, locale: string, zone?: string): string {
  const at = new Date(iso);
  const timeZone = zone || undefined;
  const year = (d: Date | number) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(d);
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long', day: 'numeric', month: 'long', year: year(at) === year(now) ? undefined : 'numeric', timeZone,
  }).format(at);
}

/** What a datetime-local control shows for a kept moment; the control works in the browser's zone. */
export function toLocal(iso: unknown): string {
  if (typeof iso !== 'string') return '';
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * minute).toISOString().slice(0, 16);
}

/** The moment that a datetime-local control names, in UTC, or undefined. */
export function fromLocal(text: string): string | undefined {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
