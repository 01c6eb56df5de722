import { describe, expect, it } from 'vitest';
import { find, flatten } from './categories';
import { addressable, given, reachable, readContact } from './contact';
import { isOver, telling } from './deadline';
import { forgetDrafts, readDraft, writeDraft } from './draft';
import { escalationOf, leadsTo, stops, takesTo } from './flow';
import { fold, matches } from './fold';
import { initials } from './initials';
import { narrowed, readSearch, toggle, toQuery } from './search';
import { back, listOf, neighbour, remember } from './trail';
import type { Category, Deadline, Flow } from './types';

describe('fold', () => {
  it.each([
    ['İADE', 'iade'], ['ıade', 'iade'], ['Şikâyet', 'sikayet'], ['ÇÖZÜM', 'cozum'], ['Référence', 'reference'], ['أحمد', 'احمد'], ['شَحْن', 'شحن'],
  ])('%s is %s', (text, want) => expect(fold(text)).toBe(want));

  it('finds words in any order', () => {
    expect(matches('Kargo › Geç teslim', 'tes kar')).toBe(true);
    expect(matches('Kargo › Geç teslim', 'tes iade')).toBe(false);
  });
});

describe('categories', () => {
  const leaf = (path: string, label: string): Category => ({ path, label, kind: 'complaint', leaf: true, children: [] });
  const tree: Category[] = [
    { ...leaf('cargo', 'Kargo'), leaf: false, children: [leaf('cargo/late', 'Geç teslim'), leaf('cargo/lost', 'Kayıp paket')] },
    { ...leaf('refund', 'İade'), leaf: false, children: [leaf('refund/paid', 'Kargo ücreti')] },
  ];
  const paths = (q: string) => find(flatten(tree), q).map((c) => c.path);

  it('are found by any word of their path, those that begin with it first', () => {
    expect(paths('gec')).toEqual(['cargo/late']);
    expect(paths('kargo')).toEqual(['cargo', 'refund/paid', 'cargo/late', 'cargo/lost']);
    expect(paths('paket kargo')).toEqual(['cargo/lost']);
    expect(paths('x')).toEqual([]);
    expect(paths(' ')).toHaveLength(5);
  });

  it('know those above them', () => expect(flatten(tree)[1]).toMatchObject({ path: 'cargo/late', above: ['Kargo'] }));
});

describe('contact', () => {
  it.each([
    ['+90 532 111 22 33', { phone: '+90 532 111 22 33' }],
    ['(0212) 555-1234', { phone: '(0212) 555-1234' }],
    ['ada@example.org', { email: 'ada@example.org' }],
    [' Ada Lovelace ', { name: 'Ada Lovelace' }],
    ['12', { name: '12' }],
  ])('%s', (text, want) => expect(given(readContact(text))).toEqual(want));

  it('must lead to the customer again', () => {
    expect(reachable(readContact('Ada'))).toBe(false);
    expect(reachable(readContact('a@b.c'))).toBe(true);
  });

  it.each([
    ['', true], [' a@b.co ', true], ['ö.z+1@alan.com.tr', true], ['a@b', false], ['a@@b.co', false], ['a b@c.de', false], ['a@b..co', false], ['@b.co', false], ['a@b.', false],
  ])('%j may be an e-mail address: %s', (email, want) => expect(addressable({ name: '', phone: '', email })).toBe(want));
});

describe('drafts', () => {
  const store = (): Storage => {
    const kept = new Map<string, string>();
    return {
      get length() {
        return kept.size;
      },
      key: (i) => [...kept.keys()][i] ?? null, getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => void kept.set(k, v),
      removeItem: (k) => void kept.delete(k), clear: () => kept.clear(),
    };
  };

  it('are kept until they are empty', () => {
    const s = store();
    writeDraft(s, '7', { a: 1 });
    expect(readDraft(s, '7')).toEqual({ a: 1 });
    writeDraft(s, '7', {});
    expect(readDraft(s, '7')).toBeNull();
  });

  it('survive what is not readable, and a full store', () => {
    const s = store();
    s.setItem('akis.draft.7', '{');
    s.setItem('akis.draft.8', '[1]');
    expect(readDraft(s, '7')).toBeNull();
    expect(readDraft(s, '8')).toBeNull();
    s.setItem = () => {
      throw new Error('full');
    };
    expect(() => writeDraft(s, '7', { a: 1 })).not.toThrow();
  });

  it('are all forgotten, and nothing else', () => {
    const s = store();
    s.setItem('akis.language', 'tr');
    writeDraft(s, '7', { a: 1 });
    writeDraft(s, '8', { a: 1 });
    forgetDrafts(s);
    expect(s.length).toBe(1);
  });
});

describe('search', () => {
  it('reads an address and leaves out what it does not know', () => {
    expect(readSearch({ q: ' x ', overdue: 'true', sort: '-opened', all: true, customer: 7, other: 1 })).toEqual({ q: 'x', overdue: true, sort: '-opened', all: true, customer: '7' });
    expect(readSearch({ q: '', sort: 'deadline', status: {}, overdue: 'no' })).toEqual({});
  });

  it('asks for a pool, or for all of a team', () => {
    expect(toQuery({ view: 'team', team: 'a', member: true }, {})).toBe('limit=50&team=a&view=pool');
    expect(toQuery({ view: 'team', team: 'a', member: true }, { all: true })).toBe('limit=50&team=a&view=team');
  });

  it('asks for a team as a filter where the reader is no member', () => {
    expect(toQuery({ view: 'team', team: 'a', member: false }, {})).toBe('limit=50&team=a&status=new%2Copen%2Cwaiting');
  });

  it('carries every filter and the place in the list', () => {
    expect(toQuery({ view: 'all' }, { q: 'x', status: 'open', category: 'cargo', kind: 'praise', customer: '7', overdue: true, sort: 'number' }, 'c', 20)).toBe(
      'limit=20&view=all&q=x&status=open&category=cargo&kind=praise&customer=7&overdue=true&sort=number&cursor=c',
    );
  });

  it('knows whether it narrows', () => {
    expect(narrowed({ sort: 'number', all: true })).toBe(false);
    expect(narrowed({ overdue: true })).toBe(true);
  });

  it('puts names in and out of a list', () => {
    expect(toggle(undefined, 'a')).toBe('a');
    expect(toggle('a', 'b')).toBe('a,b');
    expect(toggle('a,b', 'a')).toBe('b');
    expect(toggle('b', 'b')).toBeUndefined();
  });
});

