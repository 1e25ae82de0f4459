/** The claims of a case: what lists filter and order by as objects, the rest deflated, a few claims of an article together. */
import { createHash } from 'node:crypto';
import type { Article, ArticleNaming, Claim, Modality } from '../model/index.ts';
import { deflated, inflated } from './deflate.ts';
import { doubtOf } from './doubt.ts';
import { type RoleName, type Spot, Spots } from './spots.ts';

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
  /** Which it is of the claims of its article. */
  readonly place: number;
}

interface Leaf {
  /** A few claims each, in JSON with commas between, deflated. */
  readonly blocks: readonly Buffer[];
  /** For each claim: its block, where it begins there, and where it ends, in bytes. */
  readonly places: Uint32Array;
  readonly naming: Buffer | null;
  readonly briefs: readonly Brief[];
  readonly spots: Spots;
  readonly digest: string;
}

/** How hard claims are deflated: they are read when the case is opened, all of them. */
const LEVEL = 3;
/** Bytes of JSON deflated together: who wants one claim has not far to read. */
const BLOCK = 12 << 10;
/** Of the first claims, bytes that serve all as a dictionary: small blocks hold little that they could repeat. */
const DICTIONARY = 24 << 10;
/** Blocks kept inflated, those asked for last. */
const WARM = 128;
const COMMA = Buffer.from(',');

/** The article that a claim belongs to. */
export const articleOf = (claim: string): string => claim.slice(0, claim.lastIndexOf('#c'));

export class ClaimStore {
  private readonly leaves = new Map<string, Leaf>();
  private readonly warm = new Map<Buffer, Buffer>();
  private readonly words = new Map<string, string>();
  /** In the order of articles and triggers. */
  readonly all: Brief[] = [];
  private readonly byId = new Map<string, Brief>();
  private dictionary: Buffer | undefined;

  /** @param before a store of which articles may be adopted */
  constructor(before?: ClaimStore) {
    this.dictionary = before?.dictionary;
  }

  /** What was read of one article. */
  add(article: string, claims: readonly Claim[], naming?: ArticleNaming): void {
    const sorted = [...claims].sort((a, b) => a.trigger.start - b.trigger.start);
    const parts = sorted.map((c) => Buffer.from(JSON.stringify(c)));
    if (!this.dictionary && parts.length > 0) this.dictionary = Buffer.concat(parts).subarray(0, DICTIONARY);
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part).update(COMMA);
    const briefs = sorted.map((c, place): Brief => {
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
        place,
      };
    });
    const packed = naming ? deflated(JSON.stringify(naming), LEVEL) : null;
    const spots = Spots.of(sorted, (word) => this.share(word));
    const digest = hash.digest('base64').slice(0, 22);
    this.put(article, { ...this.packed(parts), naming: packed, briefs, spots, digest });
  }

  private packed(parts: readonly Buffer[]): Pick<Leaf, 'blocks' | 'places'> {
    const blocks: Buffer[] = [];
    const places = new Uint32Array(3 * parts.length);
    let open: Buffer[] = [];
    let size = 0;
    parts.forEach((part, k) => {
      places.set([blocks.length, size, size + part.length], 3 * k);
      open.push(part, COMMA);
      size += part.length + 1;
      if (size < BLOCK && k < parts.length - 1) return;
      blocks.push(deflated(Buffer.concat(open.slice(0, -1)), LEVEL, this.dictionary));
      open = [];
      size = 0;
    });
    return { blocks, places };
  }

  /** Takes over what the store before holds of an article. */
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
    return this.listed(article, (block) => this.atHand(block));
  }

  /** The same without keeping them at hand: for going through all. */
  read(article: string): readonly Claim[] {
    return this.listed(article, (block) => inflated(block, this.dictionary));
  }

  private listed(article: string, inflate: (block: Buffer) => Buffer): readonly Claim[] {
    const blocks = this.leaves.get(article)?.blocks ?? [];
    return blocks.flatMap((block) => JSON.parse(`[${inflate(block).toString('utf8')}]`) as Claim[]);
  }

  private atHand(block: Buffer): Buffer {
    let text = this.warm.get(block);
    if (!text) {
      text = inflated(block, this.dictionary);
      this.warm.set(block, text);
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
    const brief = this.byId.get(id);
    const leaf = brief && this.leaves.get(brief.doc);
    if (!leaf) return undefined;
    const [block, start, end] = leaf.places.subarray(3 * brief.place, 3 * brief.place + 3);
    return JSON.parse(this.atHand(leaf.blocks[block!]!).toString('utf8', start, end)) as Claim;
  }

  /** The places where the claim names something in a role. */
  spots(id: string, role: RoleName): readonly Spot[] {
    const brief = this.byId.get(id);
    const leaf = brief && this.leaves.get(brief.doc);
    return leaf ? leaf.spots.of(brief.place, role) : [];
  }

  /** All that is held of an article as one line of JSON, put together without reading it. */
  line(article: Article): Buffer {
    const leaf = this.leaves.get(article.id);
    const blocks = leaf?.blocks.map((block) => inflated(block, this.dictionary)) ?? [];
    const claims = blocks.flatMap((block, k) => (k === 0 ? [block] : [COMMA, block]));
    const parts = ['{"article":', JSON.stringify(article), ',"claims":[', ...claims, ']'];
    if (leaf?.naming) parts.push(',"naming":', inflated(leaf.naming));
    return Buffer.concat([...parts, '}\n'].map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  }

  /** Tells whether an article's claims have changed. */
  digest(article: string): string {
    return this.leaves.get(article)?.digest ?? '';
  }
}
