/** Outlets: `knowledge/outlets.tsv` as typed objects, and the viewpoint from which one writes about a country. */
import { list, type Row, readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import type { Viewpoint } from './actors.ts';
import { type Entry, readEntries } from './entries.ts';

export const LEANINGS = ['pro-government', 'opposition', 'wire', 'state', 'independent', 'party'] as const;
export type Leaning = (typeof LEANINGS)[number];

/** Its id is the same as in `knowledge/actors.yaml` where the outlet is an actor too. */
export interface Outlet extends Entry {
  readonly domains: readonly string[];
  /** ISO 3166-1 alpha-2; null for none. */
  readonly country: string | null;
  /** `about` is the country (alpha-2) whose conflict or government the leaning is about, or `any`. */
  readonly leanings: readonly { readonly leaning: Leaning; readonly about: string }[];
  readonly agency: boolean;
  /** The basis of the leaning. */
  readonly note: string;
}

const COLUMNS = ['id', 'ar', 'en', 'domain', 'country', 'leaning', 'about', 'agency', 'note', 'source'];

/**
 * Reads and checks the outlets.
 * @throws IsnadError `broken-outlets` with file, line and id when a row is malformed or an id is given twice; `broken-table` when
 *   the table itself is
 */
export function loadOutlets(relative = 'knowledge/outlets.tsv'): Outlet[] {
  return readOutlets(readTable(relative, COLUMNS), relative);
}

/** The same from rows; `name` stands for the file in errors. */
export function readOutlets(rows: readonly Row[], name: string): Outlet[] {
  return readEntries(rows, name, 'broken-outlets', (entry, cells, fail) => {
    const { domain, country = '', agency = '', note = '' } = cells;
    if (!/^[A-Z]{2}$/.test(country)) fail(`«${country}» is no country code · ليس رمز بلد`);
    if (agency !== '0' && agency !== '1') fail('agency is 0 or 1 · الخانة صفر أو واحد');
    const domains = list(domain);
    for (const d of domains) if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(d)) fail(`«${d}» is no domain · ليس نطاقا`);
    const about = list(cells.about);
    const leanings = list(cells.leaning).map((leaning, k) => {
      if (!isLeaning(leaning)) return fail(`«${leaning}» is no leaning · ليس ميلا معروفا`);
      if (!/^([A-Z]{2}|any)$/.test(about[k] ?? '')) return fail('each leaning needs its «about» · لكل ميل موضوع');
      return { leaning, about: about[k]! };
    });
    if (leanings.length === 0 || about.length !== leanings.length)
      fail('each leaning needs its «about» · لكل ميل موضوع');
    if (!note) fail('a leaning needs its basis in the note · الميل بلا سبب');
    const where = country === 'XX' ? null : country;
    return { domains, country: where, leanings, agency: agency === '1', note, ...entry };
  });
}

function isLeaning(text: string): text is Leaning {
  return (LEANINGS as readonly string[]).includes(text);
}

/** Outlets by their keys; null under a key that two have. */
export function indexOutlets(
  outlets: ReadonlyMap<string, Outlet>,
  keys: (outlet: Outlet) => Iterable<string>,
): Map<string, Outlet | null> {
  const index = new Map<string, Outlet | null>();
  for (const outlet of outlets.values())
    for (const key of keys(outlet)) {
      const known = index.get(key);
      index.set(key, known === undefined || known === outlet ? outlet : null);
    }
  return index;
}

interface Indexes {
  readonly names: ReadonlyMap<string, Outlet | null>;
  readonly domains: ReadonlyMap<string, Outlet | null>;
}
const held = new WeakMap<ReadonlyMap<string, Outlet>, Indexes>();

function indexesOf(outlets: ReadonlyMap<string, Outlet>): Indexes {
  let indexes = held.get(outlets);
  if (!indexes) {
    indexes = {
      names: indexOutlets(outlets, (o) => [o.id, o.en, ...o.names, ...o.domains].flatMap(keysOf)),
      domains: indexOutlets(outlets, (o) => o.domains),
    };
    held.set(outlets, indexes);
  }
  return indexes;
}

/**
 * The outlet that a name, an id or a domain means, however it is spaced, hyphenated or capitalised («SkyNewsArabia»); a remark in brackets
 * behind the name is passed over. Of a name that two bear («al-Watan») none.
 */
export function findOutlet(outlets: ReadonlyMap<string, Outlet>, name: string): Outlet | undefined {
  const { names } = indexesOf(outlets);
  for (const key of keysOf(name)) {
    const found = names.get(key);
    if (found) return found;
  }
  return undefined;
}

/** The outlet at a host or at one that contains it: «arabic.cnn.com» is at cnn.com. */
export function outletAt(outlets: ReadonlyMap<string, Outlet>, host: string): Outlet | undefined {
  const { domains } = indexesOf(outlets);
  const parts = host.split('.');
  for (let k = 0; k < parts.length - 1; k++) {
    const found = domains.get(parts.slice(k).join('.'));
    if (found) return found;
  }
  return undefined;
}

/** The outlet of an article: by the domain of its address where that is listed, else by the name that it gives. */
export function outletOf(
  outlets: ReadonlyMap<string, Outlet>,
  article: { readonly outlet: string | null; readonly url?: string | null | undefined },
): Outlet | undefined {
  return outletAt(outlets, hostOf(article.url)) ?? (article.outlet ? findOutlet(outlets, article.outlet) : undefined);
}

/** The host of an address; empty where it is none. */
export const hostOf = (url: string | null | undefined): string =>
  url && URL.canParse(url) ? new URL(url).hostname : '';

function keysOf(name: string): string[] {
  const bare = (text: string) =>
    fold(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const keys = [bare(name), bare(name.replace(/[[(].*$/s, ''))];
  return keys.filter((key, k) => key !== '' && keys.indexOf(key) === k);
}

/**
 * From where the outlet looks at the conflict of a country (alpha-2), seen from that country's government; `neutral` where no
 * leaning about it is known.
 */
export function viewpointOf(outlet: Outlet, country: string): Viewpoint {
  const about = outlet.leanings.filter((l) => l.about === country).map((l) => l.leaning);
  if (about.includes('opposition')) return 'opposition';
  return about.includes('pro-government') || about.includes('state') ? 'pro-government' : 'neutral';
}
