import type { Person, ProblemPlace } from './types';

/** A refusal of the server: a stable code, words for people, and each place. */
export class ApiError extends Error {
  constructor(
    /** The HTTP status; 0 when the server was not reached. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly places: ProblemPlace[] = [],
    /** Who has the case, with code "claimed". */
    readonly holder?: Person,
    /** Finds a server error in its log. */
    readonly incident?: string,
  ) {
    super(message);
  }

  /** The problem of each field, by name; of several the first. */
  fieldErrors(): Record<string, string> {
    const out: Record<string, string> = {};
    for (const p of this.places) {
      const name = fieldOf(p.pointer);
      if (name && !out[name]) out[name] = p.detail;
    }
    return out;
  }

  /** What is wrong elsewhere than at a field. */
  otherPlaces(): ProblemPlace[] {
    return this.places.filter((p) => !fieldOf(p.pointer));
  }

  /** Somebody else was faster: reading the case again shows how it stands. */
  get meanwhile(): boolean {
    return this.status === 409 || this.status === 412;
  }
}

/** The field a JSON pointer leads to, or ''. */
export function fieldOf(pointer: string): string {
  return /^\/fields\/([^/]+)/.exec(pointer)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
}

let locale = 'en';
/** Sets the language that answers come in. */
export function speak(l: string) {
  locale = l;
}

let ended = () => {};
/** Sets what is done when an answer says that the session has ended. */
export function onEnded(then: () => void) {
  ended = then;
}

/** Who asks these is at the door already. */
const doors: ReadonlySet<string> = new Set(['GET /me', 'POST /sessions']);

export type Request = { method?: string; body?: unknown; revision?: number; key?: string; signal?: AbortSignal };

/** Calls the API and answers its JSON, or throws an ApiError. */
export async function call<T>(path: string, { method = 'GET', body, revision, key, signal }: Request = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': locale };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (revision !== undefined) headers['If-Match'] = `"${revision}"`;
  if (key) headers['Idempotency-Key'] = key;
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, 'offline', '');
  }
  if (answer.status === 204) return undefined as T;
  const json: unknown = await answer.json().catch(() => null);
  if (answer.ok) return json as T;
  if (answer.status === 401 && !doors.has(`${method} ${path}`)) ended();
  throw problem(answer.status, json);
}

type Problem = { code?: string; detail?: string; title?: string; errors?: ProblemPlace[]; holder?: Person; incident?: string };

/** Reads problem details; a body that is none still answers the status. */
export function problem(status: number, json: unknown): ApiError {
  const p = (json ?? {}) as Problem;
  return new ApiError(status, p.code ?? `http_${status}`, p.detail ?? p.title ?? '', p.errors ?? [], p.holder, p.incident);
}
