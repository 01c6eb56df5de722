import type { Case, Deadline } from './types';

/** Whether what the deadline asks for has happened, in time or not. */
export function isOver(c: Pick<Case, 'assignee' | 'step'>, d: Deadline): boolean {
  if (!d.done) return false;
  if (!d.overdue) return true;
  return d.kind === 'claim' ? c.assignee !== null || !c.step : !c.step;
}
