import type { Flow, FlowEnd, FlowEscalation } from './types';

/** Where a stop lies as seen from the case. Before does not say that the case was there. */
export type Mark = 'before' | 'here' | 'ahead';
export type Stop = { name: string; label: string; mark: Mark; who?: string; end?: FlowEnd };

/** The steps in the flow's order and then its ends, with the case on one of them. */
export function stops(flow: Flow, at: { step?: string; end?: string }): Stop[] {
  const here = at.step ? flow.steps.findIndex((s) => s.name === at.step) : flow.steps.length;
  const steps = flow.steps.map((s, i): Stop => ({
    name: s.name, label: s.label, who: s.partner?.label ?? s.team?.label, mark: i < here ? 'before' : i === here ? 'here' : 'ahead',
  }));
  const ends = flow.ends.map((e): Stop => ({ name: e.name, label: e.label, end: e, mark: !at.step && e.name === at.end ? 'here' : 'ahead' }));
  return [...steps, ...ends];
}

/** An escalation of a step, if the flow is known and has it. */
export function escalationOf(flow: Flow | undefined, step: string, name: string): FlowEscalation | undefined {
  return flow?.steps.find((s) => s.name === step)?.escalations.find((e) => e.name === name);
}

/** Where an escalation takes the case: the label of a step, an end or a team it tells; '' where it stays or nobody knows. */
export function takesTo(flow: Flow, e: FlowEscalation): string {
  const [kind, name] = (e.to ?? '').split('.');
  const among = kind === 'step' ? flow.steps : kind === 'end' ? flow.ends : e.notify;
  return among.find((x: { name: string; label: string }) => x.name === name)?.label ?? '';
}

/** Where an outcome leads: the label of its step or end, or '' for what the flow does not know. */
export function leadsTo(flow: Flow, step: string, outcome: string): string {
  const to = flow.steps.find((s) => s.name === step)?.outcomes.find((o) => o.name === outcome)?.to ?? '';
  const dot = to.indexOf('.');
  const among: { name: string; label: string }[] = to.startsWith('end.') ? flow.ends : flow.steps;
  return among.find((x) => x.name === to.slice(dot + 1))?.label ?? '';
}
