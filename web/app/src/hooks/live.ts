import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { asksOf, keys, shared } from './keys';
import type { Case } from '../core/types';

/** What the server tells: which case changed, or that more did. */
type News = { event: 'case' | 'published' | 'reset' | 'bye'; number?: number; revision?: number };

const events = ['case', 'published', 'reset', 'bye'] as const;
const gathering = 300; // milliseconds in which changes are read again together

/** Reads again what changed elsewhere, as the server says so. */
export function useLive(on: boolean) {
  const client = useQueryClient();
  useEffect(() => (on ? listen(reader(client)) : undefined), [on, client]);
}

/** Answers what to do with each piece of news. */
function reader(client: QueryClient): (n: News) => void {
  let timer: number | undefined;
  const later = () => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      for (const key of shared) void client.invalidateQueries({ queryKey: [key] });
    }, gathering);
  };
  return (news) => {
    if (news.event === 'bye') return void client.invalidateQueries({ queryKey: keys.me });
    if (news.event !== 'case' || !news.number) return void client.invalidateQueries();
    const { number, revision } = news;
    const known = client.getQueriesData<Case>({ queryKey: ['case'] }).some(([, c]) => c?.number === number && revision && c.revision >= revision);
    if (!known) void client.invalidateQueries({ predicate: (q) => asksOf(q.queryKey, number) });
    later();
  };
}

/**
 * One stream serves all tabs of a browser, since browsers open few connections to
 * one host: the tab that holds the lock has it and tells the others. Without locks
 * (plain http) each tab has its own.
 */
function listen(tell: (n: News) => void): () => void {
  const stop = new AbortController();
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) {
    stream(tell, stop.signal);
    return () => stop.abort();
  }
  const others = new BroadcastChannel('akis.live');
  others.addEventListener('message', (e: MessageEvent<News>) => tell(e.data));
  locks
    .request('akis.live', { signal: stop.signal }, () => new Promise<void>((done) => {
      stop.signal.addEventListener('abort', () => done());
      stream((n) => {
        tell(n);
        others.postMessage(n);
      }, stop.signal);
    }))
    .catch(() => undefined); // stopped while another tab had it
  return () => {
    stop.abort();
    others.close();
  };
}

function stream(tell: (n: News) => void, stop: AbortSignal) {
  if (stop.aborted) return;
  const source = new EventSource('/api/events');
  for (const event of events) {
    source.addEventListener(event, (e: MessageEvent<string>) => {
      if (event === 'bye') source.close();
      tell({ ...(JSON.parse(e.data || '{}') as object), event });
    });
  }
  // After a gap nobody knows what was missed, unless the server still does.
  let lost = false;
  source.addEventListener('error', () => {
    lost = true;
  });
  source.addEventListener('open', () => {
    if (lost) tell({ event: 'reset' });
    lost = false;
  });
  stop.addEventListener('abort', () => source.close());
}
