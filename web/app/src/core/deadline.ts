import type { Case, Deadline } from './types';

/**
 * The clocks that still say something. An escalation that has acted stands in the
 * timeline, and one whose clock does not run will not act; nor has the claim clock of a
 * held case anything to say, unless it was missed, nor what an ended case never met.
 */
export function telling(c: Pick<Case, 'assignee' | 'step' | 'deadlines'>): Deadline[] {
  return c.deadlines.filter((d) => {
    if (d.kind === 'escalate') return !d.done && d.due !== null && c.step !== null;
    if (d.kind === 'claim' && c.assignee && !d.due) return false;
    return c.step !== null || d.done || d.due !== null;
  });
}

/** Whether what the deadline asks for has happened, in time or not. */
export function isOver(c: Pick<Case, 'assignee' | 'step'>, d: Deadline): boolean {
  if (!d.done) return false;
  if (!d.overdue) return true;
  return d.kind === 'claim' ? c.assignee !== null || !c.step : !c.step;
}
