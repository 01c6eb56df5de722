import type { Scope, Search } from '../core/search';

/**
 * The keys of everything the server is asked for. The second part is the language:
 * answers carry words. Invalidation goes by the first part.
 */
export const keys = {
  me: ['me'] as const,
  pools: (l: string) => ['pools', l] as const,
  lists: ['cases'] as const,
  list: (l: string, scope: Scope, search: Search) => ['cases', l, scope, search] as const,
  found: (l: string, q: string) => ['cases', l, 'found', q] as const,
  one: (l: string, n: number) => ['case', l, n] as const,
  history: (l: string, n: number) => ['history', l, n] as const,
  /** Of one revision: what was explained stays so. */
  explained: (l: string, n: number, revision: number) => ['explained', l, n, revision] as const,
  form: (l: string, category: string, number: number, step: string) => ['form', l, category, number, step] as const,
  flow: (l: string, category: string) => ['flow', l, category] as const,
  categories: (l: string) => ['categories', l] as const,
  teams: (l: string) => ['teams', l] as const,
  members: (team: string) => ['members', team] as const,
  customers: (q: string) => ['customers', q] as const,
  customer: (l: string, id: number) => ['customer', l, id] as const,
};

/** What a case's change may show in, beside the case itself. */
export const shared = ['pools', 'cases', 'customer', 'customers'] as const;
/** What is asked of one case. */
export const own = ['case', 'history', 'form'] as const;

/** Whether a key asks something of this one case. */
export function asksOf(key: readonly unknown[], number: number): boolean {
  return (own as readonly unknown[]).includes(key[0]) && (key[0] === 'form' ? key[3] : key[2]) === number;
}
