/** Who may ask, from where: host names (DNS rebinding), origins (CSRF), tokens; and the headers that every answer carries. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hostname, networkInterfaces } from 'node:os';
import type { Context, MiddlewareHandler } from 'hono';
import { IsnadError } from '../model/index.ts';
import { LIMITS } from './contract.ts';
import { Refusal } from './failures.ts';

export interface GuardOptions {
  /** The address that the server listens on. */
  readonly host: string;
  /** Host names that lead to it besides its addresses, such as that of a proxy before it. */
  readonly names?: readonly string[];
  /** Needed for everything; without one, whoever reaches the machine's own loopback may read and review. */
  readonly token?: string;
  /** Lets read and not review. */
  readonly readerToken?: string;
}

export type Rank = 'reader' | 'reviewer';
export interface Env {
  Variables: { rank: Rank };
}

const COOKIE = 'isnad';
/** Characters of the shortest token that is accepted. */
const TOKEN = 16;
const URL_LENGTH = 8192;
const METHODS = new Set(['GET', 'HEAD', 'POST']);
/** No inline script or style, nothing from elsewhere, no frames, no forms. */
const CSP = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'",
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-dns-prefetch-control': 'off',
};

/** True for addresses that only this machine reaches. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** @throws IsnadError `open-without-token` for an address that others reach; `weak-token` */
export function checkGuard({ host, token, readerToken }: GuardOptions): void {
  if (!isLoopback(host) && !token)
    throw new IsnadError(
      'open-without-token',
      'others reach this address: give --token · هذا العنوان يصل إليه غيرك: أعط --token',
      host,
    );
  for (const t of [token, readerToken])
    if (t !== undefined && t.length < TOKEN)
      throw new IsnadError('weak-token', `a token has at least ${TOKEN} characters · الرمز ${TOKEN} حرفا على الأقل`);
  if (readerToken && (!token || token === readerToken))
    throw new IsnadError(
      'weak-token',
      'a reader token needs another --token beside it · رمز القراءة يحتاج إلى رمز آخر للمراجعة',
    );
}

/** Comes before everything: sets the headers, turns away what may not come in, and says who is there. */
export function guard(options: GuardOptions): MiddlewareHandler<Env> {
  checkGuard(options);
  const hosts = hostNames(options);
  const doorman = options.token ? new Doorman(options.token, options.readerToken) : null;
  return async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (!METHODS.has(c.req.method)) throw new Refusal('wrong-method');
    if (c.req.raw.url.length > URL_LENGTH) throw new Refusal('too-long');
    checkHost(c, hosts);
    checkOrigin(c);
    if (doorman) {
      const entry = doorman.look(c);
      if (entry instanceof Response) return entry;
      c.set('rank', entry);
    } else c.set('rank', 'reviewer');
    if (c.req.method === 'POST') {
      if (c.get('rank') !== 'reviewer') throw new Refusal('not-a-reviewer');
      checkBody(c);
    }
    await next();
  };
}

function hostNames({ host, names = [] }: GuardOptions): ReadonlySet<string> {
  const all = new Set([...names, host].map((name) => name.toLowerCase()));
  if (isLoopback(host)) for (const own of ['localhost', '127.0.0.1', '[::1]']) all.add(own);
  if (host === '0.0.0.0' || host === '::') {
    for (const own of ['localhost', '127.0.0.1', '[::1]', hostname().toLowerCase()]) all.add(own);
    for (const { address, family } of Object.values(networkInterfaces()).flatMap((list) => list ?? []))
      all.add(family === 'IPv6' ? `[${address}]` : address);
  }
  if (host.includes(':')) all.add(`[${host}]`);
  return all;
}

/** The host is asked of both places that can name one, so that neither covers the other up. */
function checkHost(c: Context, hosts: ReadonlySet<string>): void {
  const header = c.req.header('host') ?? '';
  const named = parsed(`http://${header}`);
  const asked = new URL(c.req.url);
  if (!named || named.host !== header.toLowerCase().replace(/:80$/, '') || !hosts.has(named.hostname))
    throw new Refusal('foreign-host');
  if (!hosts.has(asked.hostname)) throw new Refusal('foreign-host');
}

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** A page of another site may link here, and nothing else. */
function checkOrigin(c: Context): void {
  const origin = c.req.header('origin');
  const host = (c.req.header('host') ?? '').toLowerCase();
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
    throw new Refusal('foreign-origin');
  const site = c.req.header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  const followsLink =
    c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate' && !c.req.path.startsWith('/api/');
  if (!followsLink) throw new Refusal('foreign-origin');
}

function checkBody(c: Context): void {
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/json') throw new Refusal('not-json');
  if (Number(c.req.header('content-length') ?? 0) > LIMITS.body) throw new Refusal('too-large');
}

/** Knows the tokens by their hashes, and the cookies that stand for them. */
class Doorman {
  private readonly ranks: { readonly rank: Rank; readonly token: Buffer; readonly cookie: string }[];

  constructor(token: string, readerToken?: string) {
    const salt = randomBytes(16);
    const cookie = (t: string) => createHash('sha256').update(salt).update(t).digest('base64url');
    this.ranks = [{ rank: 'reviewer', token: digest(token), cookie: cookie(token) }];
    if (readerToken) this.ranks.push({ rank: 'reader', token: digest(readerToken), cookie: cookie(readerToken) });
  }

  /** A token in the address of a page becomes a cookie, and goes out of the address. */
  look(c: Context): Rank | Response {
    const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const cookie = (c.req.header('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${COOKIE}=`));
    const url = new URL(c.req.url);
    const given = c.req.path.startsWith('/api/') ? null : url.searchParams.get('token');
    const entry = this.find(bearer ?? given, cookie?.slice(COOKIE.length + 1));
    if (!entry) throw new Refusal('no-token');
    if (given === null) return entry.rank;
    url.searchParams.delete('token');
    c.header('set-cookie', `${COOKIE}=${entry.cookie}; HttpOnly; SameSite=Lax; Path=/`);
    return c.redirect(url.pathname.replace(/^\/+/, '/') + url.search, 303);
  }

  private find(token: string | null | undefined, cookie: string | undefined) {
    const hash = token ? digest(token) : null;
    const kept = cookie ? digest(cookie) : null;
    return this.ranks.find(
      (r) => (hash && timingSafeEqual(hash, r.token)) || (kept && timingSafeEqual(kept, digest(r.cookie))),
    );
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
