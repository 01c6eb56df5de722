import { useCallback, useState } from 'react';
import { readDraft, writeDraft } from '../core/draft';
import { useMe } from './queries';

/** A state of the reader's own that outlives a reload until it is cleared. */
export function useDraft<T extends object>(of: string, empty: T) {
  const name = `${useMe().data?.user.login}.${of}`;
  const [draft, set] = useState<T>(() => readDraft<T>(localStorage, name) ?? empty);
  const change = useCallback(
    (next: (before: T) => T) =>
      set((before) => {
        const after = next(before);
        writeDraft(localStorage, name, after);
        return after;
      }),
    [name],
  );
  const clear = useCallback(() => {
    writeDraft(localStorage, name, null);
    set(empty);
  }, [name, empty]);
  return [draft, change, clear] as const;
}
