// The JSON shapes of the API, as far as the screens read them.
export type Named = { name: string; label: string };
export type Person = { login: string; name: string };
export type Membership = Named & { lead: boolean };
export type User = {
  login: string; name: string; locale: string; presence: 'present' | 'away'; roles: string[]; teams: Membership[]; partner?: Named;
};
export type Me = {
  user: User;
  can: { open: boolean; customers: boolean; report: boolean; design: boolean; publish: boolean; administer: boolean };
  locales: string[];
  zone: string;
};
export type Pool = { team: Named; member: boolean; lead: boolean; waiting: number; held: number; late: number; soon: number };
export type Pools = { pools: Pool[]; mine: { held: number; late: number; soon: number; tasks: number } };
export type Team = Named & { assign: string; member: boolean; lead: boolean };
export type Member = Person & { lead: boolean; present: boolean };

export type Category = { path: string; label: string; kind: string; leaf: boolean; children: Category[] };
export type CategoryTree = { categories: Category[]; kinds: Named[]; priorities: Named[]; statuses: Named[] };

export type Values = Record<string, unknown>;
export type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; allOf?: Demand[] };
/** While the values satisfy `if`, the names of `then.required` are needed. */
export type Demand = { if?: Schema; then?: { required?: string[] } };
export type Option = { code: string; label: string };
export type FormField = {
  name: string; type: string; label: string; help?: string; options?: Option[]; widget?: string;
  readonly?: boolean; asked: boolean; visible?: Schema;
};
export type FormSection = { name?: string; label?: string; fields: FormField[] };
export type Form = { category: string; kind: string; step?: string; schema: Schema; layout: FormSection[]; values: Values };

export type Missing = { pointer: string; field?: string; label?: string; code: string; message: string };
export type Outcome = { name: string; label: string; allowed: boolean; reason?: string; missing: Missing[] };
export type DeadlineKind = 'claim' | 'done' | 'sla' | 'escalate' | 'close' | 'task';
export type Deadline = { kind: DeadlineKind; name?: string; label: string; due: string | null; overdue: boolean; done: boolean };
export type Customer = {
  id: number; name: string; phones: string[]; emails: string[]; tier?: string; language?: string; country?: string; points: number;
};
export type Task = {
  id: number; title: string; team: Named; state: string; states: Named[]; due?: string; required: boolean; done: boolean;
  /** The reader may change its state. */
  can_move: boolean;
};
/** What the reader's teams have left to do of a task. */
export type RowTask = { title: string; team: Named; state: Named; due?: string };
export type Verb =
  | 'claim' | 'release' | 'assign' | 'transfer' | 'fill' | 'finish' | 'note' | 'recategorise' | 'pause' | 'resume' | 'close' | 'reopen' | 'cancel';
export type Case = {
  number: number; revision: number; status: string; status_label: string; title: string; text: string; channel: string;
  category: string; category_label: string; kind: string; kind_label: string; priority: string; priority_label: string;
  step: (Named & { help?: string; notes: string }) | null; end?: Named; team: Named | null; partner: Named | null;
  assignee: string | null; assignee_name?: string; customer: Customer | null; fields: Values; missing: Missing[];
  outcomes: Outcome[]; deadlines: Deadline[]; tasks: Task[]; paused: string | null;
  blocked?: { outcome: string; since: string; reason: string }; can: Record<Verb, boolean>; gone?: boolean;
  opened_at: string; entered_at: string; updated_at: string; resolved_at?: string; closed_at?: string; reopened: number;
};
export type CaseRow = {
  number: number; revision: number; status: string; status_label: string; title: string; category: string; category_label: string;
  /** How the customer's words begin, where there is no title. */
  excerpt?: string; kind: string; priority: string; priority_label: string; step: Named | null; team: Named | null; partner: Named | null;
  assignee: string | null; assignee_name?: string; customer_id?: number; customer_name?: string; due: string | null;
  claim_due?: string; done_due?: string; overdue: boolean; blocked?: boolean; tasks?: RowTask[]; opened_at: string; updated_at: string;
};
export type CaseList = { items: CaseRow[]; next?: string; count: number; count_more: boolean };
export type CustomerPage = { customer: Customer; cases: CaseRow[] };

export type Change = { field: string; label: string; from_text: string; to_text: string };
export type Entry = {
  seq: number; at: string; type: string; actor: { kind: string; login?: string; name: string }; summary: string; reason?: string;
  changes?: Change[]; note?: { text: string; customer: boolean }; /** Label says what decided in the reader's words, where the definition has some. */
  why?: { label?: string; address?: string; rule?: string; inputs?: Values };
};
/** Label is absent where the definition gives none. */
export type FlowEscalation = { name: string; label?: string; notify: Named[]; to?: string };
export type FlowStep = Named & { team?: Named; partner?: Named; escalations: FlowEscalation[]; outcomes: { name: string; label: string; to: string }[] };
export type FlowEnd = Named & { status: string };
export type Flow = { name: string; start: string; steps: FlowStep[]; ends: FlowEnd[] };
/** What was looked at for an answer, and what it came to. */
export type Looked = { result: 'yes' | 'no' | 'unseen' | 'value' | 'failed' | 'withheld'; sentence: string };
/** Why something of a case is as it is, in the reader's words. */
export type Answer = {
  about: string; name: string; result: string; sentence: string; /** The event that decided. */ seq?: number;
  parts: Looked[]; changes: { sentence: string; possible: boolean }[];
};
export type ProblemPlace = { pointer: string; code: string; detail: string };
