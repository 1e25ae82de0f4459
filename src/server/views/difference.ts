/** Where two texts differ, word by word: common words kept in order (Myers 1986, greedy, with a bound on the work). */

import type { Span } from '../../model/index.ts';
import { fold, isDigit, isLetter } from '../../text/fold.ts';
import type { Difference } from '../contract.ts';
import type { View } from './view.ts';

interface Word extends Span {
  readonly key: string;
}
/** Edits after which the rest counts as different: keeps the cost of two unrelated texts in bounds. */
const MOST_EDITS = 1000;

/** @throws IsnadError `not-found` */
export function differenceOf(view: View, leftId: string, rightId: string): Difference {
  const left = view.article(leftId);
  const right = view.article(rightId);
  const texts = { left: view.text(left).text, right: view.text(right).text };
  const [a, b] = [wordsOf(texts.left), wordsOf(texts.right)];
  return {
    ...view.state,
    left: view.articleRef(left),
    right: view.articleRef(right),
    similarity: similarity(a, b),
    texts,
    parts: partsOf(a, b, texts.left.length, texts.right.length),
  };
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let i = 0; i < text.length; i++) {
    const start = i;
    while (i < text.length && (isLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)) || text[i] === '█')) i++;
    if (i > start) words.push({ start, end: i, key: fold(text.slice(start, i)) });
  }
  return words;
}

/** Words in common, counted with how often they stand, of all words; 0–1. */
export function similarity(a: readonly Word[], b: readonly Word[]): number {
  const left = new Map<string, number>();
  for (const { key } of a) left.set(key, (left.get(key) ?? 0) + 1);
  let common = 0;
  for (const { key } of b) {
    const n = left.get(key) ?? 0;
    if (n > 0) {
      common++;
      left.set(key, n - 1);
    }
  }
  const all = a.length + b.length - common;
  return all === 0 ? 1 : Math.round((common / all) * 1000) / 1000;
}

/** Stretches of both texts in order, without gaps: what stands between two words goes with the word before it. */
export function partsOf(a: readonly Word[], b: readonly Word[], lengthA: number, lengthB: number): Difference['parts'] {
  const parts: { same: boolean; left: Span; right: Span }[] = [];
  let [i, j] = [0, 0];
  const push = (same: boolean, toA: number, toB: number) => {
    if (toA === i && toB === j) return;
    const last = parts.at(-1);
    const left = { start: last?.left.end ?? 0, end: a[toA]?.start ?? lengthA };
    const right = { start: last?.right.end ?? 0, end: b[toB]?.start ?? lengthB };
    if (last?.same === same)
      parts[parts.length - 1] = {
        same,
        left: { ...left, start: last.left.start },
        right: { ...right, start: last.right.start },
      };
    else parts.push({ same, left, right });
    [i, j] = [toA, toB];
  };
  for (const [x, y, length] of runs(a, b)) {
    push(false, x, y);
    push(true, x + length, y + length);
  }
  push(false, a.length, b.length);
  return parts;
}

/** Common runs [place in a, place in b, length], in order. */
function runs(a: readonly Word[], b: readonly Word[]): [number, number, number][] {
  let head = 0;
  while (head < a.length && head < b.length && a[head]!.key === b[head]!.key) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail)!.key === b.at(-1 - tail)!.key) tail++;
  const middle = myers(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const out: [number, number, number][] = head ? [[0, 0, head]] : [];
  for (const [x, y] of middle) {
    const last = out.at(-1);
    if (last && last[0] + last[2] === x + head && last[1] + last[2] === y + head) last[2]++;
    else out.push([x + head, y + head, 1]);
  }
  if (tail) out.push([a.length - tail, b.length - tail, tail]);
  return out;
}

/** Pairs of equal words of a shortest edit script; none when it takes more than the bound. */
function myers(a: readonly Word[], b: readonly Word[]): [number, number][] {
  const [n, m] = [a.length, b.length];
  const most = Math.min(n + m, MOST_EDITS);
  const trace: Int32Array[] = [];
  const v = new Int32Array(2 * most + 2);
  for (let d = 0; d <= most; d++) {
    trace.push(v.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && v[most + k - 1]! < v[most + k + 1]!);
      let x = down ? v[most + k + 1]! : v[most + k - 1]! + 1;
      while (x < n && x - k < m && a[x]!.key === b[x - k]!.key) x++;
      v[most + k] = x;
      if (x >= n && x - k >= m) return back(trace, n, m, most);
    }
  }
  return [];
}

function back(trace: readonly Int32Array[], n: number, m: number, most: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [n, m];
  for (let d = trace.length - 1; d >= 0; d--) {
    const v = trace[d]!;
    const k = x - y;
    const before = k === -d || (k !== d && v[most + k - 1]! < v[most + k + 1]!) ? k + 1 : k - 1;
    const [fromX, fromY] = d === 0 ? [0, 0] : [v[most + before]!, v[most + before]! - before];
    const [startX, startY] = d === 0 ? [0, 0] : before < k ? [fromX + 1, fromY] : [fromX, fromY + 1];
    while (x > startX && y > startY) {
      x--;
      y--;
      pairs.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return pairs.reverse();
}
