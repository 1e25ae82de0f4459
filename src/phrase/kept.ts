import { detached } from '../text/detached.ts';

/** Remembers what was worked out for a key; forgets everything when it grows past its size, so that memory stays bounded. */
export class Kept<V> {
  private readonly held = new Map<string, V>();

  constructor(private readonly most = 20_000) {}

  of(key: string, make: () => V): V {
    const found = this.held.get(key);
    if (found !== undefined || this.held.has(key)) return found as V;
    if (this.held.size >= this.most) this.held.clear();
    const made = make();
    this.held.set(detached(key), made);
    return made;
  }
}
