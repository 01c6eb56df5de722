import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { asksOf, keys, shared } from './keys';
import { line } from './line';
import type { Case } from '../core/types';

/** What the server tells: which case changed, or that more did; and whether it is heard at all. */
type News = { event: 'case' | 'published' | 'reset' | 'bye' | 'heard' | 'lost'; number?: number; revision?: number };

const events = ['case', 'published', 'reset', 'bye'] as const;
const gathering = 300; // milliseconds in which changes are read again together
const again = 5000; // milliseconds before a stream that the browser gave up is tried once more

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
    if (news.event === 'heard' || news.event === 'lost') return line.report(news.event === 'heard');
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

function stream(tell: (n: News) => void, stop: AbortSignal, lost = false) {
  if (stop.aborted) return;
  const source = new EventSource('/api/events');
  let retry: number | undefined;
  // The browser comes back by itself after a broken line, but not after an answer that
  // is no stream, as a proxy gives for a stopped server. Whether the session still
  // stands is asked then too.
  const ended = () => {
    source.close();
    retry ??= window.setTimeout(() => stream(tell, stop, true), again);
    tell({ event: 'lost' });
    tell({ event: 'bye' });
  };
  for (const event of events) {
    source.addEventListener(event, (e: MessageEvent<string>) => {
      if (event === 'bye') ended();
      else tell({ ...(JSON.parse(e.data || '{}') as object), event });
    });
  }
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) return ended();
    lost = true;
    tell({ event: 'lost' });
  });
  // After a gap nobody knows what was missed, unless the server still does.
  source.addEventListener('open', () => {
    tell({ event: 'heard' });
    if (lost) tell({ event: 'reset' });
    lost = false;
  });
  stop.addEventListener('abort', () => {
    source.close();
    window.clearTimeout(retry);
    tell({ event: 'heard' });
  });
}
