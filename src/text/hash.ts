/** Hashes of words, and sets of them as sorted arrays. */

/** FNV-1a over code units, 32 bits. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A 32-bit finaliser (Murmur3): every bit of the input reaches every bit of the result. */
export function mix(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Without repeats; the input is sorted. */
export function unique(sorted: Uint32Array): Uint32Array {
  let n = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[n++] = sorted[i]!;
  return sorted.slice(0, n);
}

/** How many members two sorted sets share. */
function shared(a: Uint32Array, b: Uint32Array): number {
  let n = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i]!;
    const y = b[j]!;
    if (x === y) n++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return n;
}

/** Shared members over those of the smaller set, 0–1; 0 where it is empty. */
export function shareOfSmaller(a: Uint32Array, b: Uint32Array): number {
  const least = Math.min(a.length, b.length);
  return least === 0 ? 0 : shared(a, b) / least;
}

/** Shared members over all members, 0–1. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const both = shared(a, b);
  return both === 0 ? 0 : both / (a.length + b.length - both);
}
