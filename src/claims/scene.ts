/**
 * What the claims stage looks at: one article, cut up and annotated, with its triggers. Everything is plain data over token
 * indices; pipeline.ts fills it.
 */
import type {
  Attribution,
  Frame,
  HedgedNoun,
  NameMention,
  NumberMention,
  Phrase,
  PlacePhrase,
  Tag,
  TimeMention,
  Trigger,
} from '../model/index.ts';
import type { TextDocument } from '../text/document.ts';

export interface Scene {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
  readonly phrases: readonly Phrase[];
  /** Token index → index of the phrase it lies in, or −1. */
  readonly phraseOf: Int32Array;
  readonly names: readonly NameMention[];
  /** Token index → name that begins there. */
  readonly nameAt: ReadonlyMap<number, NameMention>;
  readonly numbers: readonly NumberMention[];
  /** Numbers that measure a time inside an expression of time: «خلال 24 ساعة». */
  readonly lengths: readonly NumberMention[];
  /** Nouns that a hedge stands by with no numeral: «شخص على الأقل»، «أكثر من أسبوعين». */
  readonly hedged: readonly HedgedNoun[];
  readonly times: readonly TimeMention[];
  readonly triggers: readonly Trigger[];
  /** Token index → index of the trigger it lies in, or −1. */
  readonly triggerOf: Int32Array;
  /** Token index → number of the quotation it lies in, 0 outside. */
  readonly quoteOf: Int32Array;
  readonly attributions: readonly Attribution[];
  readonly places: readonly PlacePhrase[];
  readonly frames: readonly Frame[];
  /** Claim types that another happening leads to: killed, destruction … */
  readonly effects: ReadonlySet<string>;
  /** Claim types that are sayings: demand, accusation … */
  readonly sayings: ReadonlySet<string>;
  /** Those of them that a verb of what will be makes already: «سنرد». */
  readonly vows: ReadonlySet<string>;
}
