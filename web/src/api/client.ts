/** The one way to the server: same origin, JSON, errors as one shape. */
import type { Failure } from '../../../src/server/contract.ts';
import { settings } from '../settings/settings.ts';

export type Params = Readonly<Record<string, string | number | boolean | readonly string[] | undefined | null>>;

/** What the server refused, or that it could not be reached (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly failure: Failure,
  ) {
    super(failure.reason.en);
  }
}

/** Path and parameters as an address; lists become repeated parameters, empty values are left out. */
export function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value === undefined || value === null || value === '' || value === false) continue;
    if (Array.isArray(value)) for (const item of value) query.append(key, String(item));
    else query.append(key, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

let unmasked = false;
/** Asks the server for withheld names too; it grants that to reviewers only. Never kept: each new page starts masked. */
export function unmask(on: boolean): void {
  unmasked = on;
}
export const isUnmasked = (): boolean => unmasked;

async function send(url: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiError(0, {
      code: 'unreachable',
      reason: { ar: 'لا يجيب الخادم. هل ما زال يعمل؟', en: 'The server does not answer. Is it still running?' },
    });
  }
  const text = await response.text();
  let body: unknown = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    // Not JSON: the failure below says so.
  }
  if (response.ok && body !== null) return body;
  const failure = (body as { error?: Failure } | null)?.error ?? (body as Failure | null);
  throw new ApiError(
    response.status,
    failure?.reason?.en
      ? failure
      : {
          code: `http-${response.status}`,
          reason: {
            ar: `أجاب الخادم بالحالة ${response.status}.`,
            en: `The server answered with status ${response.status}.`,
          },
        },
  );
}

const headers = (more: Record<string, string> = {}): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': settings().language,
  ...(unmasked ? { 'isnad-role': 'reviewer' } : {}),
  ...more,
});

export const get = <T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> =>
  send(address(path, params), { headers: headers(), ...(signal ? { signal } : {}) }) as Promise<T>;

/** `version` goes as `If-Match`: the server refuses when somebody has written in the meantime. */
export const post = <T>(path: string, body: unknown, version?: string): Promise<T> =>
  send(path, {
    method: 'POST',
    headers: headers({
      'content-type': 'application/json',
      'isnad-role': 'reviewer',
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    }),
    body: JSON.stringify(body),
  }) as Promise<T>;

/** One part of a path, safe whatever it holds. */
export const part = (id: string): string => encodeURIComponent(id);
