import { randomKey } from './random';

/** The key under which a content is sent: the server does one thing for one key. */
export type Once = { content: string; key: string };

/** The key of before, while the content is the same; else a new one. */
export function onceFor(before: Partial<Once> | null, content: string): Once {
  return before?.key && before.content === content ? { content, key: before.key } : { content, key: randomKey() };
}
