import { expect, it } from 'vitest';
import { distance } from './time';

it('says how far away a deadline is', () => {
  const now = Date.UTC(2026, 0, 5, 9);
  expect(distance('2026-01-05T12:00:00Z', now, 'en')).toBe('in 3 hr.');
  expect(distance('2026-01-03T09:00:00Z', now, 'en')).toBe('2 days ago');
});
