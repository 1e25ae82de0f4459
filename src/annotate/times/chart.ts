/** The chart of times: every value that some rule makes of a stretch of text, by the token it begins at. */
import type { Found } from '../../model/index.ts';
import type { ChartItem, View } from '../../rules/match.ts';
import * as atoms from './atoms.ts';
import { makers } from './make.ts';
import { Pieces } from './pieces.ts';
import type { Layers, TimeRule } from './rules.ts';
import { type Start, startsIn } from './starts.ts';
import type { Term } from './term.ts';

/** A term where it was read; token indices, `last` exclusive. */
export interface FoundTerm extends Found<Term> {
  readonly first: number;
  readonly last: number;
}

export const isFoundTerm = (found: Found<unknown>): found is FoundTerm => 'first' in found;

export interface TimeItem extends ChartItem {
  readonly value: FoundTerm;
}

export type TimeChart = ReadonlyMap<number, readonly TimeItem[]>;

/** Reads everything that the layers of rules can make of the text. Empty when no word of it could belong to a time. */
export function chartOf(view: View, layers: Layers): TimeChart {
  const starts = startsIn(view, layers);
  if (starts.length === 0) return new Map();
  const chart = new Builder(view, layers);
  for (const { at } of starts) chart.addAtoms(at);
  const places = chart.places(starts);
  const own: View = { tokens: view.tokens, words: view.words, found: chart.items };
  layers.list.forEach((layer, k) => {
    const made: [TimeRule, FoundTerm][] = [];
    for (const { at, layers: bits, end } of places) {
      if (!((bits | (chart.bits.get(at) ?? 0)) & (1 << k))) continue;
      for (const match of layer.set.at(own, at, end)) {
        const rule = layers.byRule.get(match.rule)!;
        const pieces = new Pieces(match, own, rule.params, rule.classes);
        const term = pieces.fits() ? makers[rule.make]!(pieces) : null;
        if (term) made.push([rule, chart.found(at, match.last, term, match.rule.id, pieces.parts())]);
      }
    }
    for (const [rule, found] of made) chart.add(rule.names, found);
  });
  return chart.items;
}

interface Place extends Start {
  /** First token out of reach. */
  readonly end: number;
}

/** How far from a start its brackets are looked for. */
const NEAR_MARKS = 5;

class Builder {
  readonly items = new Map<number, TimeItem[]>();
  /** Layers that have a rule beginning with a value at a token, as bits. */
  readonly bits = new Map<number, number>();

  constructor(
    private readonly view: View,
    private readonly layers: Layers,
  ) {}

  found(first: number, last: number, value: Term, rule: string, parts: readonly Found<unknown>[]): FoundTerm {
    const { tokens } = this.view;
    return { span: { start: tokens[first]!.start, end: tokens[last - 1]!.end }, value, rule, parts, first, last };
  }

  add(names: readonly string[], found: FoundTerm): void {
    const joined = isJoined(this.view, found.first);
    for (const name of names) {
      this.put(name, found);
      if (joined) this.put(`and-${name}`, found);
    }
  }

  /** The longest of a name stands first, since patterns see the first one only. */
  private put(name: string, value: FoundTerm): void {
    if (!this.layers.used.has(name)) return;
    this.bits.set(value.first, (this.bits.get(value.first) ?? 0) | (this.layers.beginning.get(name) ?? 0));
    const item = { name, last: value.last, value };
    const list = this.items.get(value.first);
    if (!list) this.items.set(value.first, [item]);
    else {
      const k = list.findIndex((other) => other.name === name && other.last < item.last);
      if (k < 0) list.push(item);
      else list.splice(k, 0, item);
    }
  }

  /** What the figures and marks at and beside a token may be. */
  addAtoms(at: number): void {
    const { tokens, found } = this.view;
    const put: atoms.Put = (first, name, last, term, parts = []) => {
      this.add([name], this.found(first, last, term, `figure-${name}`, parts));
      if (first > 0 && isPrefix(this.view, first - 1))
        this.add([name], this.found(first - 1, last, term, `figure-${name}`, parts));
    };
    for (const item of found?.get(at) ?? []) if (item.name === 'number') atoms.number(item.value, at, item.last, put);
    if (tokens[at]!.kind === 'number') atoms.figure(tokens[at]!.key, at, put);
    for (let beside = Math.max(0, at - 1); beside < Math.min(tokens.length, at + NEAR_MARKS); beside++)
      if (tokens[beside]!.kind === 'mark' && !this.items.has(beside)) atoms.mark(tokens[beside]!.key, beside, put);
  }

  /** The starts, with those that atoms have added, and how far a time may reach from each: to the end of the line. */
  places(starts: readonly Start[]): Place[] {
    const known = new Set(starts.map((s) => s.at));
    const all = [...starts];
    for (const at of this.items.keys()) if (!known.has(at)) all.push({ at, layers: 0 });
    if (all.length > starts.length) all.sort((a, b) => a.at - b.at);
    return all.map((s) => ({ ...s, end: lineEnd(this.view, s.at) }));
  }
}

/** An ال, و, ب or ل that stands before a figure as a token of its own. */
function isPrefix(view: View, i: number): boolean {
  const token = view.tokens[i]!;
  return (
    token.kind === 'word' && token.key.length <= 4 && view.tokens[i + 1]?.kind === 'number' && CLITICS.test(token.key)
  );
}

const CLITICS = /^[وف]?[بلك]?(?:ال|ل)?$/u;

/** The word carries و, or is a و that stands apart before a figure. */
function isJoined(view: View, i: number): boolean {
  const token = view.tokens[i]!;
  if (token.kind !== 'word' || !token.key.startsWith('و')) return false;
  return token.key === 'و' || (view.words[i]?.analyses.some((a) => a.conjunction === 'و') ?? false);
}

/** Longest stretch of one time, in tokens. */
const MAX_TIME = 40;

function lineEnd(view: View, i: number): number {
  const limit = Math.min(view.tokens.length, i + MAX_TIME);
  for (let k = i + 1; k < limit; k++) if (view.tokens[k]!.fresh) return k;
  return limit;
}
