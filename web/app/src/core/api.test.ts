import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, call, fieldOf, onEnded, problem, speak } from './api';

afterEach(() => vi.unstubAllGlobals());

describe('a refusal', () => {
  const refused = problem(422, {
    code: 'gate', detail: 'Something is missing.',
    errors: [
      { pointer: '/fields/door_code', code: 'required', detail: 'A code is needed.' },
      { pointer: '/fields/door_code', code: 'check', detail: 'Second.' },
      { pointer: '/reason', code: 'required', detail: 'Say why.' },
    ],
  });

  it('is found at its fields, the first problem of each', () => {
    expect(refused.fieldErrors()).toEqual({ door_code: 'A code is needed.' });
    expect(refused.otherPlaces().map((p) => p.pointer)).toEqual(['/reason']);
    expect(refused.message).toBe('Something is missing.');
  });

  it('says whether somebody was faster', () => {
    expect(problem(409, { code: 'claimed', holder: { login: 'bo', name: 'Bo' } })).toMatchObject({ meanwhile: true, holder: { name: 'Bo' } });
    expect(problem(412, {}).meanwhile).toBe(true);
    expect(refused.meanwhile).toBe(false);
  });

  it('needs no body', () => expect(problem(502, null)).toMatchObject({ status: 502, code: 'http_502', message: '', places: [] }));
});

it('reads the field out of a pointer', () => {
  expect(fieldOf('/fields/door_code')).toBe('door_code');
  expect(fieldOf('/fields/choices/2')).toBe('choices');
  expect(fieldOf('/fields/a~1b~0c')).toBe('a/b~c');
  expect(fieldOf('/customer/phone')).toBe('');
});

describe('call', () => {
  const answer = (status: number, body?: unknown) => {
    const fetched = vi.fn(() => Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status })));
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };

  it('says the language, the revision it saw and the key of a repeat', async () => {
    speak('tr');
    const fetched = answer(200, { ok: true });
    await expect(call('/cases/7/claim', { method: 'POST', body: {}, revision: 12, key: 'k' })).resolves.toEqual({ ok: true });
    expect(fetched).toHaveBeenCalledWith('/api/cases/7/claim', expect.objectContaining({
      method: 'POST', body: '{}',
      headers: { Accept: 'application/json', 'Accept-Language': 'tr', 'Content-Type': 'application/json', 'If-Match': '"12"', 'Idempotency-Key': 'k' },
    }));
  });

  it('throws what the server refuses', async () => {
    answer(403, { code: 'forbidden', detail: 'No.' });
    await expect(call('/x')).rejects.toMatchObject({ status: 403, code: 'forbidden', message: 'No.' });
  });

  it('answers nothing for no content', async () => {
    answer(204);
    await expect(call('/x')).resolves.toBeUndefined();
  });

  it('tells an unreachable server from a refusal', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
    await expect(call('/x')).rejects.toEqual(new ApiError(0, 'offline', ''));
  });

  it('tells that the session has ended, but not those at the door', async () => {
    const ended = vi.fn();
    onEnded(ended);
    answer(401, { code: 'signed_out' });
    await expect(call('/sessions', { method: 'POST' })).rejects.toMatchObject({ status: 401 });
    await expect(call('/me')).rejects.toMatchObject({ status: 401 });
    expect(ended).not.toHaveBeenCalled();
    await expect(call('/cases/7/fields', { method: 'POST' })).rejects.toMatchObject({ status: 401 });
    expect(ended).toHaveBeenCalledTimes(1);
  });
});
