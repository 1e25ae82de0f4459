import type { Found, Qualifier } from '../../model/index.ts';
import type { Token } from '../../text/tokens.ts';

export type NumberKind = 'integer' | 'decimal' | 'fraction' | 'ordinal' | 'percent' | 'range' | 'round';

/** A number as the text gives it. */
export interface NumberValue {
  readonly kind: NumberKind;
  /** Bounds, inclusive; null where the text sets none. Percentages in hundredths, fractions below one. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly qualifier: Qualifier;
  /** Token indices, `last` exclusive, with a hedge that touches the number. */
  readonly first: number;
  readonly last: number;
}

/** A number while it is being read: not yet hedged. */
export interface Plain {
  readonly kind: NumberKind;
  readonly lo: number;
  readonly hi: number;
  readonly qualifier: Qualifier;
  readonly first: number;
  readonly last: number;
  readonly rule: string;
  readonly parts: readonly Found<unknown>[];
  /** Scale of its last group; 1 where none, so that a span may lend it one (10 إلى 15 ألفا). */
  readonly scale: number;
  readonly joins: number;
  /** واحد without company. */
  readonly lone: boolean;
  readonly figure: boolean;
  readonly article: boolean;
}

/** A plain number of one value, with what is usual filled in. */
export function plain(
  base: Pick<Plain, 'kind' | 'first' | 'last' | 'rule'> & { lo: number; hi?: number },
  more: Partial<Plain> = {},
): Plain {
  return {
    qualifier: 'exact',
    parts: [],
    scale: 1,
    joins: 0,
    lone: false,
    figure: false,
    article: false,
    hi: base.lo,
    ...base,
    ...more,
  };
}

/** A plain number as a finding. */
export function found(tokens: readonly Token[], p: Plain): Found<NumberValue> {
  const { kind, lo, hi, qualifier, first, last, rule, parts } = p;
  return { span: spanOf(tokens, first, last), value: { kind, lo, hi, qualifier, first, last }, rule, parts };
}

export function spanOf(tokens: readonly Token[], first: number, last: number): { start: number; end: number } {
  return { start: tokens[first]!.start, end: tokens[last - 1]!.end };
}
