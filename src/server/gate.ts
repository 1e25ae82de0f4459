/**
 * The gate that every answer goes through: names that a reviewer has withheld leave it as █, as many as the name has code units, so
 * that all offsets stay true; ids that would tell the name leave it under another name, and come back in under it.
 */
import { createHash } from 'node:crypto';
import type { Entity, Judgement, Span } from '../model/index.ts';
import { fold, isDigit, isInvisible, isLetter } from '../text/fold.ts';

const MASK = '█';
/** A name inside a longer word counts when at most so many letters stand before it (و، ف، بال …). */
const CLITIC = 4;
/** Single words of a person's name are masked too, from so many letters on. */
const PART = 4;

/** A name as it can be written, and whether its single words give it away. */
export interface WithheldName {
  readonly text: string;
  readonly person: boolean;
}

interface Word extends Span {
  readonly key: string;
}

/** Ids that people have withheld and not taken back. */
export function withheldIds(judgements: readonly Judgement[]): Set<string> {
  const ids = new Set<string>();
  for (const j of judgements)
    if (j.verdict === 'withhold' && j.subject.kind === 'entity' && !j.withdrawn) ids.add(j.subject.ids[0]);
  return ids;
}

/**
 * The id by which each entity goes while it is withheld: `withheld-N`, where N counts the entities that anyone has withheld, or called the same
 * as another, in the order in which that was said. What was taken back counts too: the number of the others stays.
 */
export function aliasesOf(judgements: readonly Judgement[]): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const { verdict, subject } of judgements)
    if ((verdict === 'withhold' && subject.kind === 'entity') || (verdict === 'same' && subject.kind === 'entities'))
      for (const id of subject.ids) if (!aliases.has(id)) aliases.set(id, `withheld-${aliases.size + 1}`);
  return aliases;
}

export class Gate {
  private readonly names: { readonly words: readonly string[]; readonly person: boolean }[] = [];
  private readonly alias = new Map<string, string>();
  private readonly real = new Map<string, string>();
  private readonly ids: RegExp | null;
  private readonly kept = new Map<string, string>();

