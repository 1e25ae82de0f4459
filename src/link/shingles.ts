/** Texts as sets of hashed runs of four words. */
import { hashText, mix, unique } from '../text/hash.ts';
import { tokenize } from '../text/tokens.ts';

const LENGTH = 4;

/** Sorted 32-bit hashes of every run of four folded words, marks left out; a shorter text is one run. */
export function shingles(text: string): Uint32Array {
  const words: number[] = [];
  for (const token of tokenize(text)) if (token.kind !== 'mark') words.push(hashText(token.key));
  if (words.length === 0) return new Uint32Array(0);
  const n = Math.max(1, words.length - LENGTH + 1);
  const out = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    let h = 0x811c9dc5;
    for (let k = i; k < Math.min(i + LENGTH, words.length); k++) h = mix(h ^ words[k]!);
    out[i] = h;
  }
  return unique(out.sort());
}
