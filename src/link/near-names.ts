/** Pairs of long names that differ by one letter, found by what is left when a letter is dropped: linear in the number of names. */
import { put } from '../text/lists.ts';

/** Shorter names differ by one letter too often without being one. Letters. */
const LONG = 12;

/** @param names id and folded name; names with figures are left out (كتيبة 13 is not كتيبة 14) */
export function oneLetterApart(names: readonly (readonly [id: string, name: string])[]): [string, string][] {
  const byRest = new Map<string, string[]>();
  const whole = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const [id, name] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name.length < LONG || !name.includes(' ') || /\p{Nd}/u.test(name)) continue;
    whole.set(name, id);
    const rests = new Set<string>();
    for (let k = 0; k < name.length; k++) rests.add(name.slice(0, k) + name.slice(k + 1));
    for (const rest of rests) put(byRest, rest, id);
  }
  const add = (a: string, b: string) => pairs.push(a < b ? [a, b] : [b, a]);
  for (const [rest, ids] of byRest) {
    for (let k = 1; k < ids.length; k++) add(ids[0]!, ids[k]!);
    const shorter = whole.get(rest);
    if (shorter !== undefined) for (const id of ids) add(shorter, id);
  }
  return pairs.sort((x, y) => (x.join() < y.join() ? -1 : 1));
}