  /**
   * @param entities the withheld ones, in the order in which they were withheld
   * @param names every form in which they may be written
   * @param articles ids of all articles: those that hold a withheld name go by another
   * @param aliases the ids by which entities go while they are withheld, of those too that no longer are
   */
  constructor(
    readonly entities: readonly Pick<Entity, 'id'>[],
    names: Iterable<WithheldName>,
    articles: Iterable<string> = [],
    private readonly aliases: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const [id, alias] of aliases) this.real.set(alias, id);
    const seen = new Set<string>();
    for (const { text, person } of names) {
      const words = wordsOf(text).map((w) => w.key);
      const key = words.join(' ');
      if (words.length === 0 || seen.has(key)) continue;
      seen.add(key);
      this.names.push({ words, person });
    }
    entities.forEach(({ id }, k) => {
      this.rename(id, aliases.get(id) ?? `withheld-${k + 1}`);
    });
    const plain = entities.map((e) => e.id.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    this.ids = plain.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${plain.join('|')})(?![\\p{L}\\p{N}-])`, 'gu') : null;
    if (this.names.length)
      for (const id of articles)
        if (this.spans(id).length)
          this.rename(id, `article-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`);
  }

  /** Nothing is withheld. */
  get open(): boolean {
    return this.entities.length === 0;
  }

  /** The gate for who may see everything: it knows what the other ids mean, so that an address means the same to all. */
  opened(): Gate {
    const gate = new Gate([], [], [], this.aliases);
    for (const [alias, id] of this.real) gate.real.set(alias, id);
    return gate;
  }

  /** The id by which an entity goes where it is withheld. */
  aliasOf(id: string): string | null {
    return this.aliases.get(id) ?? this.alias.get(id) ?? null;
  }

  withholds(id: string): boolean {
    return !this.open && this.entities.some((e) => e.id === id);
  }

  private rename(id: string, alias: string): void {
    this.alias.set(id, alias);
    this.real.set(alias, id);
  }

  /** The id that a request means; null where it names something by an id that it cannot know. */
  in(id: string): string | null {
    const [, article, claim] = /^(.*?)(#c\d+)?$/s.exec(id)!;
    const real = this.real.get(article!);
    if (real !== undefined) return real + (claim ?? '');
    if (this.open) return id;
    if (this.alias.has(article!)) return null;
    return this.ids && id.search(this.ids) >= 0 ? null : id;
  }

  /** Where withheld names stand in a text. */
  spans(text: string): Span[] {
    if (this.names.length === 0 || !text) return [];
    const words = wordsOf(text);
    const hidden = new Uint8Array(words.length);
    let whole = false;
    for (const name of this.names)
      for (let k = 0; k + name.words.length <= words.length; k++)
        if (name.words.every((w, n) => fits(words[k + n]!.key, w, n === 0))) {
          hidden.fill(1, k, k + name.words.length);
          whole ||= name.person && name.words.length > 1;
        }
    if (whole) this.hideParts(words, hidden);
    return words.filter((_, k) => hidden[k]).map(({ start, end }) => ({ start, end }));
  }

  /** Where a person is named in full, the single words of the name stand for the person too. */
  private hideParts(words: readonly Word[], hidden: Uint8Array): void {
    for (const name of this.names)
      if (name.person)
        for (const part of name.words)
          if (part.length >= PART)
            words.forEach((w, k) => {
              if (fits(w.key, part, true)) hidden[k] = 1;
            });
  }

  /** The text with █ at the spans; its length stays. */
  text(text: string): string {
    if (this.open || !text) return text;
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    let out = text;
    for (const { start, end } of this.spans(text))
      out = out.slice(0, start) + MASK.repeat(end - start) + out.slice(end);
    if (text.length < 500) {
      if (this.kept.size > 50_000) this.kept.clear();
      this.kept.set(text, out);
    }
    return out;
  }

  /** An address tells a name in its path, however it is written there. */
  private word(text: string): string {
    const renamed = this.alias.get(text) ?? this.claimAlias(text);
    if (renamed !== undefined) return renamed;
    if (this.spans(readable(text)).length && /^https?:/i.test(text)) return '';
    const masked = this.text(text);
    return this.ids ? masked.replace(this.ids, (id) => this.alias.get(id) ?? MASK) : masked;
  }

  private claimAlias(text: string): string | undefined {
    const at = text.lastIndexOf('#c');
    const article = at > 0 ? this.alias.get(text.slice(0, at)) : undefined;
    return article && article + text.slice(at);
  }

  /** Any answer, as it may go out. */
  out<T>(value: T): T {
    return this.open ? value : (this.walk(value) as T);
  }

  private walk(value: unknown): unknown {
    if (typeof value === 'string') return this.word(value);
    if (Array.isArray(value)) return value.map((v) => this.walk(v));
    if (!value || typeof value !== 'object') return value;
    const entity = value as { id?: unknown; name?: unknown };
    const hidden = typeof entity.id === 'string' && this.withholds(entity.id);
    return Object.fromEntries(
      Object.entries(value).map(([key, v]) => [
        this.word(key),
        hidden && key === 'name' ? { ar: MASK.repeat(5), en: MASK.repeat(5) } : this.walk(v),
      ]),
    );
  }
}

function fits(word: string, name: string, first: boolean): boolean {
  if (word === name) return true;
  return first && word.endsWith(name) && word.length - name.length <= CLITIC && name.length > 2;
}

/** Marks that no reader sees do not break a name. */
const inWord = (code: number, inside: boolean) => isLetter(code) || isDigit(code) || (inside && isInvisible(code));

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let i = 0; i < text.length; i++) {
    const start = i;
    while (i < text.length && inWord(text.charCodeAt(i), i > start)) i++;
    if (i === start) continue;
    const key = fold(text.slice(start, i));
    if (key) words.push({ start, end: i, key });
  }
  return words;
}

function readable(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
