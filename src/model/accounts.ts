/**
 * What is derived by setting the claims of a case side by side. Nothing here is stored by hand: it is a pure function of the articles,
 * their claims and people's judgements.
 */
import type { Article } from './article.ts';
import type { Claim } from './claim.ts';
import type { Judgement } from './judgement.ts';
import type { ArticleNaming } from './naming.ts';

/** What the comparison reads. */
export interface CaseRecord {
  readonly articles: readonly Article[];
  readonly claims: readonly Claim[];
  readonly judgements: readonly Judgement[];
  /** How each article names the parties, where it was read with that; without it the naming matrix is made from the claims alone. */
  readonly naming?: readonly ArticleNaming[];
}

export const ENTITY_KINDS = ['actor', 'person', 'place', 'source'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** One actor, person, place or source across articles and spellings. */
export interface Entity {
  /** The id of the knowledge tables where they know it, else `x:` and a hash of the folded name. */
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: Bilingual;
  /** The forms met, most frequent first, with how often. */
  readonly forms: readonly { readonly text: string; readonly count: number }[];
  /** Why mentions were merged, one named feature each: `same-id`, `same-folded-name`, `judged-same` … */
  readonly because: readonly string[];
}

export interface Bilingual {
  readonly ar: string;
  readonly en: string;
}

/** Articles that carry one text, or one statement passed on: they count once. */
export interface Origin {
  readonly id: string;
  readonly kind: 'outlet' | 'agency' | 'speaker' | 'document' | 'unnamed';
  readonly name: Bilingual;
  /** Claims that go back to it. */
  readonly claims: readonly string[];
  readonly articles: readonly string[];
  /** The rule by which each claim was traced to it: `own-voice`, `chain-root`, `wire-copy`, `same-quote`. */
  readonly rule: string;
}

/** Near-duplicates of one text, the earliest or the agency's first. */
export interface CopyGroup {
  readonly id: string;
  readonly root: string;
  readonly because: string;
  readonly copies: readonly { readonly article: string; readonly similarity: number }[];
}

export const ASPECTS = ['occurrence', 'agent', 'target', 'toll', 'place', 'time', 'means', 'control'] as const;
export type AspectName = (typeof ASPECTS)[number];
export type Verdict = 'agree' | 'refine' | 'conflict' | 'single';

export interface AspectValue {
  /** Plain value for display and comparison, in both languages. */
  readonly label: Bilingual;
  readonly value: unknown;
  readonly claims: readonly string[];
  readonly origins: readonly string[];
}

export interface Aspect {
  readonly aspect: AspectName;
  /** For tolls: what is counted (`killed`, `killed_children` …). */
  readonly of?: string;
  readonly verdict: Verdict;
  readonly values: readonly AspectValue[];
  /** For tolls: the figures by the number policy of these accounts. */
  readonly figure?: Figure;
  /** The typed rule that gave the verdict, and one sentence in each language. */
  readonly rule: string;
  readonly because: Bilingual;
}

export const NUMBER_POLICIES = ['range', 'conservative', 'ucdp'] as const;
export type NumberPolicy = (typeof NUMBER_POLICIES)[number];

/** Counts that differ, as a range; `best` only where a policy names one. `high` null: no upper bound is told. */
export interface Figure {
  readonly policy: NumberPolicy;
  readonly low: number;
  readonly high: number | null;
  readonly best: number | null;
}

export const GRADES = ['confirmed', 'fair', 'weak', 'contested', 'discounted'] as const;
/** Airwars' scale of how well a happening is attested; says nothing on who is right. */
export type Grade = (typeof GRADES)[number];

export interface Incident {
  readonly id: string;
  readonly type: string;
  readonly title: Bilingual;
  readonly claims: readonly string[];
  readonly articles: readonly string[];
  readonly origins: readonly string[];
  /** ISO days, inclusive; null where no claim says. */
  readonly from: string | null;
  readonly to: string | null;
  readonly place: IncidentPlace | null;
  readonly parties: readonly string[];
  /** `campaign` for a running battle or a cumulative toll, `event` for a single happening. */
  readonly scale: 'event' | 'campaign';
  readonly aspects: readonly Aspect[];
  readonly grade: Grade;
  readonly gradeBecause: Bilingual;
  /** Claims of each grade's reason. */
  readonly gradeClaims: readonly string[];
  /** Incidents of other types that belong with it: `toll_of` its cause, `part_of`, `outcome_of`, `about`. */
  readonly links?: readonly { readonly as: string; readonly incident: string }[];
  /** Named features by which the claims were linked. */
  readonly features: readonly { readonly name: string; readonly weight: number; readonly claims: readonly string[] }[];
}

export interface IncidentPlace {
  readonly id?: string;
  readonly name: Bilingual;
  readonly lat?: number;
  readonly lon?: number;
  readonly precision?: number;
}

export const DISPUTE_KINDS = ['occurrence', 'agent', 'target', 'toll', 'place', 'time', 'means', 'control'] as const;

/** A conflict between claims of different origins, or a denial of a claim. */
export interface Dispute {
  readonly id: string;
  readonly kind: (typeof DISPUTE_KINDS)[number];
  /** The incident that it lies in; of claims of two incidents that of the first side. */
  readonly incident: string | null;
  /** All claims on either side. */
  readonly claims: readonly string[];
  readonly sides: readonly {
    readonly label: Bilingual;
    readonly claims: readonly string[];
    readonly origins: readonly string[];
  }[];
  readonly rule: string;
  readonly because: Bilingual;
}

/**
 * How an outlet names a party: its own words (`own`), apart from them those inside quotation marks (`quoted`) and those in what it
 * reports of somebody else without marks (`reported`), where the choice of words may be either's.
 */
export interface NamingCell {
  readonly party: string;
  readonly name: Bilingual;
  readonly outlet: string;
  readonly voice: 'own' | 'quoted' | 'reported';
  readonly terms: readonly NamingTerm[];
}

export interface NamingTerm {
  readonly term: string;
  readonly count: number;
  readonly loading: 'neutral' | 'loaded' | 'unknown';
  /** Whose word it is, where it is loaded: `pro-government`, `opposition` … (a viewpoint of `naming.tsv`). */
  readonly viewpoint?: string;
  /** Source of the judgement on loading. */
  readonly judgedBy?: string;
  /** Why, in one line of each language. */
  readonly because?: Bilingual;
  /** Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi, Quinn 2008), as a z-score. */
  readonly distinctive: number;
  /** Where it stands: article id and UTF-16 offsets. */
  readonly examples: readonly { readonly article: string; readonly start: number; readonly end: number }[];
}

/** Who is quoted by whom, how often, with which cue. */
export interface Voice {
  readonly outlet: string;
  readonly source: string;
  readonly name: Bilingual;
  readonly count: number;
  readonly cues: readonly {
    readonly cue: string;
    readonly count: number;
    readonly stance: 'neutral' | 'doubting' | 'endorsing';
  }[];
}

/** Everything the comparison derives. */
export interface Accounts {
  /** By which policy the figures of tolls are given. */
  readonly policy?: NumberPolicy;
  readonly entities: readonly Entity[];
  readonly origins: readonly Origin[];
  readonly copies: readonly CopyGroup[];
  readonly incidents: readonly Incident[];
  readonly disputes: readonly Dispute[];
  readonly naming: readonly NamingCell[];
  readonly voices: readonly Voice[];
  /** Claim id → canonical entity ids, by field. */
  readonly linked: Readonly<Record<string, ClaimLinks>>;
}

export interface ClaimLinks {
  readonly agent: readonly string[];
  readonly target: readonly string[];
  readonly place: readonly string[];
  readonly source: readonly string[];
  readonly origin: string;
}