describe('flow', () => {
  const flow: Flow = {
    name: 'cargo', start: 'a',
    steps: [
      { name: 'a', label: 'A', escalations: [{ name: 'slow', notify: [] }], outcomes: [{ name: 'on', label: 'On', to: 'step.b' }, { name: 'out', label: 'Out', to: 'end.done' }] },
      { name: 'b', label: 'B', partner: { name: 'p', label: 'P' }, escalations: [], outcomes: [] },
    ],
    ends: [{ name: 'done', label: 'Done', status: 'resolved' }],
  };
  const marks = (at: { step?: string; end?: string }) => stops(flow, at).map((s) => s.mark).join(' ');

  it('shows where the case is', () => {
    expect(marks({ step: 'a' })).toBe('here ahead ahead');
    expect(marks({ step: 'b' })).toBe('before here ahead');
    expect(marks({ end: 'done' })).toBe('before before here');
  });

  it('knows the escalations of each step', () => {
    expect(escalationOf(flow, 'a', 'slow')?.name).toBe('slow');
    expect([escalationOf(flow, 'b', 'slow'), escalationOf(undefined, 'a', 'slow')]).toEqual([undefined, undefined]);
  });

  it('knows where an escalation takes the case', () => {
    const to = (place?: string) => takesTo(flow, { name: 'e', notify: [{ name: 't', label: 'T' }], to: place });
    expect(['step.b', 'end.done', 'team.t', 'team.x', undefined].map(to)).toEqual(['B', 'Done', 'T', '', '']);
  });

  it('knows where an outcome leads', () => {
    expect(leadsTo(flow, 'a', 'on')).toBe('B');
    expect(leadsTo(flow, 'a', 'out')).toBe('Done');
    expect(leadsTo(flow, 'a', 'nowhere')).toBe('');
  });
});

describe('a deadline is over', () => {
  const d = (kind: Deadline['kind'], done: boolean, overdue: boolean): Deadline => ({ kind, label: '', due: null, done, overdue });
  const at = { name: 's', label: '', notes: '' };
  it.each([
    ['met', d('done', true, false), at, null, true],
    ['running', d('done', false, false), at, null, false],
    ['missed and still owed', d('done', true, true), at, 'bo', false],
    ['missed before the case ended', d('sla', true, true), null, null, true],
    ['unclaimed too long, and still', d('claim', true, true), at, null, false],
    ['claimed at last', d('claim', true, true), at, 'bo', true],
  ] as const)('%s', (_, deadline, step, assignee, want) => expect(isOver({ step, assignee }, deadline)).toBe(want));
});

describe('of the deadlines are shown', () => {
  const due = '2026-11-28T10:00:00Z';
  const step = { name: 's', label: '', notes: '' };
  const all: Deadline[] = [
    { kind: 'claim', label: '', due: null, done: true, overdue: false },
    { kind: 'done', label: '', due, done: false, overdue: false },
    { kind: 'escalate', name: 'acted', label: '', due, done: true, overdue: false },
    { kind: 'escalate', name: 'runs', label: '', due, done: false, overdue: false },
    { kind: 'escalate', name: 'stopped by a claim', label: '', due: null, done: false, overdue: false },
    { kind: 'sla', label: '', due: null, done: false, overdue: false },
  ];
  const names = (c: Parameters<typeof telling>[0]) => telling(c).map((d) => d.name ?? d.kind);
  it('in work, what runs and what stands still', () => expect(names({ step, assignee: 'bo', deadlines: all })).toEqual(['done', 'runs', 'sla']));
  it('in the pool, also who must claim', () => expect(names({ step, assignee: null, deadlines: all })).toEqual(['claim', 'done', 'runs', 'sla']));
  it('after the end, only what was met, missed or still runs', () => {
    const met: Deadline = { kind: 'sla', label: '', due: null, done: true, overdue: false };
    const close: Deadline = { kind: 'close', label: '', due, done: false, overdue: false };
    expect(names({ step: null, assignee: null, deadlines: [met, close, ...all.slice(3)] })).toEqual(['sla', 'close']);
  });
});

it.each([
  ['Ayşe Yılmaz', 'AY'], ['Kerem Kurye (Aras)', 'KK'], ['Jean 😀 Ğüı', 'JĞ'], ['أحمد علي', 'أع'], ['+33 6', '6'], ['bo', 'B'], ['(x)', ''], ['', ''],
])('the initials of %j are %j', (name, want) => expect(initials(name)).toBe(want));

it('walks the list that a case was opened from', () => {
  remember([3, 1, 2], '/pools/a?q=x');
  expect([neighbour(3, 1), neighbour(1, -1), neighbour(2, 1), neighbour(9, 1)]).toEqual([1, 3, undefined, undefined]);
  expect(back()).toBe('/pools/a?q=x');
  expect([listOf(1), listOf(9)]).toEqual(['/pools/a', undefined]);
});
