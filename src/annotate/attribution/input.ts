/** What attribution is found in, and the words that show it. */
import type { Attribution, Frame, NameMention, Phrase, Tag, Trigger } from '../../model/index.ts';
import type { TextDocument } from '../../text/document.ts';

export interface AttributionInput {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
  readonly phrases: readonly Phrase[];
  readonly phraseOf: Int32Array;
  readonly triggers: readonly Trigger[];
  readonly triggerOf: Int32Array;
  /** Token index → the listed name that begins there. */
  readonly nameAt: ReadonlyMap<number, NameMention>;
  readonly frames: readonly Frame[];
  /** Token index → number of the quotation it lies in, 0 outside. */
  readonly quoteOf: Int32Array;
  /** Claim types that are sayings. */
  readonly sayingTypes: ReadonlySet<string>;
}

export type Cue = Pick<Attribution, 'first' | 'last' | 'kind'>;

/** How many tokens may stand between a cue and its speaker: an adverb, a day, «في بيان». */
export const REACH = 6;
