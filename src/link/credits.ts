/** The news agency that an article's own voice belongs to, by its byline, its dateline or the credit at its end. */

import type { Knowledge } from '../knowledge/index.ts';
import type { Article } from '../model/index.ts';
import { put } from '../text/lists.ts';
import { tokenize } from '../text/tokens.ts';
import { nameWords } from './keys.ts';

/** A dateline ends within so many words of the body, a credit begins so many before the end. */
const HEAD = 9;
const TAIL = 7;
/** Code units that are enough to hold them. */
const WINDOW = 240;
const CLOSES = /^[)\]\-–—:ـ]/;

/** The agencies of the tables by their names. */
export class Credits {
  private readonly names = new Map<string, { readonly words: readonly string[]; readonly id: string }[]>();

  constructor(knowledge: Knowledge) {
    for (const outlet of knowledge.outlets.values()) {
      if (!outlet.agency) continue;
      const aliases = knowledge.actors.get(outlet.id)?.aliases.map((a) => a.ar) ?? [];
      for (const name of new Set([...outlet.names, ...aliases])) {
        const words = nameWords(name);
        const first = words[0];
        if (first === undefined) continue;
        put(this.names, first, { words, id: outlet.id });
      }
    }
    for (const list of this.names.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /** Id of the agency; null where the article credits none. */
  of(article: Pick<Article, 'text' | 'author'>): string | null {
    if (article.author) {
      const words = nameWords(article.author);
      for (let i = 0; i < words.length; i++) {
        const found = this.at(words, i);
        if (found) return found.id;
      }
    }
    const { text } = article;
    return this.dateline(text) ?? this.credit(text.slice(-WINDOW));
  }

  private dateline(text: string): string | null {
    const line = text.indexOf('\n');
    const body = line >= 0 && line < WINDOW ? text.slice(line).trimStart() : text;
    const tokens = tokenize(body.slice(0, WINDOW));
    const keys = tokens.map((t) => t.key);
    for (let i = 0; i < Math.min(HEAD, keys.length); i++) {
      const found = this.at(keys, i);
      const next = found && keys[i + found.length];
      if (found && next && CLOSES.test(next)) return found.id;
    }
    return null;
  }

  private credit(tail: string): string | null {
    const words = nameWords(tail);
    for (let i = Math.max(0, words.length - TAIL); i < words.length; i++) {
      const found = this.at(words, i);
      if (found && i + found.length === words.length) return found.id;
    }
    return null;
  }

  private at(words: readonly string[], i: number): { id: string; length: number } | null {
    for (const name of this.names.get(words[i]!) ?? [])
      if (name.words.every((w, k) => words[i + k] === w)) return { id: name.id, length: name.words.length };
    return null;
  }
}
