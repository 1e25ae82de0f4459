/** How a text was read, as data: what `isnad try --format json` prints. Offsets are UTF-16 code units into the text. */
import type { Claim, Published, Quoted } from '../../model/index.ts';

export interface Derivation {
  readonly published: Published;
  readonly sentences: readonly SentenceView[];
  /** Values found, in the order of the text. */
  readonly numbers: readonly FoundView[];
  readonly times: readonly FoundView[];
  readonly names: readonly NameView[];
  readonly places: readonly PlaceView[];
  readonly quotations: readonly Quoted[];
  readonly attributions: readonly AttributionView[];
  readonly triggers: readonly TriggerView[];
  readonly claims: readonly Claim[];
}

export interface SentenceView extends Quoted {
  readonly tokens: readonly TokenView[];
}

export interface TokenView extends Quoted {
  readonly kind: 'word' | 'number' | 'mark';
  /** Folded form, by which it is looked up. */
  readonly key: string;
  /** Coarse part of speech in this sentence. */
  readonly tag: string;
  readonly disguised?: true;
  /** The word without clitics, and the clitics in their order: `و+ب+ال+مدينة`. */
  readonly cut?: string;
  /** Readings of that cut, likeliest first. */
  readonly readings?: readonly ReadingView[];
  /** Words: the lexicon or the list of names has it. */
  readonly known?: boolean;
  /** Read as a slip for this longer known word. */
  readonly slip?: string;
}

export interface ReadingView {
  readonly lemma: string;
  readonly pos: string;
  readonly root?: string;
  /** Tense, person, number, gender, voice as far as the form tells. */
  readonly form: string;
  readonly classes: readonly string[];
  readonly gloss?: string;
  /** The row of the lexicon: `file:line`. */
  readonly from: string;
}

/** A value with the rule that gave it and the pieces that it was made of. */
export interface FoundView extends Quoted {
  readonly rule: string;
  readonly value: unknown;
  readonly parts: readonly FoundView[];
}

export interface NameView extends Quoted {
  readonly readings: readonly { readonly kind: string; readonly ids: readonly string[]; readonly name?: string }[];
}

export interface PlaceView extends Quoted {
  /** Likeliest first. */
  readonly ids: readonly string[];
  readonly name?: string;
  readonly lat?: number;
  readonly lon?: number;
}

export interface AttributionView {
  readonly cue: Quoted;
  readonly kind: string;
  /** Null where nobody is named. */
  readonly speaker: Quoted | null;
  /** Carried over from an earlier cue. */
  readonly carried: boolean;
}

export interface TriggerView extends Quoted {
  readonly type: string;
  /** Probability that the word names a happening. */
  readonly sure: number;
  /** The strongest features for and against the type. */
  readonly because: string;
}
