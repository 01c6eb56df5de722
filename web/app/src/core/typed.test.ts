import { describe, expect, it } from 'vitest';
import { choose, closed, conflicts, decidedOn, opened, over, settle, type, type Typed } from './typed';

const at = (revision: number, fields: Record<string, unknown>) => ({ revision, fields });

describe('what is typed over a case', () => {
  const begun = at(3, { order: '1', door: null, notes: ['a'] });
  const draft = type({}, begun, 'order', '2');

  it('keeps the revision it was begun on, and what stood there', () => {
    expect(draft).toEqual({ base: 3, was: { order: '1' }, now: { order: '2' } });
    const later = type(draft, at(5, { order: '9' }), 'order', '3');
    expect(later).toEqual({ base: 3, was: { order: '1' }, now: { order: '3' } });
    expect(over(begun.fields, draft)).toEqual({ order: '2', door: null, notes: ['a'] });
  });

  it.each<[string, unknown]>([['order', '1'], ['door', ''], ['door', undefined], ['notes', ['a']]])('is nothing where %s becomes %j', (name, value) => {
    expect(type(type({}, begun, name, 'x'), begun, name, value)).toEqual({});
  });

  it('is done with what the case has come to have', () => {
    expect(settle(draft, { order: '2' })).toEqual({});
    expect(settle(draft, { order: '9' })).toBe(draft);
  });

  it.each<[string, Record<string, unknown>, string[], number]>([
    ['nothing happened', { order: '1' }, [], 7],
    ['another field changed', { order: '1', door: '5' }, [], 7],
    ['a colleague wrote another value', { order: '9' }, ['order'], 3],
    ['a colleague emptied it', {}, ['order'], 3],
    ['a colleague wrote the same', { order: '2' }, [], 7],
  ])('where %s', (_, fields, found, revision) => {
    expect(conflicts(draft, fields)).toEqual(found);
    expect(decidedOn(draft, at(7, fields))).toBe(revision);
  });

  it('is parted into what may still be written and what may not', () => {
    const two = type(draft, begun, 'door', '8');
    const order = new Set(['order']);
    expect(opened(two, order)).toEqual({ base: 3, was: { order: '1' }, now: { order: '2' } });
    expect(closed(two, order)).toEqual({ base: 3, was: { door: null }, now: { door: '8' } });
    expect([opened(two, new Set()), closed(two, new Set(['order', 'door']))]).toEqual([{}, {}]);
    expect(opened(draft, order)).toBe(draft);
  });

  it('takes the new base once each conflict is decided', () => {
    const two: Typed = type(draft, begun, 'door', '8');
    const now = at(7, { order: '9', door: '4' });
    const first = choose(two, now, 'order', 'mine');
    expect([conflicts(first, now.fields), decidedOn(first, now)]).toEqual([['door'], 3]);
    const second = choose(first, now, 'door', 'theirs');
    expect(second).toEqual({ base: 7, was: { order: '9' }, now: { order: '2' } });
    expect(decidedOn(second, now)).toBe(7);
    expect(choose(second, now, 'order', 'theirs')).toEqual({});
  });
});
