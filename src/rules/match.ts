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

/** Continuation-passing backtracking; patterns are short and gaps bounded, so the work per start is bounded too. */
function walk(
  seq: readonly Element[],
  k: number,
  view: View,
  at: number,
  end: number,
  start: number,
  caught: Captures,
  done: Done,
): boolean {
  if (k === seq.length) return done(at, caught);
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
    return step(element.inner, view, at, end, start, caught, (last, inner) => {
      const item = element.inner.kind === 'found' ? chartItem(view, at, element.inner.name) : undefined;
      const captures: Record<string, Capture> = Object.assign({}, inner);
      captures[element.name] = item ? { first: at, last, value: item.value } : { first: at, last };
      return next(last, captures);
    });
  if (at >= end) return false;
  if (element.kind === 'found') {
    const item = chartItem(view, at, element.name);
    return item !== undefined && item.last <= end && next(item.last, caught);
  }
  if (element.kind === 'class') return (view.words[at]?.classes.has(element.name) ?? false) && next(at + 1, caught);
  if (element.kind === 'word') return isWord(element, view, at, start) && next(at + 1, caught);
  return false;
}

const chartItem = (view: View, at: number, name: string) => view.found?.get(at)?.find((item) => item.name === name);

function isWord(element: { key: string; stem: boolean }, view: View, at: number, start: number): boolean {
  const key = view.tokens[at]!.key;
  if (key === element.key) return true;
  const word = view.words[at];
  if (!word) return false;
  if (element.stem) return word.lemmas.has(element.key);
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
