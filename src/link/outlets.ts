/** Which outlet of the tables an article's outlet name or address stands for. */
import type { Knowledge } from '../knowledge/index.ts';
import type { Outlet } from '../knowledge/outlets.ts';
import type { Bilingual } from '../model/index.ts';
import { plainKey, unknownId } from './keys.ts';

export interface OutletEntity {
  readonly id: string;
  readonly name: Bilingual;
  readonly agency: boolean;
}

export class Outlets {
  /** Null where two go by one name. */
  private readonly byName = new Map<string, Outlet | null>();
  private readonly byDomain = new Map<string, Outlet>();
  private readonly kept = new Map<string, OutletEntity | null>();

  constructor(knowledge: Knowledge) {
    const put = (key: string, outlet: Outlet) => {
      if (key) this.byName.set(key, (this.byName.get(key) ?? outlet) === outlet ? outlet : null);
    };
    for (const outlet of knowledge.outlets.values()) {
      for (const name of [outlet.id, outlet.en, ...outlet.names]) put(plainKey(name), outlet);
      for (const domain of outlet.domains) {
        this.byDomain.set(domain, outlet);
        put(plainKey(domain.split('.')[0]!), outlet);
      }
    }
  }

  /** The outlet of an article; null where it names none. An unlisted one gets an id from its name. */
  of(article: { readonly outlet: string | null; readonly url: string | null }): OutletEntity | null {
    const key = `${article.outlet ?? ''}\n${host(article.url)}`;
    const kept = this.kept.get(key);
    if (kept !== undefined) return kept;
    const found = this.find(article.outlet, host(article.url));
    this.kept.set(key, found);
    return found;
  }

  private find(name: string | null, domain: string): OutletEntity | null {
    // «CNN Arabic» is CNN
    const shorter = name?.includes(' ') ? this.byName.get(plainKey(name.slice(0, name.lastIndexOf(' ')))) : undefined;
    const listed = this.domain(domain) ?? (name ? this.byName.get(plainKey(name)) : undefined) ?? shorter;
    if (listed) return { id: listed.id, name: { ar: listed.names[0]!, en: listed.en }, agency: listed.agency };
    const said = name ?? domain;
    if (!said) return null;
    return { id: unknownId('outlet', plainKey(said)), name: { ar: said, en: said }, agency: false };
  }

  private domain(domain: string): Outlet | undefined {
    const parts = domain.split('.');
    for (let k = 0; k < parts.length - 1; k++) {
      const found = this.byDomain.get(parts.slice(k).join('.'));
      if (found) return found;
    }
    return undefined;
  }
}

function host(url: string | null): string {
  if (!url || !URL.canParse(url)) return '';
  return new URL(url).hostname.replace(/^www\./, '');
}
