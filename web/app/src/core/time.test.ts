import { describe, expect, it } from 'vitest';
import { dayOf, fromLocal, span, toLocal, urgency } from './time';

const hour = 3_600_000;

describe('span', () => {
  it.each([
    [26 * hour, '1d 2h'],
    [48 * hour, '2d'],
    [3 * hour + 20 * 60_000, '3h 20m'],
    [-90 * 60_000, '1h 30m'],
    [10_000, '1m'],
    [0, '1m'],
  ])('says %d ms as %s', (ms, want) => expect(span(ms, 'en')).toBe(want));

  it('speaks the reader’s language', () => {
    expect(span(26 * hour, 'tr')).toBe('1 gün 2 sa.');
    expect(span(26 * hour, 'ar')).toMatch(/ي|س/);
  });
});

it('tells late from soon from calm', () => {
  const now = Date.UTC(2026, 0, 5, 9);
  const at = (ms: number) => new Date(now + ms).toISOString();
  expect(urgency(at(-1), now)).toBe('late');
  expect(urgency(at(hour - 1), now)).toBe('soon');
  expect(urgency(at(hour), now)).toBe('calm');
});

it('names the day in the reader’s zone, and the year only when it is another', () => {
  const now = Date.UTC(2026, 5, 1);
  expect(dayOf('2026-01-04T22:30:00Z', now, 'en', 'Europe/Istanbul')).toBe('Monday, January 5');
  expect(dayOf('2025-01-04T12:00:00Z', now, 'en', 'UTC')).toBe('Saturday, January 4, 2025');
});

it('gives a datetime control what it kept', () => {
  expect(fromLocal(toLocal('2026-03-01T10:30:00.000Z'))).toBe('2026-03-01T10:30:00.000Z');
  expect(toLocal('nonsense')).toBe('');
  expect(fromLocal('')).toBeUndefined();
});
