/** What every exported row is made with: names masked, and the source of each claim by address, words and offsets. */
import type { Knowledge } from '../../knowledge/index.ts';
import type { Bilingual, Claim, Mention, PlaceMention, Source } from '../../model/index.ts';
import { type PublishInput, Shelf } from '../input.ts';
import { Mask } from '../mask.ts';

/** Where the words of a claim stand. Offsets are UTF-16 code units into the article's text, also where names in the quote are masked. */
export interface Standing {
  readonly claim: string;
  readonly article: string;
  readonly sha256: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

type Field = 'agent' | 'target' | 'place' | 'source';

export class ExportContext {
  readonly mask: Mask;
  readonly shelf: Shelf;
  private readonly held = new Map<string, Standing>();
  private readonly rows = new Map<unknown, readonly unknown[]>();

  constructor(
    readonly input: PublishInput,
    knowledge: Knowledge,
  ) {
    this.mask = new Mask(input, knowledge);
    this.shelf = new Shelf(input);
  }

  /** The rows of a table, made once. */
  rowsOf<Row>(table: { readonly rows: (context: ExportContext) => Row[] }): readonly Row[] {
    let rows = this.rows.get(table.rows);
    if (!rows) {
      rows = table.rows(this);
      this.rows.set(table.rows, rows);
    }
    return rows as readonly Row[];
  }

  get head(): string {
    return this.input.head;
  }

  get policy(): string {
    return this.input.accounts.policy ?? 'range';
  }

  both({ ar, en }: Bilingual): Bilingual {
    return { ar: this.mask.text(ar), en: this.mask.text(en) };
  }

  /** What was made from claims; null when one of them names somebody withheld. */
  madeFrom(text: Bilingual, claims: readonly string[]): Bilingual | null {
    return this.hides(claims) ? null : this.both(text);
  }

  hides(claims: readonly string[]): boolean {
    if (this.mask.idle) return false;
    return claims.some((id) => {
      const claim = this.shelf.claims.get(id);
      return claim !== undefined && this.mask.touches(claim);
    });
  }

  standing(claim: Claim): Standing {
    let held = this.held.get(claim.id);
    if (!held) {
      held = this.stand(claim);
      this.held.set(claim.id, held);
    }
    return held;
  }

  private stand(claim: Claim): Standing {
    const article = this.shelf.articles.get(claim.doc);
    return {
      claim: this.mask.text(claim.id),
      article: this.mask.text(claim.doc),
      sha256: article?.sha256 ?? null,
      outlet: article?.outlet ? this.mask.text(article.outlet) : null,
      published: article?.published.date ?? null,
      url: this.mask.url(article?.url ?? null),
      quote: article ? this.mask.quote(article.text, claim.quote, claim.id) : this.mask.text(claim.quote.text),
      start: claim.quote.start,
      end: claim.quote.end,
    };
  }

  standings(ids: readonly string[]): Standing[] {
    return ids.flatMap((id) => {
      const claim = this.shelf.claims.get(id);
      return claim ? [this.standing(claim)] : [];
    });
  }

  origin(id: string): Bilingual | string {
    const origin = this.shelf.origins.get(id);
    return origin ? this.both(origin.name) : this.mask.text(id);
  }

  /** Participants with their words masked and the entity that they were linked to. */
  mentions<M extends Mention | PlaceMention | Source>(claim: Claim, field: Field, list: readonly M[]) {
    const links = this.input.accounts.linked[claim.id]?.[field];
    const article = this.shelf.articles.get(claim.doc);
    return list.map((m, k) => {
      const { text, ...rest } = m;
      const id = links?.[k] ?? ('entity' in m ? m.entity : 'id' in m ? m.id : undefined);
      const known = id === undefined ? undefined : this.shelf.entities.get(id);
      const shown = article ? this.mask.quote(article.text, m, claim.id) : this.mask.text(text);
      const withheld = id !== undefined && this.input.withheld.has(id);
      return {
        text: shown,
        ...(withheld ? { start: m.start, end: m.end } : rest),
        ...(id === undefined ? {} : { entity: this.mask.id(id) }),
        ...(known && !withheld ? { name: this.both(known.name) } : {}),
      };
    });
  }
}
