/** What one round of work leaves for the next: values by key; what a round does not ask for is forgotten at its end. */
export class Rounds<K, V> {
  private before = new Map<K, V>();
  private now = new Map<K, V>();

  /** What the last round kept under a key. */
  last(key: K): V | undefined {
    return this.before.get(key);
  }

  keep(key: K, value: V): V {
    this.now.set(key, value);
    return value;
  }

  /** The value of this round or the last where it still fits, else one made anew; kept for the next. */
  of(key: K, fits: (value: V) => boolean, make: () => V): V {
    const known = this.now.get(key) ?? this.before.get(key);
    return this.keep(key, known !== undefined && fits(known) ? known : make());
  }

  /** What the last round kept under keys that are not there any more. */
  gone(keys: ReadonlySet<K>): V[] {
    return [...this.before].flatMap(([key, value]) => (keys.has(key) ? [] : [value]));
  }

  /** Ends a round. */
  turn(): void {
    this.before = this.now;
    this.now = new Map();
  }
}

/** True when both hold the very same values in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
