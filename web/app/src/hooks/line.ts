import { useSyncExternalStore } from 'react';
import { makeLine } from '../core/line';

/** The line of this page, as its live stream finds it. */
export const line = makeLine(4000);

/** Whether the server has not been heard for some seconds. */
export function useSilence(): boolean {
  return useSyncExternalStore(line.watch, line.silent);
}
