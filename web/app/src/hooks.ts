import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from './core/api';
import type { Case, CaseList, CategoryTree, Customer, Entry, Flow, Form, Me, Named, Pools } from './core/types';

export type Filter = { view: string; team?: string; q?: string };

/** The keys of everything the server is asked for; the language is part of them. */
const keys = {
  me: ['me'] as const,
  pools: (l: string) => ['pools', l] as const,
  cases: (l: string, f: Filter) => ['cases', l, f] as const,
  one: (l: string, n: number) => ['case', l, n] as const,
  history: (l: string, n: number) => ['history', l, n] as const,
};

function useLocale() {
  return useTranslation().i18n.language;
}

export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: () => call<Me>('/me'), retry: false, staleTime: 60_000 });
}

export function usePools() {
  const l = useLocale();
  return useQuery({ queryKey: keys.pools(l), queryFn: () => call<Pools>('/pools') });
}

export function useCases(f: Filter) {
  const l = useLocale();
  return useInfiniteQuery({
    queryKey: keys.cases(l, f),
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const q = new URLSearchParams({ view: f.view, limit: '50' });
      if (f.team) q.set('team', f.team);
      if (f.q) q.set('q', f.q);
      if (pageParam) q.set('cursor', pageParam);
      return call<CaseList>(`/cases?${q}`);
    },
    getNextPageParam: (last) => last.next,
  });
}

export function useCase(n: number) {
  const l = useLocale();
  return useQuery({ queryKey: keys.one(l, n), queryFn: () => call<Case>(`/cases/${n}`), retry: false });
}

export function useHistory(n: number) {
  const l = useLocale();
  return useQuery({ queryKey: keys.history(l, n), queryFn: () => call<{ entries: Entry[] }>(`/cases/${n}/history`) });
}

export function useForm(category: string, step?: string, number?: number) {
  const l = useLocale();
  return useQuery({
    queryKey: ['form', l, category, step ?? '', number ?? 0],
    enabled: category !== '',
    queryFn: () => {
      const q = new URLSearchParams({ category });
      if (step) q.set('step', step);
      if (number) q.set('case', String(number));
      return call<Form>(`/forms?${q}`);
    },
  });
}

export function useFlow(category: string) {
  const l = useLocale();
  return useQuery({ queryKey: ['flow', l, category], queryFn: () => call<Flow>(`/definition/flow?category=${encodeURIComponent(category)}`) });
}

export function useCategories() {
  const l = useLocale();
  return useQuery({ queryKey: ['categories', l], queryFn: () => call<CategoryTree>('/categories'), staleTime: 60_000 });
}

export function useTeams() {
  const l = useLocale();
  return useQuery({ queryKey: ['teams', l], queryFn: () => call<{ teams: Named[] }>('/teams'), staleTime: 60_000 });
}

export function useCustomers(q: string) {
  return useQuery({
    queryKey: ['customers', q],
    enabled: q.length > 1,
    queryFn: () => call<{ customers: Customer[] }>(`/customers?q=${encodeURIComponent(q)}`),
  });
}

export type Act = { path: string; body?: unknown };

/** Gives commands to one case; the answer is the case afterwards. */
export function useAct(c: Case) {
  const client = useQueryClient();
  const l = useLocale();
  return useMutation({
    mutationFn: (a: Act) => call<Case>(`/cases/${c.number}${a.path}`, { method: 'POST', body: a.body ?? {}, revision: c.revision }),
    onSuccess: (after) => client.setQueryData(keys.one(l, c.number), after),
    onSettled: () => {
      for (const key of ['pools', 'cases', 'history', 'case']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

/** Reloads what changed elsewhere, as the server says so. */
export function useLive(on: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!on) return;
    const source = new EventSource('/api/events');
    let timer: number | undefined;
    const refresh = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        for (const key of ['pools', 'cases', 'history', 'case']) void client.invalidateQueries({ queryKey: [key] });
      }, 250);
    };
    for (const name of ['message', 'case', 'pools']) source.addEventListener(name, refresh);
    return () => {
      window.clearTimeout(timer);
      source.close();
    };
  }, [on, client]);
}

/** The present time, for countdowns. */
export function useNow() {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const t = window.setInterval(() => setNow(Date.now()), 30_000);
    return () => window.clearInterval(t);
  }, []);
  return now;
}

/** Runs a handler for a key that is pressed outside of any control. */
export function useKey(handlers: Record<string, () => void>) {
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      const at = e.target as HTMLElement;
      if (e.ctrlKey || e.metaKey || e.altKey || /INPUT|TEXTAREA|SELECT/.test(at.tagName) || at.isContentEditable) return;
      const handler = handlers[e.key];
      if (!handler) return;
      e.preventDefault();
      handler();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [handlers]);
}
