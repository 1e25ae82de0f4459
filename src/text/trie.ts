/**
 * A trie over folded tokens: finds the longest listed name that begins at a token. Names may carry clitics on their first word
 * (بحلب، والمرصد، للنظام). Own and small because string matchers ignore word edges and clitics.
 */
import { fold } from './fold.ts';
import { givenNames } from './given-list.ts';
import { PerWord } from './per-word.ts';
import type { Token } from './tokens.ts';
import type { Word } from './words.ts';

interface Node<V> {
  /** Null until a name goes on from here: few do, and an empty map is larger than all else of a node. */
  next: Map<string, Node<V>> | null;
  values: V[] | null;
}

export interface NameMatch<V> {
  /** Token indices, `last` exclusive. */
  readonly first: number;
  readonly last: number;
  /** Folded letters of the first token that are clitics and do not belong to the name. */
  readonly skip: number;
  readonly values: readonly V[];
}

/** Ways to read the beginning of a token as clitics: how many folded letters they take, and the key that remains. */
interface Cut {
  readonly skip: number;
  readonly key: string;
}

const NOTHING: readonly never[] = [];

export class NameTrie<V> {
  private readonly root = { next: new Map<string, Node<V>>(), values: null };
  private readonly cuts = new PerWord<readonly { cut: Cut; node: Node<V> }[]>();

  /** Adds a name; words are parted by blanks. Adding after the first look-up is not allowed for. */
  add(name: string, value: V): void {
    let node: Node<V> = this.root;
    const words = fold(name)
      .split(/[\s_]+/)
      .filter(Boolean);
    if (words.length === 0) return;
    for (const word of words) {
      node.next ??= new Map();
      let next = node.next.get(word);
      if (!next) {
        next = { next: null, values: null };
        node.next.set(word, next);
      }
      node = next;
    }
    if (!node.values) node.values = [value];
    else if (!node.values.includes(value)) node.values.push(value);
  }

  /** The longest name that begins at token `i` and ends before token `end`. Quotation marks inside a name are stepped over. */
  at(tokens: readonly Token[], words: readonly (Word | null)[], i: number, end: number): NameMatch<V> | null {
    const word = words[i];
    if (!word) return null;
    let found: NameMatch<V> | null = null;
    for (const { cut, node } of this.starts(word)) {
      let at: Node<V> | undefined = node;
      let last = i + 1;
      while (at) {
        const isWhole = cut.skip === 0 || cut.key.length > 2 || last > i + 1;
        if (at.values && isWhole && (!found || last > found.last))
          found = { first: i, last, skip: cut.skip, values: at.values };
        let j = last;
        while (j < end && isQuote(tokens[j]!)) j++;
        if (!at.next || j >= end || tokens[j]!.kind === 'mark') break;
        // «قوات سوريا الديمقرطية»: a slip of the pen
        at = at.next.get(tokens[j]!.key) ?? at.next.get(words[j]?.slip ?? '');
        last = j + 1;
      }
    }
    return found;
  }

  private starts(word: Word): readonly { cut: Cut; node: Node<V> }[] {
    let held = this.cuts.get(word);
    if (!held) {
      const starts = cutsOf(word.key).flatMap((cut) => {
        const node = this.root.next.get(cut.key);
        return node ? [{ cut, node }] : [];
      });
      held = starts.length > 0 ? starts : NOTHING;
      this.cuts.set(word, held);
    }
    return held;
  }
}

const isQuote = (t: Token) => t.kind === 'mark' && (t.key === '"' || t.key === '«' || t.key === '“' || t.key === "'");

function cutsOf(key: string): Cut[] {
  const out: Cut[] = [{ skip: 0, key }];
  // «فاطمة» is no «أطمة» behind «ف»
  if (givenNames().has(key)) return out;
  const inner = (rest: string, skip: number) => {
    if (/^[بلك]/.test(rest) && rest.length > 3) out.push({ skip: skip + 1, key: rest.slice(1) });
    if (rest.startsWith('لل') && rest.length > 3)
      out.push({ skip, key: `ال${rest.slice(2)}` }, { skip, key: `ال${rest.slice(1)}` });
  };
  inner(key, 0);
  // «وجاء في»; two letters alone are no name
  if (/^[وف]/.test(key) && key.length > 2) {
    out.push({ skip: 1, key: key.slice(1) });
    inner(key.slice(1), 1);
  }
  return out;
}

/** Offset in the text after `skip` folded letters of the token, so that clitics can be left outside a span. */
export function offsetAfter(text: string, token: Token, skip: number): number {
  let at = token.start;
  let left = skip;
  while (at < token.end && left > 0) {
    left -= fold(text[at]!).length;
    at++;
  }
  while (at < token.end && fold(text[at]!) === '') at++;
  return at;
}
