/** What lists filter, count and order incidents by, and what a row shows beside; made where the comparison is made. */
import type { Knowledge } from '../knowledge/index.ts';
import { containers } from '../knowledge/places.ts';
import type { Accounts, Aspect, Bilingual, Grade, Incident, IncidentPlace } from '../model/index.ts';

/** What is kept of an incident; the rest is read when it is shown. */
export interface Listed {
  readonly id: string;
  readonly type: string;
  readonly title: Bilingual;
  readonly from: string | null;
  readonly to: string | null;
  readonly place: IncidentPlace | null;
  readonly grade: Grade;
  readonly scale: Incident['scale'];
  readonly outlets: readonly string[];
  readonly claims: number;
  readonly origins: number;
  readonly disputes: number;
  /** Parties, and every actor and person of its claims. */
  readonly actors: readonly string[];
  /** The place and all that contain it, nearest first. */
  readonly places: readonly string[];
  readonly month: string | null;
}

/** What a row of a list shows besides. */
export interface RowParts {
  readonly parties: readonly string[];
  readonly articles: number;
  readonly aspects: readonly Pick<Aspect, 'aspect' | 'of' | 'verdict'>[];
  readonly tolls: readonly { readonly of?: Aspect['of']; readonly values: readonly { readonly value: unknown }[] }[];
}

/** Lists the incidents of one comparison. */
export class Lister {
  private readonly disputes = new Map<string, number>();
  private readonly chains = new Map<string, readonly string[]>();

  constructor(
    private readonly accounts: Accounts,
    private readonly outletOf: (article: string) => string,
    private readonly places: Knowledge['places'],
  ) {
    for (const { incident } of accounts.disputes)
      if (incident) this.disputes.set(incident, (this.disputes.get(incident) ?? 0) + 1);
  }

  listed({ id, type, title, from, to, place, grade, scale, ...incident }: Incident): Listed {
    const actors = new Set(incident.parties);
    for (const c of incident.claims) {
      const links = this.accounts.linked[c];
      if (!links) continue;
      for (const actor of links.agent) actors.add(actor);
      for (const actor of links.target) actors.add(actor);
    }
    return {
      id,
      type,
      title,
      from,
      to,
      place,
      grade,
      scale,
      outlets: [...new Set(incident.articles.map(this.outletOf))].sort(),
      claims: incident.claims.length,
      origins: incident.origins.length,
      disputes: this.disputes.get(id) ?? 0,
      actors: [...actors].filter((a) => a !== ''),
      places: place?.id ? this.chain(place.id) : [],
      month: from ? from.slice(0, 7) : null,
    };
  }

  private chain(id: string): readonly string[] {
    let chain = this.chains.get(id);
    if (!chain) {
      const place = this.places.get(id);
      chain = [id, ...(place ? containers(place, this.places) : []).map((p) => p.id)];
      this.chains.set(id, chain);
    }
    return chain;
  }
}

export const rowParts = ({ parties, articles, aspects }: Incident): RowParts => ({
  parties,
  articles: articles.length,
  aspects: aspects.map(({ aspect, of, verdict }) => ({ aspect, verdict, ...(of ? { of } : {}) })),
  tolls: aspects
    .filter((a) => a.aspect === 'toll')
    .map(({ of, values }) => ({ ...(of ? { of } : {}), values: values.map(({ value }) => ({ value })) })),
});
