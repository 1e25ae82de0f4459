/** The claims of a case: what lists filter and order by as objects, the rest deflated, article by article. */
import { createHash } from 'node:crypto';
import type { ArticleNaming, Claim, Modality } from '../model/index.ts';
import { deflated, inflated } from './deflate.ts';
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
  /** The claims as a list in JSON, deflated. */
  readonly bytes: Buffer;
  /** Where each claim begins in the list, in bytes, and where the next would. */
  readonly starts: Uint32Array;
  readonly naming: Buffer | null;
  readonly briefs: readonly Brief[];
  readonly digest: string;
}

/** How hard the claims of an article are deflated: they are read when the case is opened, all of them. */
const LEVEL = 3;
/** Articles whose claims are kept inflated, those asked for last. */
const WARM = 48;

/** The article that a claim belongs to. */
export const articleOf = (claim: string): string => claim.slice(0, claim.lastIndexOf('#c'));

const listed = (text: Buffer): readonly Claim[] => JSON.parse(text.toString('utf8')) as Claim[];

export class ClaimStore {
  private readonly leaves = new Map<string, Leaf>();
  private readonly warm = new Map<string, Buffer>();
  private readonly words = new Map<string, string>();
  /** In the order of articles and triggers. */
  readonly all: Brief[] = [];
  private readonly byId = new Map<string, Brief>();

  /** What was read of one article. */
  add(article: string, claims: readonly Claim[], naming?: ArticleNaming): void {
    const sorted = [...claims].sort((a, b) => a.trigger.start - b.trigger.start);
    const parts = sorted.map((c) => JSON.stringify(c));
    const json = `[${parts.join(',')}]`;
    const starts = new Uint32Array(parts.length + 1).fill(1);
    parts.forEach((part, k) => {
      starts[k + 1] = starts[k]! + Buffer.byteLength(part) + 1;
    });
    const digest = createHash('sha256').update(json).digest('base64').slice(0, 22);
    const briefs = sorted.map((c): Brief => {
      const { id, type, modality, when, because, trigger } = c;
      return {
        id,
        doc: article,
        type: this.share(type),
        modality: this.share(modality) as Modality,
        from: when.from && this.share(when.from),
        to: when.to && this.share(when.to),
        doubt: doubtOf(because).doubt,
        start: trigger.start,
      };
    });
    const packed = naming ? deflated(JSON.stringify(naming), LEVEL) : null;
    this.put(article, { bytes: deflated(json, LEVEL), starts, naming: packed, briefs, digest });
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
    const leaf = this.leaves.get(article);
    return leaf ? listed(this.atHand(article, leaf)) : [];
  }

  /** The same without keeping them at hand: for going through all. */
  read(article: string): readonly Claim[] {
    const leaf = this.leaves.get(article);
    return leaf ? listed(inflated(leaf.bytes)) : [];
  }

  private atHand(article: string, { bytes }: Leaf): Buffer {
    let text = this.warm.get(article);
    if (!text) {
      text = inflated(bytes);
      this.warm.set(article, text);
      if (this.warm.size > WARM) this.warm.delete(this.warm.keys().next().value!);
    }
    return text;
  }

  /** How the article names the parties, where it was read with that. */
  naming(article: string): ArticleNaming | undefined {
    const naming = this.leaves.get(article)?.naming;
    return naming ? (JSON.parse(inflated(naming).toString('utf8')) as ArticleNaming) : undefined;
  }

  get(id: string): Claim | undefined {
    const article = articleOf(id);
    const leaf = this.leaves.get(article);
    const k = leaf?.briefs.findIndex((b) => b.id === id) ?? -1;
    if (!leaf || k < 0) return undefined;
    return JSON.parse(this.atHand(article, leaf).toString('utf8', leaf.starts[k], leaf.starts[k + 1]! - 1)) as Claim;
  }

  /** Tells whether an article's claims have changed. */
  digest(article: string): string {
    return this.leaves.get(article)?.digest ?? '';
  }
}
