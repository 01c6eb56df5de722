import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeLine } from './line';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a short break is not told', () => {
  const line = makeLine(4000);
  line.report(false);
  vi.advanceTimersByTime(3999);
  line.report(true);
  vi.advanceTimersByTime(10_000);
  expect(line.silent()).toBe(false);
});

it('a silence that lasts is told once, however often it is noticed, and its end at once', () => {
  const line = makeLine(4000);
  const told: boolean[] = [];
  const stop = line.watch(() => told.push(line.silent()));
  line.report(false);
  vi.advanceTimersByTime(3000);
  line.report(false);
  vi.advanceTimersByTime(1000);
  line.report(false);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([true]);
  line.report(true);
  line.report(true);
  expect(told).toEqual([true, false]);
  stop();
  line.report(false);
  vi.advanceTimersByTime(4000);
  expect(told).toEqual([true, false]);
});
