import type { Token } from '../../text/tokens.ts';

interface Node<V> {
  readonly next: Map<string, Node<V>>;
  value?: V;
}

/** Stands for one or two words. */
const GAP = '*';
const GAP_WORDS = 2;

export interface Match<V> {
  readonly value: V;
  /** Token index after the last one matched. */
  readonly end: number;
}

/** Turns of one or several words, found by the folded keys of the tokens. Steps per look-up are bounded by the longest turn. */
export class Trie<V> {
  private readonly root: Node<V> = { next: new Map() };

  add(keys: readonly string[], value: V): void {
    let node = this.root;
    for (const key of keys) {
      let next = node.next.get(key);
      if (!next) {
        next = { next: new Map() };
        node.next.set(key, next);
      }
      node = next;
    }
    node.value ??= value;
  }

  /** Lets every first word also stand with these prefixes, where no other turn begins with that form. */
  alias(prefixes: readonly string[]): void {
    for (const [key, node] of [...this.root.next])
      for (const prefix of prefixes) if (!this.root.next.has(prefix + key)) this.root.next.set(prefix + key, node);
  }

  /** The keys that turns begin with. */
  get openings(): Iterable<string> {
    return this.root.next.keys();
  }

  /** Whether any turn begins with this key. */
  begins(key: string): boolean {
    return this.root.next.has(key);
  }

  /** The longest turn that begins at token `at`, or null. */
  find(tokens: readonly Token[], at: number): Match<V> | null {
    const token = tokens[at];
    const node = token && this.root.next.get(token.key);
    return node ? longest(node, tokens, at + 1) : null;
  }
}

function longest<V>(node: Node<V>, tokens: readonly Token[], at: number): Match<V> | null {
  const token = tokens[at];
  if (token && node.next.size > 0) {
    const next = node.next.get(token.key);
    const found = next && longest(next, tokens, at + 1);
    if (found) return found;
    const gap = node.next.get(GAP);
    for (let k = 0; gap && k < GAP_WORDS && tokens[at + k]?.kind === 'word'; k++) {
      const past = longest(gap, tokens, at + k + 1);
      if (past) return past;
    }
  }
  return node.value === undefined ? null : { value: node.value, end: at };
}
