import { useEffect, useMemo } from 'react';
import { changes, openFields } from '../core/form';
import { choose, closed, conflicts, decidedOn, opened, over, settle, type, type Typed } from '../core/typed';
import type { Case, Form } from '../core/types';
import { useDraft } from '../hooks/draft';

const none: Typed = {};
const nothing: ReadonlySet<string> = new Set();

/**
 * What the reader types over a case. It stands in the form only where it may be saved:
 * elsewhere the form shows the case's own values, and what was typed is kept apart.
 */
export function useWriting(c: Case, form: Form) {
  const [typed, change] = useDraft<Typed>(String(c.number), none);
  const open = useMemo(() => (c.can.fill ? openFields(form) : nothing), [c.can.fill, form]);
  const draft = useMemo(() => opened(typed, open), [typed, open]);
  const apart = useMemo(() => closed(typed, open), [typed, open]);
  const values = useMemo(() => over(c.fields, draft), [c.fields, draft]);
  const edited = useMemo(() => changes(c.fields, values), [c.fields, values]);
  const clashes = useMemo(() => conflicts(draft, c.fields), [draft, c.fields]);
  useEffect(() => change((d) => settle(d, c.fields)), [change, c.fields]);
  return {
    values, edited, clashes, apart: apart.now, dirty: Object.keys(edited).length > 0,
    /** The revision to send: that which the reader decided on. */
    revision: decidedOn(draft, c),
    type: (name: string, value: unknown) => change((d) => type(d, c, name, value)),
    choose: (name: string, whose: 'mine' | 'theirs') => change((d) => choose(d, c, name, whose)),
    clear: () => change((d) => closed(d, open)),
    clearApart: () => change((d) => opened(d, open)),
  };
}
