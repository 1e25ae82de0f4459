/** Where the claims name each entity: places in the texts, a few bytes each. */
import { type Claim, type ClaimLinks, isPointing, type Span } from '../../model/index.ts';
import type { Shelf } from '../shelf.ts';
import { ROLES } from '../ties.ts';

/** Articles gone through before other things get their turn. */
const STEP = 20;

export class Mentions {
  /** By entity: number of the article, start, end, and so on. */
  private readonly places = new Map<string, number[] | Int32Array>();

  private constructor(private readonly shelf: Shelf) {}

  static async of(shelf: Shelf, linked: Readonly<Record<string, ClaimLinks>>): Promise<Mentions> {
    const mentions = new Mentions(shelf);
    for (const [k, article] of shelf.articles.entries()) {
      for (const claim of shelf.claims.read(article.id)) mentions.add(k, claim, linked[claim.id]);
      if (k % STEP === STEP - 1) await new Promise(setImmediate);
    }
    for (const [id, list] of mentions.places) mentions.places.set(id, Int32Array.from(list));
    return mentions;
  }

  private add(article: number, claim: Claim, links: ClaimLinks | undefined): void {
    if (!links) return;
    for (const role of ROLES) {
      const mentions: readonly (Span & { readonly entity?: string; readonly inferred?: string })[] = claim[role];
      const aligned = links[role].length === mentions.length;
      mentions.forEach((mention, k) => {
        const { start, end, entity } = mention;
        if (role === 'place' && isPointing(mention)) return;
        const id = aligned ? links[role][k] : entity;
        if (id === undefined) return;
        const list = this.places.get(id) as number[] | undefined;
        if (list) list.push(article, start, end);
        else this.places.set(id, [article, start, end]);
      });
    }
  }

  /** One entry for each mention of an entity. */
  *of(entity: string): Generator<{ readonly article: string } & Span> {
    const places = this.places.get(entity) ?? [];
    for (let k = 0; k < places.length; k += 3)
      yield { article: this.shelf.articles[places[k]!]!.id, start: places[k + 1]!, end: places[k + 2]! };
  }
}
