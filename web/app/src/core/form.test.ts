import { describe, expect, it } from 'vitest';
import { changes, check, isVisible } from './form';
import type { Form, FormField } from './types';

const form: Form = {
  category: 'cargo/late', kind: 'complaint', layout: [], values: {},
  schema: { type: 'object', properties: { order_no: { type: 'string', pattern: '^[0-9]{6,12}$' }, amount: { type: 'number', minimum: 0 } } },
};

describe('form', () => {
  it('shows a field only while its rule holds', () => {
    const door: FormField = {
      name: 'door_code', type: 'text', label: 'Door code', asked: true,
      visible: { type: 'object', properties: { country: { const: 'FR' } }, required: ['country'] },
    };
    expect(isVisible(door, { country: 'FR' })).toBe(true);
    expect(isVisible(door, { country: 'TR' })).toBe(false);
    expect(isVisible(door, {})).toBe(false);
  });

  it('checks values against the schema, but never an empty one', () => {
    expect(check(form, 'order_no', '12')).toBe('form.pattern');
    expect(check(form, 'order_no', '123456')).toBe('');
    expect(check(form, 'order_no', '')).toBe('');
    expect(check(form, 'amount', -1)).toBe('form.number');
  });

  it('sends only what changed, and null for what was emptied', () => {
    expect(changes({ a: 'x', b: 1, c: ['y'] }, { a: '', b: 1, c: ['y'], d: 2 })).toEqual({ a: null, d: 2 });
  });
});
