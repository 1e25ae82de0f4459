/**
 * Many objects kept as deflated JSON and read when asked for. A case of some thousand articles has tens of thousands of claims and
 * incidents, of which a page shows a few dozen; as objects they would take twenty times the memory.
 */
import { deflated, inflated } from './deflate.ts';

/** Bytes of JSON deflated together: more is smaller, less is quicker to read one object from. */
const CHUNK = 48 << 10;
/** Chunks kept inflated. */
const WARM = 24;

export class Packed<T> {
  private readonly warm = new Map<number, Buffer>();

  constructor(
    private readonly chunks: readonly Buffer[],
    /** For each object: chunk, start, end. */
    private readonly places: Uint32Array,
  ) {}

  static of<T>(items: Iterable<T>): Packed<T> {
    const packer = new Packer<T>();
    for (const item of items) packer.add(Buffer.from(JSON.stringify(item)));
    return packer.done();
  }

  get length(): number {
    return this.places.length / 3;
  }

  at(k: number): T {
    const chunk = this.chunk(this.places[3 * k]!);
    return JSON.parse(chunk.toString('utf8', this.places[3 * k + 1]!, this.places[3 * k + 2]!)) as T;
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

/** Takes JSON texts one by one. */
export class Packer<T> {
  private readonly chunks: Buffer[] = [];
  private readonly places: number[] = [];
  private open: Buffer[] = [];
  private size = 0;

  add(json: Buffer): void {
    this.places.push(this.chunks.length, this.size, this.size + json.length);
    this.open.push(json);
    this.size += json.length;
    if (this.size >= CHUNK) this.seal();
  }

  private seal(): void {
    this.chunks.push(deflated(Buffer.concat(this.open), 3));
    this.open = [];
    this.size = 0;
  }

  done(): Packed<T> {
    if (this.size > 0) this.seal();
    return new Packed<T>(this.chunks, Uint32Array.from(this.places));
  }
}
