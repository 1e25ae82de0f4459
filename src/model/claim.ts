import type { Span } from './span.ts';

export const MODALITIES = ['asserted', 'planned', 'demanded', 'denied', 'uncertain'] as const;
/** How the source puts it: it happened, is planned, is asked for, is denied, or may be. */
export type Modality = (typeof MODALITIES)[number];

export const QUALIFIERS = [
  'exact',
  'about',
  'more_than',
  'at_least',
  'less_than',
  'at_most',
  'tens',
  'hundreds',
  'thousands',
] as const;
/** How a number is hedged in the text. */
export type Qualifier = (typeof QUALIFIERS)[number];

const ROUND: ReadonlySet<string> = new Set<Qualifier>(['tens', 'hundreds', 'thousands']);
/** «عشرات»، «مئات»، «آلاف»: an order of magnitude, which may stand without a number. */
export const isRound = (qualifier: string): boolean => ROUND.has(qualifier);

export const COUNTED = [
  'killed',
  'killed_civilians',
  'killed_children',
  'killed_medical',
  'killed_fighters',
  'injured',
  'air_strikes',
  'shells',
  'fighters',
  'soldiers',
  'families',
  'people',
  'facilities',
  'violations',
  'hours',
  'days',
  'phases',
  'km',
  'percent',
  'other',
] as const;
/** What a number counts. */
export type Counted = (typeof COUNTED)[number];

/** A stretch of the article together with its words: `text` is exactly what stands at the span. */
export interface Quoted extends Span {
  readonly text: string;
}

/** A participant as the text names it, with the entity it stands for where that is known. */
export interface Mention extends Quoted {
  /** Id in `knowledge/actors.yaml` or `knowledge/persons.tsv`. */
  readonly entity?: string;
  /** Set when the entity was inferred rather than named, with the rule: «النظام» read by the outlet's viewpoint. */
  readonly inferred?: string;
}

/** `inferred` of a party that an adjective names: «غارات روسية». It is as sure as a name. */
export const BY_ADJECTIVE = 'adjective of a state';

/** A place as the text names it, and where it lies when the gazetteer knows. `lat`, `lon` in degrees, WGS 84. */
export interface PlaceMention extends Quoted {
  readonly name?: string;
  readonly id?: string;
  readonly lat?: number;
  readonly lon?: number;
  /** UCDP GED `where_prec`: 1 exact, 2 near, 3 district, 4 governorate, 5 region, 6 country, 7 international. */
  readonly precision?: number;
  /** Set when the place was carried over from another sentence, or is what a bare place points to. */
  readonly inferred?: string;
}

/** UCDP GED `where_prec` of what happened near a known point. */
export const NEAR_POINT = 2;

/** How a place without a name of its own got its position. */
export const POINTS_BACK = {
  place: 'the place named before',
  later: 'the place named later',
  country: 'the country of the place named before',
} as const;

/** Whether the words of a place only point to it («المدينة»): they are no name of it. */
export const isPointing = ({ inferred }: Pick<PlaceMention, 'inferred'>): boolean =>
  inferred === POINTS_BACK.place || inferred === POINTS_BACK.later || inferred === POINTS_BACK.country;

/** ISO days, inclusive on both ends; null where the text does not say. */
export interface When {
  readonly text: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly precision?: 'hours' | 'day' | 'days' | 'week' | 'month' | 'year' | 'open';
  readonly rule?: string;
  readonly inferred?: string;
}

/** A count that belongs to a claim. `lo`, `hi` inclusive; `hi` null when the text sets no upper bound. */
export interface Count {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly of: Counted;
  readonly qualifier: Qualifier;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** One link of the chain that vouches for a claim, nearest first. */
export interface Source extends Mention {
  /** The word that attributes: قال، بحسب، نقلا عن … */
  readonly cue?: string;
}

/** Why a field has its value: the rule or the strongest features behind it. */
export type Because = Readonly<Record<string, string>>;

/** One statement by somebody that one kind of thing happened, will, should or did not happen. */
export interface Claim {
  /** `<doc>#c<n>`, n counted in order of the triggers. */
  readonly id: string;
  readonly doc: string;
  readonly type: string;
  readonly trigger: Quoted;
  readonly quote: Quoted;
  readonly agent: readonly Mention[];
  readonly target: readonly Mention[];
  readonly place: readonly PlaceMention[];
  readonly when: When;
  readonly numbers: readonly Count[];
  readonly source: readonly Source[];
  readonly modality: Modality;
  /** Set where what is denied lies ahead: «لن تنسحب القوات». */
  readonly ahead?: true;
  readonly sentence: { readonly ar: string; readonly en: string };
  readonly because: Because;
}
