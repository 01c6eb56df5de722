// What decided, out of the address of its node in the definition: which sentence says
// it to people. The address itself is for those who write the process.

import type { Answer } from './types';

export type Reason =
  | { key: 'escalation'; flow: string; step: string; name: string }
  | { key: 'doneWhen' | 'gate' | 'step'; flow: string; step: string }
  | { key: 'route' | 'routeDefault' | 'priority' | 'priorityDefault' | 'gateOfCategory' | 'rule' };

/** The kind of reason at an address, with the rule that answered there. */
export function reasonAt(address: string, rule = ''): Reason {
  const [kind, ...rest] = address.split('/').filter(Boolean).map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (kind === 'route') return { key: rule === 'default' || rest[1] === 'default' ? 'routeDefault' : 'route' };
  if (kind === 'category') {
    if (rest.includes('priority')) return { key: rule === 'default' ? 'priorityDefault' : 'priority' };
    return { key: rest.includes('gate') ? 'gateOfCategory' : 'rule' };
  }
  const [flow, , step, what, name] = rest;
  if (kind !== 'flow' || rest[1] !== 'step' || !flow || !step) return { key: 'rule' };
  if (what === 'escalate' && name) return { key: 'escalation', flow, step, name };
  if (what === 'done_when') return { key: 'doneWhen', flow, step };
  return { key: what === 'gate' ? 'gate' : 'step', flow, step };
}

/** What stands in the way of a refused answer: how it could be otherwise, else what was found to be against it. */
export function inTheWay(a: Answer): string[] {
  const change = a.changes.find((x) => x.possible) ?? a.changes[0];
  return change ? [change.sentence] : a.parts.filter((p) => p.result === 'no' || p.result === 'failed').map((p) => p.sentence);
}
