import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import ar from '../locales/ar.json';
import en from '../locales/en.json';
import tr from '../locales/tr.json';

type Tree = { [key: string]: string | Tree };
const catalogues: Record<string, Tree> = { ar, en, tr };
const plural = /_(zero|one|two|few|many|other)$/;

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') out.set(prefix + key, value);
    else for (const [k, v] of flat(value, `${prefix}${key}.`)) out.set(k, v);
  }
  return out;
}

const names = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((m) => m[1]).toSorted();

describe.each(Object.keys(catalogues))('%s', (code) => {
  const words = flat(catalogues[code] ?? {});
  const english = flat(en);

  it('says everything that English says', () => {
    const base = (all: Map<string, string>) => [...new Set([...all.keys()].map((k) => k.replace(plural, '')))].toSorted();
    expect(base(words)).toEqual(base(english));
  });

  it('has exactly the plurals of its language', () => {
    const needed = new Intl.PluralRules(code).resolvedOptions().pluralCategories.toSorted();
    const bases = new Set([...words.keys()].filter((k) => plural.test(k)).map((k) => k.replace(plural, '')));
    for (const b of bases) {
      const has = [...words.keys()].filter((k) => plural.test(k) && k.replace(plural, '') === b).map((k) => plural.exec(k)?.[1]);
      expect(has.toSorted(), b).toEqual(needed);
    }
  });

  it('puts the same values into a sentence', () => {
    for (const [key, text] of words) {
      const like = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? '';
      // A plural may say its number in a word.
      const want = plural.test(key) ? names(text).filter((n) => names(like).includes(n)) : names(like);
      expect(names(text), key).toEqual(want);
    }
  });
});

it('has words for every key that the screens name', () => {
  const known = new Set([...flat(en).keys()].map((k) => k.replace(plural, '')));
  const src = join(import.meta.dirname, '..');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f) && !f.includes('.test.'));
  const used = files.flatMap((f) => [...readFileSync(join(src, f), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((m) => m[1] ?? ''));
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter((k) => !known.has(k))).toEqual([]);
});
