import { useMemo, useRef } from 'react';
import { readDraft, writeDraft } from '../core/draft';
import { onceFor, type Once } from '../core/once';
import { useMe } from './queries';

/**
 * What is asked again because no answer came is done once: the same key goes with
 * the same content until it is forgotten. With the name of a draft the key is kept
 * beside it and outlives a reload as the draft does.
 */
export function useOnce(of?: string) {
  const login = useMe().data?.user.login;
  const last = useRef<Once | null>(null);
  return useMemo(() => {
    const name = of ? `${login}.${of}.key` : null;
    return {
      keyOf: (content: string) => {
        last.current = onceFor(last.current ?? (name ? readDraft<Once>(localStorage, name) : null), content);
        if (name) writeDraft(localStorage, name, last.current);
        return last.current.key;
      },
      forget: () => {
        last.current = null;
        if (name) writeDraft(localStorage, name, null);
      },
    };
  }, [login, of]);
}
