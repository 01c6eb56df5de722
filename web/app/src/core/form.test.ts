import { describe, expect, it } from 'vitest';
import { changes, check, demanded, isVisible, minorOf, moneyOf, shownValues, stillMissing, wrongFields } from './form';
import type { Form, FormField, Outcome } from './types';

const france = { properties: { country: { const: 'FR' } }, required: ['country'] };
const field = (name: string, more: Partial<FormField> = {}): FormField => ({ name, type: 'text', label: name.toUpperCase(), asked: true, ...more });

const form: Form = {
  category: 'cargo/late', kind: 'complaint', values: {},
  layout: [{ fields: [field('country'), field('order_no'), field('door_code', { visible: france }), field('amount'), field('mail'), field('seen', { readonly: true })] }],
  schema: {
    type: 'object',
    properties: {
      country: { type: 'string', enum: ['FR', 'TR'] }, order_no: { type: 'string', pattern: '^[0-9]{6,12}$', maxLength: 20 }, door_code: { type: 'string' },
      amount: { type: 'number', minimum: 0, maximum: 100 }, count: { type: 'integer' }, mail: { type: 'string', format: 'email' }, seen: { type: 'integer' },
    },
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
    allOf: [{ if: france, then: { required: ['door_code'] } }, { if: {}, then: { required: ['order_no'] } }],
  },
};

describe('what is shown', () => {
  const door = field('door_code', { visible: france });
  it.each([
    [{ country: 'FR' }, true],
    [{ country: 'TR' }, false],
    [{ country: '' }, false],
    [{}, false],
  ])('with %j: %s', (values, want) => expect(isVisible(door, values)).toBe(want));

  it('is all that is sent', () => {
    expect(shownValues(form, { country: 'TR', door_code: '12', order_no: '' })).toEqual({ country: 'TR' });
  });
});

describe('what is wrong with a value', () => {
  it.each([
    ['order_no', '12', { key: 'form.pattern' }],
    ['order_no', '1'.repeat(21), { key: 'form.long', n: 20 }],
    ['order_no', '😀'.repeat(15), { key: 'form.pattern' }],
    ['order_no', '123456', null],
    ['order_no', '', null],
    ['amount', -1, { key: 'form.min', n: 0 }],
    ['amount', 101, { key: 'form.max', n: 100 }],
    ['amount', 'x', { key: 'form.number' }],
    ['count', 1.5, { key: 'form.integer' }],
    ['mail', 'nobody', { key: 'form.email' }],
    ['mail', 'a@example.org', null],
    ['country', 'XX', { key: 'form.invalid' }],
    ['unknown', 'x', null],
  ])('%s = %j: %j', (name, value, want) => expect(check(form, name, value)).toEqual(want));

  it('is asked of fields that are shown and may be changed', () => {
    expect(wrongFields(form, { order_no: '1', mail: 'x', seen: 'x', door_code: 7 })).toEqual(['order_no', 'mail']);
  });
});

describe('what is missing', () => {
  const outcome = (...names: string[]): Outcome => ({
    name: 'go', label: 'Go', allowed: false,
    missing: names.map((n) => ({ pointer: `/fields/${n}`, field: n, label: n, code: 'required', message: `${n}!` })),
  });

  it('is what every way on demands of these values', () => {
    expect([...demanded(form, { country: 'FR' })]).toEqual(['door_code', 'order_no']);
    expect([...demanded(form, { country: 'TR' })]).toEqual(['order_no']);
  });

  it('goes when the draft fills it', () => {
    expect(stillMissing(form, outcome('order_no'), { order_no: '123456' })).toEqual([]);
  });

  it('comes when the draft makes it needed', () => {
    const missing = stillMissing(form, outcome(), { country: 'FR', order_no: '123456' });
    expect(missing.map((m) => m.field)).toEqual(['door_code']);
  });

  it('goes when the draft hides it', () => {
    expect(stillMissing(form, outcome('door_code'), { country: 'TR', order_no: '123456' })).toEqual([]);
  });

  it('stays when the form does not have it', () => {
    expect(stillMissing(form, outcome('elsewhere'), { order_no: '123456' }).map((m) => m.field)).toEqual(['elsewhere']);
  });

  it('keeps what is no field', () => {
    const task: Outcome = { name: 'go', label: 'Go', allowed: false, missing: [{ pointer: '/tasks/1', code: 'task_open', message: 'Open task' }] };
    expect(stillMissing(form, task, { order_no: '123456' }).map((m) => m.code)).toEqual(['task_open']);
  });
});

it('sends only what changed, and null for what was emptied', () => {
  expect(changes({ a: 'x', b: 1, c: ['y'], e: ' ' }, { a: '', b: 1, c: ['y'], d: 2, e: '' })).toEqual({ a: null, d: 2 });
});

it('keeps money in minor units', () => {
  expect(minorOf(12.5)).toBe(1250);
  expect(minorOf('0.29')).toBe(29);
  expect(minorOf('')).toBeUndefined();
  expect(minorOf('-')).toBe('-');
  expect(moneyOf(1250)).toBe(12.5);
  expect(moneyOf(undefined)).toBe('');
});
