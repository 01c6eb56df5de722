import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../core/api';
import { writeDraft } from '../core/draft';
import { randomKey } from '../core/random';
import type { Case, Me } from '../core/types';
import { inform } from '../kit/toast';
import { asksOf, keys, shared } from './keys';
import { useLocale } from './queries';

/** One command: where it goes below the case, and what is said when it is done. */
export type Act = { path: string; body?: unknown; done?: string };

/**
 * Gives commands to one case. The answer is the case afterwards; what else shows it
 * is read again. A case that went out of the reader's sight is left.
 */
export function useAct(c: Case) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const l = useLocale();
  // What is asked again because no answer came is done once: the same key goes with it.
  const last = useRef({ content: '', key: '' });
  const keyOf = (a: Act) => {
    const content = JSON.stringify([a.path, a.body]);
    if (last.current.content !== content) last.current = { content, key: randomKey() };
    return last.current.key;
  };
  return useMutation({
    mutationFn: (a: Act) => call<Case>(`/cases/${c.number}${a.path}`, { method: 'POST', body: a.body ?? {}, revision: c.revision, key: keyOf(a) }),
    onError: (e) => {
      // A refusal is an answer: the next attempt is another one.
      if (e instanceof ApiError && e.status !== 0 && e.status < 500) last.current = { content: '', key: '' };
    },
    onSuccess: async (after, a) => {
      last.current = { content: '', key: '' };
      if (a.done) inform(a.done);
      if (after.gone) {
        const login = client.getQueryData<Me>(keys.me)?.user.login;
        for (const of of [c.number, `${c.number}.note`]) writeDraft(localStorage, `${login}.${of}`, null);
        inform(t('case.gone', { number: c.number }));
        await navigate({ to: '/' });
        client.removeQueries({ predicate: (q) => asksOf(q.queryKey, c.number) });
      } else {
        client.setQueryData(keys.one(l, c.number), after);
        void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'case' && asksOf(q.queryKey, c.number) });
      }
      for (const key of shared) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
