import { describe, expect, it } from 'vitest';
import { excerptOf, titleOf } from './title';

describe('a case is called by', () => {
  const c = { title: '', category_label: 'Cargo › Late' };
  it.each([
    [{ ...c, title: 'T', text: 'words' }, 'T'],
    [{ ...c, text: ' My order\n\nis  late ' }, 'My order is late'],
    [{ ...c, excerpt: 'My order' }, 'My order'],
    [{ ...c, text: ' ' }, 'Cargo › Late'],
    [c, 'Cargo › Late'],
  ])('%j', (of, want) => expect(titleOf(of)).toBe(want));
});

it('long words are cut between two of them, and within one that is too long', () => {
  const sentence = 'Siparişim hâlâ gelmedi. '.repeat(9);
  expect(excerptOf(sentence)).toMatch(/^(Siparişim hâlâ gelmedi\. )+.*[^ ]…$/);
  expect([...excerptOf(sentence)].length).toBeLessThanOrEqual(91);
  expect(excerptOf(`${'word '.repeat(16)}then, unfortunately`)).toMatch(/ then…$/);
  expect(excerptOf('😀'.repeat(100))).toBe(`${'😀'.repeat(90)}…`);
});
