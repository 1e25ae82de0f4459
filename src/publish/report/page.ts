/** What every part of the report draws on: the case by id, the words, the mask, and names as they may be shown. */
import type { Knowledge } from '../../knowledge/index.ts';
import type { Ontology } from '../../knowledge/ontology.ts';
import type { Article, Bilingual, Claim, Dispute, Incident } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';
import { type PublishInput, Shelf } from '../input.ts';
import { Mask } from '../mask.ts';
import { type Language, Wording } from '../words.ts';

export interface ReportOptions {
  readonly language: Language;
  /** Name of the case, shown in the title. */
  readonly name?: string;
  /** When the report was made, ISO; shown as given. */
  readonly at?: string;
  /** Incidents shown in full; the rest stand in a table. */
  readonly full?: number;
}

const MOST_FULL = 60;

export class Page {
  readonly words: Wording;
  readonly mask: Mask;
  readonly shelf: Shelf;
  /** Incidents shown in full, disputed and much told ones first. */
  readonly full: readonly Incident[];
  private readonly anchors: ReadonlyMap<string, string>;
  private readonly outlets: ReadonlyMap<string, Bilingual>;

  constructor(
    readonly input: PublishInput,
    readonly knowledge: Knowledge,
    readonly ontology: Ontology,
    readonly options: ReportOptions,
  ) {
    this.words = new Wording(options.language);
    this.mask = new Mask(input, knowledge);
    this.shelf = new Shelf(input);
    const incidents = [...input.accounts.incidents].sort((a, b) => this.weight(b) - this.weight(a) || byDay(a, b));
    const most = options.full ?? MOST_FULL;
    this.full = incidents.filter((i) => this.disputes(i).length > 0 || i.claims.length > 1).slice(0, most);
    this.anchors = new Map(this.full.map((i, k) => [i.id, `incident-${k + 1}`]));
    const listed = new Map(
      [...knowledge.outlets.values()].flatMap((o) =>
        [...[o.id, o.en, ...o.names].map(outletKey), ...o.domains.map(outletKey), ...o.domains].map(
          (k) => [k, { ar: o.names[0]!, en: o.en }] as const,
        ),
      ),
    );
    // an outlet that no table lists by its name may be known by the address of its articles
    for (const { outlet, url } of input.record.articles) {
      const known = listed.get(host(url) ?? '');
      if (outlet && known && !listed.has(outletKey(outlet))) listed.set(outletKey(outlet), known);
    }
    this.outlets = listed;
  }

  /** Disputes weigh most, then how many origins and claims tell of it. */
  private weight(i: Incident): number {
    return this.disputes(i).length * 1000 + new Set(i.origins).size * 20 + i.claims.length;
  }

  disputes(incident: Incident): readonly Dispute[] {
    return this.shelf.disputesIn.get(incident.id) ?? [];
  }

  /** The id of the element that shows an incident in full; null where it is not. */
  anchor(incident: string): string | null {
    return this.anchors.get(incident) ?? null;
  }

  /** A text in the language of the page, masked, with its days written out. */
  text(both: Bilingual): string {
    const text = this.mask.text(both[this.words.language] || both.ar || both.en);
    return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => this.words.day(day));
  }

  /** Names one after the other. */
  list(names: readonly string[]): string {
    return names.join(`${this.words.say('comma')} `);
  }

  typeName(type: string): string {
    const label = this.ontology.get(type)?.label;
    return label ? label[this.words.language] : type;
  }

  /** The title of an incident; its type alone when a claim in it names somebody withheld. */
  title(incident: Incident): string {
    return this.hides(incident.claims) ? this.typeName(incident.type) : this.text(incident.title);
  }

  /** True when one of the claims names somebody withheld. */
  hides(claims: readonly string[]): boolean {
    return (
      !this.mask.idle &&
      claims.some((id) => {
        const claim = this.shelf.claims.get(id);
        return claim !== undefined && this.mask.touches(claim);
      })
    );
  }

  /** A sentence that was made from claims; a note in its place when one of them names somebody withheld. */
  madeFrom(both: Bilingual, claims: readonly string[]): string {
    return this.hides(claims) ? this.words.say('sentence-withheld') : this.text(both);
  }

  sentence(claim: Claim): string {
    return this.madeFrom(claim.sentence, [claim.id]);
  }

  /** The name of an outlet as the tables have it, else as the articles give it. */
  outlet(outlet: string | null): string {
    if (!outlet) return this.words.say('unknown-outlet');
    return this.mask.text(this.outlets.get(outletKey(outlet))?.[this.words.language] ?? outlet);
  }

  /** The same of an article; its address tells where its name does not. */
  outletOf(article: Pick<Article, 'outlet' | 'url'> | undefined): string {
    return this.outlet(article?.outlet ?? (article && host(article.url)) ?? null);
  }

  /** Name of a linked entity; the words of the article where there is none. */
  entity(id: string | undefined, otherwise: string): string {
    if (id !== undefined && this.input.withheld.has(id)) return this.mask.id(id);
    const found = id === undefined ? undefined : this.shelf.entities.get(id);
    return found ? this.text(found.name) : this.mask.text(otherwise);
  }

  /** Whom the article names as its source for a claim, nearest first; one that stands twice in a row is told once. */
  sources(claim: Claim): string[] {
    const links = this.input.accounts.linked[claim.id]?.source ?? [];
    const names = claim.source.map((s, k) => this.entity(links[k] ?? s.entity, s.text));
    return names.filter((name, k) => name !== names[k - 1]);
  }

  origin(id: string): string {
    const origin = this.shelf.origins.get(id);
    return origin ? this.text(origin.name) : id;
  }

  /** The claim's quote, masked. */
  quote(claim: Claim): string {
    const article = this.shelf.articles.get(claim.doc);
    return article ? this.mask.quote(article.text, claim.quote, claim.id) : this.mask.text(claim.quote.text);
  }
}

/** «Sky News Arabia», «SkyNewsArabia» and «Sky News Arabia (UAE)» are one. */
const outletKey = (name: string): string =>
  fold(name.replace(/[[(].*$/, '')).replace(/[^\p{L}\p{N}]/gu, '') || fold(name);

/** Host of an address, `www.` left out; null where there is none. */
const host = (url: string | null): string | null =>
  url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') || null : null;

export const byDay = (a: Incident, b: Incident): number => {
  const [x, y] = [a.from ?? a.to ?? '9999', b.from ?? b.to ?? '9999'];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};
