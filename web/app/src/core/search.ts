// What narrows a list, as it stands in the address: a filter is a link.

export const sorts = ['deadline', '-opened', 'opened', '-updated', 'priority', 'number'] as const;
export type Sort = (typeof sorts)[number];

/** The parts of the address that narrow a list; what is absent narrows nothing. */
export type Search = {
  q?: string;
  /** Comma lists of names. */
  status?: string;
  category?: string;
  kind?: string;
  /** The number of one customer. */
  customer?: string;
  overdue?: true;
  sort?: Sort;
  /** With a team's list: also what somebody holds. */
  all?: true;
};

/** Which list: mine, a team's, tasks of my teams, what I opened, or all that I may see. */
export type Scope = { view: 'mine' | 'team' | 'tasks' | 'opened' | 'all'; team?: string; member?: boolean };

/** Reads the address; what is not known in it is left out. */
export function readSearch(raw: Record<string, unknown>): Search {
  const text = (v: unknown) => (typeof v === 'string' || typeof v === 'number' ? String(v).trim() || undefined : undefined);
  const search: Search = {
    q: text(raw.q), status: text(raw.status), category: text(raw.category), kind: text(raw.kind), customer: text(raw.customer),
    overdue: raw.overdue === true || raw.overdue === 'true' ? true : undefined,
    sort: sorts.find((s) => s === raw.sort && s !== 'deadline'),
    all: raw.all === true || raw.all === 'true' ? true : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, v]) => v !== undefined));
}

const inWork = 'new,open,waiting';

/** The query of GET /api/cases. */
export function toQuery(scope: Scope, s: Search, cursor = '', limit = 50): string {
  const q = new URLSearchParams({ limit: String(limit) });
  const set = (name: string, value?: string) => value && q.set(name, value);
  if (scope.view === 'team') {
    set('team', scope.team);
    // Who leads all teams is a member of none: to them the team is only a filter.
    if (scope.member) q.set('view', s.all ? 'team' : 'pool');
    else set('status', s.status ?? inWork);
  } else {
    q.set('view', scope.view);
  }
  set('q', s.q);
  set('status', s.status);
  set('category', s.category);
  set('kind', s.kind);
  set('customer', s.customer);
  if (s.overdue) q.set('overdue', 'true');
  set('sort', s.sort);
  set('cursor', cursor);
  return q.toString();
}

/** Whether anything narrows the list beside its scope. */
export function narrowed(s: Search): boolean {
  return Boolean(s.q || s.status || s.category || s.kind || s.customer || s.overdue);
}

/** Puts a name into a comma list, or takes it out. */
export function toggle(list: string | undefined, name: string): string | undefined {
  const names = (list ?? '').split(',').filter(Boolean);
  const next = names.includes(name) ? names.filter((n) => n !== name) : [...names, name];
  return next.join(',') || undefined;
}
