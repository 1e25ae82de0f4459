/**
 * Many objects kept as deflated JSON and read when asked for. A case of some thousand articles has tens of thousands of claims and
 * incidents, of which a page shows a few dozen; as objects they would take twenty times the memory.
 */
import { deflated, inflated } from './deflate.ts';

/** Chunks kept inflated. */
const WARM = 24;

export class Packed<T> {
  private readonly warm = new Map<number, Buffer>();

  constructor(
    readonly chunks: readonly Buffer[],
    /** For each object: chunk, start, end. */
    readonly places: Uint32Array,
  ) {}

  get length(): number {
    return this.places.length / 3;
  }

  at(k: number): T {
    return JSON.parse(this.bytes(k).toString('utf8')) as T;
  }

  /** Its JSON. */
  bytes(k: number): Buffer {
    return this.chunk(this.places[3 * k]!).subarray(this.places[3 * k + 1]!, this.places[3 * k + 2]!);
  }

  private chunk(k: number): Buffer {
    let chunk = this.warm.get(k);
    if (chunk) return chunk;
    chunk = inflated(this.chunks[k]!);
    this.warm.set(k, chunk);
    if (this.warm.size > WARM) this.warm.delete(this.warm.keys().next().value!);
    return chunk;
  }
}

/** Takes JSON texts one by one, or over from an earlier pack without reading them. */
export class Packer<T> {
  private readonly chunks: Buffer[] = [];
  private readonly places: number[] = [];
  /** Chunks taken over: where they stand here. */
  private readonly taken = new Map<number, number>();
  /** The chunk that is being filled, in one block for all chunks: the texts come by tens of thousands. */
  private open = Buffer.allocUnsafeSlow(0);
  private size = 0;
  private last = -1;

  /**
   * @param most bytes of JSON deflated together: more is smaller, less is quicker to read one object from
   * @param before what is taken over is part of this
   */
  constructor(
    private readonly most: number,
    private readonly before: Packed<T> | null = null,
  ) {}

  add(json: Buffer): void {
    this.places.push(...this.put(json));
  }

  /** Takes over the objects `from` … `from + count - 1` of the earlier pack. */
  keep(from: number, count: number): void {
    const { chunks, places } = this.before!;
    for (let k = 3 * from; k < 3 * (from + count); k += 3) {
      const chunk = places[k]!;
      let here = this.taken.get(chunk);
      if (here === undefined) {
        here = this.chunks.push(chunks[chunk]!) - 1;
        this.taken.set(chunk, here);
      }
      this.places.push(here, places[k + 1]!, places[k + 2]!);
    }
  }

  private put(json: Buffer): [chunk: number, start: number, end: number] {
    if (this.size === 0) this.last = this.chunks.push(EMPTY) - 1;
    const end = this.size + json.length;
    if (end > this.open.length) {
      const wider = Buffer.allocUnsafeSlow(Math.max(end, 2 * this.most));
      this.open.copy(wider, 0, 0, this.size);
      this.open = wider;
    }
    json.copy(this.open, this.size);
    const place: [number, number, number] = [this.last, this.size, end];
    this.size = end;
    if (this.size >= this.most) this.seal();
    return place;
  }

  private seal(): void {
    this.chunks[this.last] = deflated(this.open.subarray(0, this.size), 3);
    this.size = 0;
  }

  done(): Packed<T> {
    this.repack();
    if (this.size > 0) this.seal();
    return new Packed<T>(this.chunks, Uint32Array.from(this.places));
  }

  /** What is left of chunks of which less than half is left moves into new ones. */
  private repack(): void {
    if (!this.before) return;
    const [all, left] = [countOf(this.before.places), countOf(this.places)];
    const thin = new Set(
      [...this.taken].filter(([old, here]) => 2 * left.get(here)! < all.get(old)!).map(([, h]) => h),
    );
    if (thin.size === 0) return;
    const full = new Packed<T>([...this.chunks], Uint32Array.from(this.places));
    for (let k = 0; k < full.length; k++) {
      if (!thin.has(this.places[3 * k]!)) continue;
      const [chunk, start, end] = this.put(full.bytes(k));
      this.places[3 * k] = chunk;
      this.places[3 * k + 1] = start;
      this.places[3 * k + 2] = end;
    }
    for (const chunk of thin) this.chunks[chunk] = EMPTY;
  }
}

const EMPTY = Buffer.alloc(0);

/** How many objects each chunk holds. */
function countOf(places: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (let k = 0; k < places.length; k += 3) counts.set(places[k]!, (counts.get(places[k]!) ?? 0) + 1);
  return counts;
}
