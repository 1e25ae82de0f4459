/** The claims of a case: what lists filter and order by as objects, the rest deflated, article by article. */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ArticleNaming, Claim, Modality } from '../model/index.ts';
import { doubtOf } from './doubt.ts';

/** A claim in brief. */
export interface Brief {
  readonly id: string;
  readonly doc: string;
  readonly type: string;
  readonly modality: Modality;
  readonly from: string | null;
  readonly to: string | null;
  readonly doubt: number;
  /** Where the trigger begins. */
  readonly start: number;
}

interface Leaf {
  readonly bytes: Buffer;
  readonly naming: Buffer | null;
  readonly briefs: readonly Brief[];
  readonly digest: string;
}

/** Articles whose claims are kept as objects, those asked for last. */
const WARM = 48;

/** The article that a claim belongs to. */
export const articleOf = (claim: string): string => claim.slice(0, claim.lastIndexOf('#c'));

export class ClaimStore {
  private readonly leaves = new Map<string, Leaf>();
  private readonly warm = new Map<string, readonly Claim[]>();
  private readonly words = new Map<string, string>();
  /** In the order of articles and triggers. */
  readonly all: Brief[] = [];
  private readonly byId = new Map<string, Brief>();

  /** What was read of one article. */
  add(article: string, claims: readonly Claim[], naming?: ArticleNaming): void {
    const sorted = [...claims].sort((a, b) => a.trigger.start - b.trigger.start);
    const json = JSON.stringify(sorted);
    const digest = createHash('sha256').update(json).digest('base64').slice(0, 22);
    const briefs = sorted.map((c): Brief => {
      const { id, type, modality, when, because, trigger } = c;
      return {
        ...{ id, doc: article, type: this.share(type), modality: this.share(modality) as Modality },
        from: when.from && this.share(when.from),
        to: when.to && this.share(when.to),
        doubt: doubtOf(because).doubt,
        start: trigger.start,
      };
    });
    const packed = naming ? deflateRawSync(JSON.stringify(naming), { level: 1 }) : null;
    this.put(article, { bytes: deflateRawSync(json, { level: 1 }), naming: packed, briefs, digest });
  }

  /** Takes over what another store holds of an article. */
  adopt(article: string, from: ClaimStore): void {
    const leaf = from.leaves.get(article);
    if (leaf) this.put(article, leaf);
  }

  private put(article: string, leaf: Leaf): void {
    this.leaves.set(article, leaf);
    for (const brief of leaf.briefs) {
      this.all.push(brief);
      this.byId.set(brief.id, brief);
    }
  }

  private share(word: string): string {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    this.words.set(word, word);
    return word;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  brief(id: string): Brief | undefined {
    return this.byId.get(id);
  }

  briefsOf(article: string): readonly Brief[] {
    return this.leaves.get(article)?.briefs ?? [];
  }

  /** In the order of the text. */
  of(article: string): readonly Claim[] {
    const known = this.warm.get(article);
    if (known) return known;
    const claims = this.read(article);
    this.warm.set(article, claims);
    if (this.warm.size > WARM) this.warm.delete(this.warm.keys().next().value!);
    return claims;
  }

  /** The same without keeping them at hand: for going through all. */
  read(article: string): readonly Claim[] {
    const leaf = this.leaves.get(article);
    return leaf ? (JSON.parse(inflateRawSync(leaf.bytes).toString('utf8')) as Claim[]) : [];
  }

  /** How the article names the parties, where it was read with that. */
  naming(article: string): ArticleNaming | undefined {
    const naming = this.leaves.get(article)?.naming;
    return naming ? (JSON.parse(inflateRawSync(naming).toString('utf8')) as ArticleNaming) : undefined;
  }

  get(id: string): Claim | undefined {
    return this.byId.has(id) ? this.of(articleOf(id)).find((c) => c.id === id) : undefined;
  }

  /** Tells whether an article's claims have changed. */
  digest(article: string): string {
    return this.leaves.get(article)?.digest ?? '';
  }
}
