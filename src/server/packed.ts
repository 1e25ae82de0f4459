/**
 * Many objects kept as their JSON bytes and read when asked for. A case of some thousand articles has tens of thousands of incidents,
 * of which a page shows a few dozen; as objects they would take four times the memory.
 */
export class Packed<T> {
  private readonly places: Float64Array;

  private constructor(
    private readonly chunks: readonly Buffer[],
    /** For each object: chunk, start, end. */
    places: readonly number[],
  ) {
    this.places = Float64Array.from(places);
  }

  static of<T>(items: Iterable<T>): Packed<T> {
    const packer = new Packer<T>();
    for (const item of items) packer.add(Buffer.from(JSON.stringify(item)));
    return packer.done();
  }

  static make<T>(chunks: readonly Buffer[], places: readonly number[]): Packed<T> {
    return new Packed<T>(chunks, places);
  }

  get length(): number {
    return this.places.length / 3;
  }

  at(k: number): T {
    const chunk = this.chunks[this.places[3 * k]!]!;
    return JSON.parse(chunk.toString('utf8', this.places[3 * k + 1]!, this.places[3 * k + 2]!)) as T;
  }
}

const CHUNK = 1 << 20;

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
    this.chunks.push(Buffer.concat(this.open));
    this.open = [];
    this.size = 0;
  }

  done(): Packed<T> {
    if (this.size > 0) this.seal();
    return Packed.make<T>(this.chunks, this.places);
  }
}
