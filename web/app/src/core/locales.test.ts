import { expect, it } from 'vitest';
import ar from '../locales/ar.json';
import en from '../locales/en.json';
import tr from '../locales/tr.json';

const keys = (o: object, prefix = ''): string[] =>
  Object.entries(o).flatMap(([k, v]) => (typeof v === 'object' ? keys(v as object, `${prefix}${k}.`) : [prefix + k])).sort();

it('says everything in every language', () => {
  expect(keys(tr)).toEqual(keys(en));
  expect(keys(ar)).toEqual(keys(en));
});
