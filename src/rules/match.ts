import type { Found } from '../model/index.ts';
import type { Token } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';
import type { Element } from './pattern.ts';

/** A stretch of text as rules see it. `words[i]` is null where `tokens[i]` is a figure or a mark. */
export interface View {
  readonly tokens: readonly Token[];
  readonly words: readonly (Word | null)[];
  /** Values found so far, by the token index they begin at and by name (`number`, `time`, …), with the token index they end before. */
  readonly found?: ReadonlyMap<number, readonly ChartItem[]>;
}

export interface ChartItem {
  readonly name: string;
  readonly last: number;
  readonly value: Found<unknown>;
}

/** Token indices, `last` exclusive. */
export interface Capture {
  readonly first: number;
  readonly last: number;
  /** Set when the capture is a value found earlier. */
  readonly value?: Found<unknown>;
}

export interface Match {
  readonly first: number;
  readonly last: number;
  readonly captures: Readonly<Record<string, Capture>>;
}

/** Matches a pattern whose first element must stand at token `first`; the longest way through wins, optional parts being taken when they can. */
export function matchAt(pattern: readonly Element[], view: View, first: number, end: number): Match | null {
  let result: Match | null = null;
  walk(pattern, 0, view, first, end, first, {}, (last, captures) => {
    result = { first, last, captures };
    return true;
  });
  return result;
}

type Captures = Readonly<Record<string, Capture>>;
type Done = (last: number, captures: Captures) => boolean;

/** What fits a token or a value in one way alone. */
type Single = Extract<Element, { kind: 'word' | 'class' | 'found' }>;

const isSingle = (element: Element): element is Single =>
  element.kind === 'word' || element.kind === 'class' || element.kind === 'found';

/** Where a single element that stands at a token ends; −1 where it does not stand there. */
function reach(element: Single, view: View, at: number, end: number, start: number): number {
  if (at >= end) return -1;
  if (element.kind === 'class') return view.words[at]?.classes.has(element.name) ? at + 1 : -1;
  if (element.kind === 'word') return isWord(element, view, at, start) ? at + 1 : -1;
  const item = chartItem(view, at, element.name);
  return item !== undefined && item.last <= end ? item.last : -1;
}

function withCapture(
  caught: Captures,
  name: string,
  inner: Element,
  view: View,
  first: number,
  last: number,
): Captures {
  const item = inner.kind === 'found' ? chartItem(view, first, inner.name) : undefined;
  const captures: Record<string, Capture> = Object.assign({}, caught);
  captures[name] = item ? { first, last, value: item.value } : { first, last };
  return captures;
}

/**
 * Backtracking by continuations, where there is more than one way; most elements are single, and most fail at once. Patterns are short and gaps
 * bounded, so the work per start is bounded too.
 */
function walk(
  seq: readonly Element[],
  from: number,
  view: View,
  first: number,
  end: number,
  start: number,
  before: Captures,
  done: Done,
): boolean {
  let at = first;
  let caught = before;
  for (let k = from; k < seq.length; k++) {
    const element = seq[k]!;
    const inner = element.kind === 'capture' ? element.inner : element;
    if (!isSingle(inner)) return branch(seq, k, view, at, end, start, caught, done);
    const last = reach(inner, view, at, end, start);
    if (last < 0) return false;
    if (element.kind === 'capture') caught = withCapture(caught, element.name, inner, view, at, last);
    at = last;
  }
  return done(at, caught);
}

/** Goes on from an element that may be passed in several ways. */
function branch(
  seq: readonly Element[],
  k: number,
  view: View,
  at: number,
  end: number,
  start: number,
  caught: Captures,
  done: Done,
): boolean {
  const element = seq[k]!;
  const next = (to: number, captures: Captures) => walk(seq, k + 1, view, to, end, start, captures, done);
  switch (element.kind) {
    case 'optional':
      return step(element.inner, view, at, end, start, caught, next) || next(at, caught);
    case 'gap':
      for (let n = 0; n <= element.most && at + n <= end; n++) if (next(at + n, caught)) return true;
      return false;
    default:
      return step(element, view, at, end, start, caught, next);
  }
}

function step(
  element: Element,
  view: View,
  at: number,
  end: number,
  start: number,
  caught: Captures,
  next: Done,
): boolean {
  if (element.kind === 'choice')
    return element.options.some((option) => walk(option, 0, view, at, end, start, caught, next));
  if (element.kind === 'capture')
    return step(element.inner, view, at, end, start, caught, (last, inner) =>
      next(last, withCapture(inner, element.name, element.inner, view, at, last)),
    );
  if (!isSingle(element)) return false;
  const last = reach(element, view, at, end, start);
  return last >= 0 && next(last, caught);
}

const chartItem = (view: View, at: number, name: string) => view.found?.get(at)?.find((item) => item.name === name);

function isWord(element: { key: string; stem: boolean }, view: View, at: number, start: number): boolean {
  const key = view.tokens[at]!.key;
  if (key === element.key) return true;
  const word = view.words[at];
  if (!word) return false;
  if (element.stem) return word.lemmas.includes(element.key);
  return (
    at === start &&
    key.length === element.key.length + 1 &&
    key.endsWith(element.key) &&
    (key[0] === 'و' || key[0] === 'ف')
  );
}

/** The words and classes that a pattern can begin with; null when it could begin with anything. */
export function firsts(
  pattern: readonly Element[],
): { keys: string[]; stems: string[]; classes: string[]; founds: string[] } | null {
  const out = { keys: [] as string[], stems: [] as string[], classes: [] as string[], founds: [] as string[] };
  const visit = (seq: readonly Element[]): boolean => {
    for (const element of seq) if (!enter(element)) return true;
    return false;
  };
  /** True when the element may be skipped. */
  const enter = (element: Element): boolean => {
    switch (element.kind) {
      case 'word':
        (element.stem ? out.stems : out.keys).push(element.key);
        return false;
      case 'class':
        out.classes.push(element.name);
        return false;
      case 'found':
        out.founds.push(element.name);
        return false;
      case 'choice':
        return element.options.map((o) => visit(o)).some((bounded) => !bounded);
      case 'optional':
        enter(element.inner);
        return true;
      case 'capture':
        return enter(element.inner);
      case 'gap':
        return true;
    }
  };
  return visit(pattern) ? out : null;
}
