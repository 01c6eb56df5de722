import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../core/api';
import { writeDraft } from '../core/draft';
import type { Case, Me } from '../core/types';
import { inform } from '../kit/toast';
import { asksOf, keys, shared } from './keys';
import { useOnce } from './once';
import { useLocale } from './queries';

/**
 * One command: where it goes below the case, the revision it was decided on (that
 * which is shown, if none is named), and what is said when it is done.
 */
export type Act = { path: string; body?: unknown; revision?: number; done?: string };

/**
 * Gives commands to one case. The answer is the case afterwards; what else shows it
 * is read again. A case that went out of the reader's sight is left. A command that
 * sends a draft names it, so that it is given once even over a reload.
 */
export function useAct(c: Case, draft?: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const l = useLocale();
  const once = useOnce(draft);
  return useMutation({
    mutationFn: (a: Act) =>
      call<Case>(`/cases/${c.number}${a.path}`, {
        method: 'POST', body: a.body ?? {}, revision: a.revision ?? c.revision, key: once.keyOf(JSON.stringify([a.path, a.body])),
      }),
    onError: (e) => {
      // A refusal is an answer: the next attempt is another one.
      if (e instanceof ApiError && e.status !== 0 && e.status < 500) once.forget();
      if (e instanceof ApiError && e.status === 412) void client.invalidateQueries({ predicate: (q) => asksOf(q.queryKey, c.number) });
    },
    onSuccess: async (after, a) => {
      once.forget();
      const gone = after.gone ? t('case.gone', { number: c.number }) : '';
      if (a.done || gone) inform([a.done, gone].filter(Boolean).join(' '));
      if (after.gone) {
        const login = client.getQueryData<Me>(keys.me)?.user.login;
        for (const of of [c.number, `${c.number}.note`]) writeDraft(localStorage, `${login}.${of}`, null);
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
