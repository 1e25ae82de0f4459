/** One state of a case as one reader may see it; all answers are made from it, none changes it. */
import type { Knowledge } from '../../knowledge/index.ts';
import type { Ontology } from '../../knowledge/ontology.ts';
import { containers } from '../../knowledge/places.ts';
import type { Article, Claim, Span } from '../../model/index.ts';
import { IsnadError } from '../../model/index.ts';
import type { SentenceParts } from '../../phrase/index.ts';
import type { ArticleRef, Bilingual, DatedText, EntityRef, OutletRef } from '../contract.ts';
import type { Docket } from '../docket.ts';
import type { Gate } from '../gate.ts';
import type { Listed } from '../listed.ts';
import type { Shelf } from '../shelf.ts';
import type { Ties } from '../ties.ts';
import { dated } from './dated.ts';
import type { Roll } from './roll.ts';

/** What the program knows of the world, as far as answers need it. */
export interface World {
  readonly knowledge: Knowledge;
  readonly ontology: Ontology;
  readonly parts: SentenceParts;
}

export class View {
  private readonly masked = new Map<string, { text: string; spans: Span[] }>();

  constructor(
    readonly head: string,
    /** The comparison is of an earlier head. */
    readonly stale: boolean,
    readonly shelf: Shelf,
    readonly ties: Ties,
    readonly docket: Docket,
    readonly gate: Gate,
    /** Ids of the withheld entities, whether or not this reader sees them. */
    readonly withheld: ReadonlySet<string>,
    readonly roll: Roll,
    readonly world: World,
  ) {}

  get state(): { head: string; stale: boolean } {
    return { head: this.head, stale: this.stale };
  }

  /** @throws IsnadError `not-found` */
  article(id: string): Article {
    return this.shelf.article.get(this.known(id)) ?? missing('article', id);
  }

  claim(id: string): Claim {
    return this.shelf.claims.get(this.known(id)) ?? missing('claim', id);
  }

  /** The id meant by one that came with a request; an unknown id finds nothing. */
  known(id: string): string {
    return this.gate.in(id) ?? '\0';
  }

  /** The id by which an entity goes now that it is withheld; null where it is not. */
  aliasOf(id: string): string | null {
    return this.withheld.has(id) ? this.gate.aliasOf(id) : null;
  }

  /** The text as it may be shown, of the same length, and where it is masked. */
  text(article: Article): { text: string; spans: readonly Span[] } {
    if (this.gate.open) return { text: article.text, spans: [] };
    let known = this.masked.get(article.id);
    if (!known) {
      const spans = this.gate.spans(article.text);
      let text = article.text;
      for (const { start, end } of spans) text = text.slice(0, start) + '█'.repeat(end - start) + text.slice(end);
      known = { text, spans };
      this.masked.set(article.id, known);
    }
    return known;
  }

  outletRef(id: string): Pick<OutletRef, 'id' | 'name'> {
    const outlet = this.shelf.outlet.get(id);
    return { id, name: outlet?.name ?? { ar: id, en: id } };
  }

  articleRef(article: Article): ArticleRef {
    return {
      id: article.id,
      title: this.shelf.title(article),
      lang: article.lang,
      outlet: this.outletRef(article.outlet ?? ''),
      published: article.published,
    };
  }

  entityRef(id: string): EntityRef {
    const entity = this.ties.entity.get(id);
    const withheld = this.withheld.has(id);
    if (entity) return { id, kind: entity.kind, name: entity.name, withheld };
    const { kind, name } = this.namedByWorld(id);
    return { id, kind, name, withheld };
  }

  private namedByWorld(id: string): { kind: EntityRef['kind']; name: Bilingual } {
    const { places, actors, persons, outlets } = this.world.knowledge;
    const place = places.get(id);
    if (place) return { kind: 'place', name: { ar: place.ar[0] ?? id, en: place.en[0] ?? place.ar[0] ?? id } };
    const person = persons.get(id);
    if (person) return { kind: 'person', name: { ar: person.names[0] ?? id, en: person.en } };
    const actor = actors.get(id);
    const outlet = outlets.get(id);
    if (!actor && outlet) return { kind: 'actor', name: { ar: outlet.names[0] ?? id, en: outlet.en } };
    return { kind: 'actor', name: actor ? actor.name : { ar: id, en: id } };
  }

  /** What an incident is called by, wherever it is named. */
  titleOf(incident: Listed): DatedText {
    const { from, to } = incident;
    const title = dated(incident.title, [from, to]);
    if (!title.dates || from === null || to === null || from === to) return title;
    // «من 27 إلى 28 نيسان»: the first day without what the second says too
    const short = (dates: NonNullable<DatedText['dates']>['ar']) =>
      dates.map((d) => (d.from === from ? { ...d, shape: 'part' as const, beside: to } : d));
    return { ...title, dates: { ar: short(title.dates.ar), en: short(title.dates.en) } };
  }

  /** Ids of the places that contain a place, nearest first. */
  containers(id: string): string[] {
    const place = this.world.knowledge.places.get(id);
    return place ? containers(place, this.world.knowledge.places).map((p) => p.id) : [];
  }

  /** One page of a list that was filtered and ordered already. */
  page<T, U>(all: readonly T[], { page, size }: { page: number; size: number }, show: (item: T) => U) {
    const items = all.slice((page - 1) * size, page * size).map(show);
    return { ...this.state, total: all.length, page, size, items };
  }
}

/** @throws IsnadError `not-found`, always */
export function missing(kind: string, id: string): never {
  throw new IsnadError('not-found', `no ${kind} of this id`, id === '\0' ? undefined : id);
}
