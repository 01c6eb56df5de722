import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../core/api';
import { toQuery, type Scope, type Search } from '../core/search';
import type {
  Answer, Case, CaseList, CategoryTree, Customer, CustomerPage, Entry, Flow, Form, Me, Member, Pools, Team,
} from '../core/types';
import { keys } from './keys';

/** Definitions change seldom, and the server says so when they do. */
const settled = 10 * 60_000;

export function useLocale(): string {
  return useTranslation().i18n.language;
}

export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: () => call<Me>('/me'), retry: false, staleTime: settled });
}

export function usePools() {
  const l = useLocale();
  return useQuery({ queryKey: keys.pools(l), queryFn: () => call<Pools>('/pools'), placeholderData: keepPreviousData });
}

export function useCases(scope: Scope, search: Search) {
  const l = useLocale();
  return useInfiniteQuery({
    queryKey: keys.list(l, scope, search),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => call<CaseList>(`/cases?${toQuery(scope, search, pageParam)}`, { signal }),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** The few cases that fit some words best. */
export function useFound(q: string) {
  const l = useLocale();
  return useQuery({
    queryKey: keys.found(l, q), enabled: q.length > 1, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<CaseList>(`/cases?${toQuery({ view: 'all' }, { q, sort: '-updated' }, '', 5)}`, { signal }),
  });
}

export function useCase(n: number) {
  const l = useLocale();
  return useQuery({ queryKey: keys.one(l, n), queryFn: () => call<Case>(`/cases/${n}`), retry: false, placeholderData: keepPreviousData });
}

/** Reads a case before it is opened, when the reader seems about to. */
export function usePrefetch(): (n: number) => void {
  const client = useQueryClient();
  const l = useLocale();
  return useDebouncedCallback((n: number) => {
    void client.prefetchQuery({ queryKey: keys.one(l, n), queryFn: () => call<Case>(`/cases/${n}`) });
    void client.prefetchQuery({ queryKey: keys.history(l, n), queryFn: () => call<{ entries: Entry[] }>(`/cases/${n}/history`) });
  }, 80);
}

export function useHistory(n: number) {
  const l = useLocale();
  return useQuery({
    queryKey: keys.history(l, n), queryFn: () => call<{ entries: Entry[] }>(`/cases/${n}/history`), placeholderData: keepPreviousData,
  });
}

/** Why a case is as it is and cannot be otherwise, asked for when it is looked at. */
export function useExplained(c: Case, enabled = true) {
  const l = useLocale();
  return useQuery({
    queryKey: keys.explained(l, c.number, c.revision), enabled, staleTime: settled, retry: false,
    queryFn: () => call<{ answers: Answer[] }>(`/cases/${c.number}/explain`),
  });
}

/** The form of opening a case in a category. */
export function useOpeningForm(category: string) {
  const l = useLocale();
  return useQuery({
    queryKey: keys.form(l, category, 0, ''), enabled: category !== '', staleTime: settled, placeholderData: keepPreviousData,
    queryFn: () => call<Form>(`/forms?${new URLSearchParams({ category })}`),
  });
}

/** The form of a case at the step where it stands. */
export function useCaseForm(c: Case) {
  const l = useLocale();
  return useQuery({
    queryKey: keys.form(l, c.category, c.number, c.step?.name ?? ''), staleTime: settled, placeholderData: keepPreviousData,
    queryFn: () => call<Form>(`/forms?case=${c.number}`),
  });
}

export function useFlow(category: string, enabled = true) {
  const l = useLocale();
  return useQuery({
    queryKey: keys.flow(l, category), enabled, staleTime: settled, retry: false, placeholderData: keepPreviousData,
    queryFn: () => call<Flow>(`/definition/flow?${new URLSearchParams({ category })}`),
  });
}

export function useCategories() {
  const l = useLocale();
  return useQuery({
    queryKey: keys.categories(l), queryFn: () => call<CategoryTree>('/categories'), staleTime: settled, placeholderData: keepPreviousData,
  });
}

export function useTeams() {
  const l = useLocale();
  return useQuery({ queryKey: keys.teams(l), queryFn: () => call<{ teams: Team[] }>('/teams'), staleTime: settled });
}

export function useMembers(team: string) {
  return useQuery({
    queryKey: keys.members(team), enabled: team !== '',
    queryFn: () => call<{ members: Member[] }>(`/teams/${encodeURIComponent(team)}/members`),
  });
}

export function useCustomers(q: string) {
  return useQuery({
    queryKey: keys.customers(q), enabled: q.length > 1, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<{ customers: Customer[] }>(`/customers?${new URLSearchParams({ q, limit: '8' })}`, { signal }),
  });
}

/** A customer with the cases that the reader may see, where they may read customers at all. */
export function useCustomer(id: number, enabled: boolean) {
  const l = useLocale();
  return useQuery({ queryKey: keys.customer(l, id), enabled, queryFn: () => call<CustomerPage>(`/customers/${id}`) });
}
