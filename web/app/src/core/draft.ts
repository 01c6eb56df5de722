// What was typed and not yet saved outlives a reload, on this machine only, and
// goes when the reader signs out.

const prefix = 'akis.draft.';

/** Reads a draft; one that is not readable is none. */
export function readDraft<T extends object>(store: Storage, name: string): T | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(prefix + name) ?? 'null');
    return kept && typeof kept === 'object' && !Array.isArray(kept) ? (kept as T) : null;
  } catch {
    return null;
  }
}

/** Keeps a draft; null or an empty one removes it. A full store keeps nothing and harms nothing. */
export function writeDraft(store: Storage, name: string, draft: object | null) {
  try {
    if (draft && Object.keys(draft).length > 0) store.setItem(prefix + name, JSON.stringify(draft));
    else store.removeItem(prefix + name);
  } catch {
    store.removeItem(prefix + name);
  }
}

/** Forgets every draft: the next one at this machine may be somebody else. */
export function forgetDrafts(store: Storage) {
  const names = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '');
  for (const name of names) if (name.startsWith(prefix)) store.removeItem(name);
}
