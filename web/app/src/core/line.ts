// The line to the server. A break of a few seconds is only a reconnect; one that
// lasts is told, since what is on the screen may be old.

export type Line = {
  /** The server is heard, or just is not. */
  report: (heard: boolean) => void;
  /** Whether the silence lasts long enough to be told. */
  silent: () => boolean;
  /** Calls back at every change of silent, until the answer is called. */
  watch: (changed: () => void) => () => void;
};

/** A line whose silence is told after so many milliseconds. */
export function makeLine(patience: number): Line {
  const watchers = new Set<() => void>();
  let silent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (now: boolean) => {
    if (silent === now) return;
    silent = now;
    for (const w of watchers) w();
  };
  return {
    report(heard) {
      if (!heard) {
        timer ??= setTimeout(() => set(true), patience);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      set(false);
    },
    silent: () => silent,
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
