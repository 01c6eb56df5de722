import type { ProblemPlace } from './types';

/** A refusal of the server: a stable code, words for people, and each place. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly places: ProblemPlace[],
  ) {
    super(message);
  }

  /** The problems of fields, by name. */
  fieldErrors(): Record<string, string> {
    const out: Record<string, string> = {};
    for (const p of this.places) {
      const name = /^\/fields\/(.+)$/.exec(p.pointer)?.[1];
      if (name && !out[name]) out[name] = p.detail;
    }
    return out;
  }
}

let locale = 'en';
/** Sets the language that answers come in. */
export function speak(l: string) {
  locale = l;
}

type Request = { method?: string; body?: unknown; revision?: number; key?: string };

/** Calls the API and answers its JSON, or throws an ApiError. */
export async function call<T>(path: string, { method = 'GET', body, revision, key }: Request = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': locale };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (revision !== undefined) headers['If-Match'] = `"${revision}"`;
  if (key) headers['Idempotency-Key'] = key;
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new ApiError(0, 'offline', '', []);
  }
  if (answer.status === 204) return undefined as T;
  const json: unknown = await answer.json().catch(() => null);
  if (answer.ok) return json as T;
  const problem = (json ?? {}) as { code?: string; detail?: string; title?: string; errors?: ProblemPlace[] };
  throw new ApiError(answer.status, problem.code ?? 'error', problem.detail ?? problem.title ?? answer.statusText, problem.errors ?? []);
}
