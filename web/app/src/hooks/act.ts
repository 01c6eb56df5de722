import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../core/api';
import { writeDraft } from '../core/draft';
import type { Case } from '../core/types';
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
  return useMutation({
    mutationFn: (a: Act) => call<Case>(`/cases/${c.number}${a.path}`, { method: 'POST', body: a.body ?? {}, revision: c.revision }),
    onSuccess: async (after, a) => {
      if (a.done) inform(a.done);
      if (after.gone) {
        writeDraft(localStorage, String(c.number), null);
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
