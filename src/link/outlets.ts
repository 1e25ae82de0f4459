/** Which outlet of the tables an article's outlet name or address stands for. */
import type { Knowledge } from '../knowledge/index.ts';
import { hostOf, indexOutlets, type Outlet, outletAt } from '../knowledge/outlets.ts';
import type { Bilingual } from '../model/index.ts';
import { plainKey, unknownId } from './keys.ts';

export interface OutletEntity {
  readonly id: string;
  readonly name: Bilingual;
  readonly agency: boolean;
}

/** The outlets of the tables by names and addresses. */
export class Outlets {
  /** Null where two go by one name. */
  private readonly byName: ReadonlyMap<string, Outlet | null>;
  private readonly kept = new Map<string, OutletEntity | null>();

  constructor(private readonly knowledge: Knowledge) {
    const names = ({ id, en, names, domains }: Outlet) => [id, en, ...names, ...domains.map((d) => d.split('.')[0]!)];
    this.byName = indexOutlets(knowledge.outlets, (o) => names(o).map(plainKey).filter(Boolean));
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
    const listed =
      outletAt(this.knowledge.outlets, domain) ?? (name ? this.byName.get(plainKey(name)) : undefined) ?? shorter;
    if (listed) return { id: listed.id, name: { ar: listed.names[0]!, en: listed.en }, agency: listed.agency };
    const said = name ?? domain;
    if (!said) return null;
    return { id: unknownId('outlet', plainKey(said)), name: { ar: said, en: said }, agency: false };
  }
}

const host = (url: string | null): string => hostOf(url).replace(/^www\./, '');
