import type { Qualifier } from './claim.ts';
import type { Span } from './span.ts';

/** Coarse part of speech: V finite verb, N nominal, P preposition, C conjunction, S subordinator, R relative, G negation, D demonstrative, X other particle, # figure, . mark */
export type Tag = 'V' | 'N' | 'P' | 'C' | 'S' | 'R' | 'G' | 'D' | 'X' | '#' | '.';

/** A stretch of tokens: `first` inclusive, `last` exclusive, beside the offsets. */
export interface TokenSpan extends Span {
  readonly first: number;
  readonly last: number;
}

/** A noun phrase: its head is the token `first`. */
export interface Phrase extends TokenSpan {
  /** Index of the phrase that this one is coordinated with («و»), or −1. */
  readonly conjunctOf: number;
  /** Token index of the preposition that stands before it as a word of its own, or −1. */
  readonly governor: number;
  /** That preposition, or the one written onto the head, folded; empty where there is none. */
  readonly preposition: string;
}

export type NameKind = 'actor' | 'person' | 'place' | 'outlet' | 'weapon';

/** A listed name met in the text. Its span leaves out clitics where they can be cut. */
export interface NameMention extends TokenSpan {
  /** What it may be, likeliest kind first: «روسيا» is an actor and a place. */
  readonly readings: readonly NameReading[];
}

export interface NameReading {
  readonly kind: NameKind;
  /** Ids in the knowledge tables that bear this name. */
  readonly ids: readonly string[];
}

/** The ids of one kind that a mention may stand for; empty when it is none of that kind. */
export function idsOf(mention: NameMention, kind: NameKind): readonly string[] {
  return mention.readings.find((r) => r.kind === kind)?.ids ?? [];
}

/** Whether a mention may stand for a listed actor, and for no person. */
export const isBodyName = (mention: NameMention): boolean =>
  idsOf(mention, 'actor').length > 0 && idsOf(mention, 'person').length === 0;

/** A word or words that name a happening. */
export interface Trigger extends TokenSpan {
  readonly type: string;
  /** Probability that this names a happening, 0–1. */
  readonly sure: number;
  readonly because: string;
}

/** A number as the text gives it, hedge included. */
export interface NumberMention extends TokenSpan {
  readonly kind: 'integer' | 'decimal' | 'fraction' | 'ordinal' | 'percent' | 'range' | 'round';
  readonly lo: number | null;
  readonly hi: number | null;
  readonly qualifier: Qualifier;
  readonly rule: string;
}

/** A noun that a hedge stands by with no numeral: «أكثر من أسبوعين». The span holds both. */
export interface HedgedNoun {
  /** Token index of the noun. */
  readonly noun: number;
  readonly first: number;
  readonly last: number;
  readonly qualifier: Qualifier;
}

/** A time as the text gives it, laid on the calendar. ISO days, inclusive; null where unknown. */
export interface TimeMention extends TokenSpan {
  readonly kind: 'point' | 'interval' | 'duration' | 'set' | 'age';
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: 'hours' | 'day' | 'days' | 'week' | 'month' | 'year' | 'open';
  readonly days?: number;
  readonly anchor?: 'publication' | 'absolute' | 'context';
  readonly offset?: number;
  readonly months?: number;
  readonly bound?: 'more' | 'less';
  /** The day of publication is not known, and all that it may be lead to these days. */
  readonly bounded?: true;
  /** Days of the happening that the expression counts from: «منذ اندلاع الحرب عام 2011» is an interval, the war's outbreak that year. */
  readonly begun?: {
    readonly from: string | null;
    readonly to: string | null;
    readonly precision: TimeMention['precision'];
  };
  readonly rule: string;
}

/** A word that attributes, and who it attributes to. */
export interface Attribution {
  /** The cue: token indices. */
  readonly first: number;
  readonly last: number;
  readonly kind: 'verb' | 'participle' | 'preposition' | 'noun' | 'trigger' | 'colon' | 'impersonal';
  /** Index of the speaker's phrase; −1 when the text leaves it out and no earlier speaker is known, and for «قيل». */
  readonly speaker: number;
  /** The speaker was not named here but carried over from an earlier cue. */
  readonly carried: boolean;
  /** The speaker stands before the cue. */
  readonly speakerFirst: boolean;
}

/** A stretch that names a place, and what it may be. */
export interface PlacePhrase extends TokenSpan {
  /** Gazetteer ids of the name inside it, likeliest first; empty for «المنطقة». */
  readonly ids: readonly string[];
  /** Head noun before the name (مدينة، ريف), folded; empty for a bare name. */
  readonly head: string;
  /** Gazetteer level of the first of them (country, governorate, city, town …); empty where none is listed. */
  readonly level: string;
  /** Whether it only says where the place named right before it lies: «مدينة دوما في الغوطة الشرقية». */
  readonly around: boolean;
}

/** A verb with its subject and object, each a noun phrase or a noun trigger, by the token it begins at; −1 where none is seen. */
export interface Frame {
  /** Token index of the verb. */
  readonly verb: number;
  readonly subject: number;
  readonly object: number;
  /** `rel` when the subject, `rel-object` when the object is the head of the relative clause that the verb stands in. */
  readonly order: 'vso' | 'svo' | 'rel' | 'rel-object' | 'plural';
}
