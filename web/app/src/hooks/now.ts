import { useSyncExternalStore } from 'react';

const beat = 20_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: number | undefined;

function tick() {
  now = Date.now();
  for (const l of listeners) l();
}

function subscribe(l: () => void) {
  if (listeners.size === 0) {
    now = Date.now();
    timer = window.setInterval(tick, beat);
  }
  listeners.add(l);
  return () => {
    listeners.delete(l);
    if (listeners.size === 0) window.clearInterval(timer);
  };
}

/** The present time for countdowns: one clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
