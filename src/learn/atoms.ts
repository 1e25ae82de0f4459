/**
 * Features of a linear model, as numbers. A feature is a template and one or two atoms (a word, a class, a bucket); its
 * identity is a 32-bit hash, so that reading an article builds no strings. The same code names the features when a decision
 * has to be explained.
 */

/** A value that features are made of. */
export class Atom {
  /**
   * @param hash of the name; a signed 32-bit number, since the engine keeps those in the object itself and larger ones apart
   * @param words the name, or the words that follow `lead` in it, parted by blanks: it is only put together when somebody asks for it
   */
  constructor(
    readonly hash: number,
    private readonly words: string | readonly string[],
    private readonly lead = '',
  ) {}

  get name(): string {
    return typeof this.words === 'string' ? this.words : `${this.lead} ${this.words.join(' ')}`;
  }
}

/** FNV-1a of nothing. */
const SEED = 0x811c9dc5 | 0;
const atoms = new Map<string, Atom>();
const MAX_ATOMS = 60_000;

/** The atom of a string; the same object for the same string. */
export function atom(name: string): Atom {
  let held = atoms.get(name);
  if (!held) {
    if (atoms.size >= MAX_ATOMS) atoms.clear();
    held = new Atom(hashOn(SEED, name), name);
    atoms.set(name, held);
  }
  return held;
}

/** The atom of `lead` and some words with blanks between, made without putting them together. */
export function atomOfWords(lead: string, words: readonly string[]): Atom {
  let hash = hashOn(hashOn(SEED, lead), ' ');
  for (let k = 0; k < words.length; k++) hash = hashOn(k === 0 ? hash : hashOn(hash, ' '), words[k]!);
  return new Atom(hash, words, lead);
}

export const NONE: Atom = atom('∅');

/** The atoms of a model's templates, by the names that explanations show. */
export function templates<const N extends string>(...names: N[]): Readonly<Record<N, Atom>> {
  return Object.fromEntries(names.map((n) => [n, atom(n)])) as Record<N, Atom>;
}

/** FNV-1a over UTF-16 units, going on from the hash of what stands before; signed. */
function hashOn(before: number, s: string): number {
  let h = before;
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193);
  return h;
}

/** Mixes two 32-bit numbers, signed (finaliser of MurmurHash3). */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Receives the features of one decision. */
export interface Emitter {
  /** One feature: template and up to three atoms. */
  add(template: Atom, a: Atom, b?: Atom, c?: Atom): void;
}

/** Collects hashes; for training and reading. Reused between decisions. */
export class Hashes implements Emitter {
  readonly values: Uint32Array;
  length = 0;

  /** @param without names of templates to leave out, for measuring what they are worth */
  constructor(
    capacity = 1024,
    private readonly without: ReadonlySet<string> | null = null,
  ) {
    this.values = new Uint32Array(capacity);
  }

  add(template: Atom, a: Atom, b?: Atom, c?: Atom): void {
    if (this.length === this.values.length || this.without?.has(template.name)) return;
    let h = mix(template.hash, a.hash);
    if (b) h = mix(h, b.hash);
    if (c) h = mix(h, c.hash);
    this.values[this.length++] = h;
  }

  /** The features collected so far, copied; and the slate wiped. */
  take(): Uint32Array {
    const out = this.values.slice(0, this.length);
    this.length = 0;
    return out;
  }
}

/** Collects hashes with their names; for explaining. */
export class Names implements Emitter {
  readonly list: { hash: number; name: string }[] = [];
  private readonly hashes = new Hashes(1);

  add(template: Atom, a: Atom, b?: Atom, c?: Atom): void {
    this.hashes.length = 0;
    this.hashes.add(template, a, b, c);
    const name = `${template.name}=${[a, b, c].flatMap((x) => (x ? [x.name] : [])).join('+')}`;
    this.list.push({ hash: this.hashes.values[0]!, name });
  }
}
