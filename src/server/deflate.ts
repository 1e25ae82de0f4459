/** JSON texts kept small in memory. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Many small buffers, each with a block of its own, would leave holes between them that nothing fits into: they share larger blocks. */
const SLAB = 256 << 10;
let slab = Buffer.alloc(0);
let used = 0;

function kept(bytes: Buffer): Buffer {
  if (bytes.length > SLAB / 4) return Buffer.from(bytes);
  if (used + bytes.length > slab.length) {
    slab = Buffer.allocUnsafeSlow(SLAB);
    used = 0;
  }
  bytes.copy(slab, used);
  used += bytes.length;
  return slab.subarray(used - bytes.length, used);
}

/** @param dictionary what such texts often hold; needed again to read them */
export const deflated = (text: string | Buffer, level: number, dictionary?: Buffer): Buffer =>
  kept(deflateRawSync(text, dictionary ? { level, dictionary } : { level }));

export const inflated = (bytes: Buffer, dictionary?: Buffer): Buffer =>
  inflateRawSync(bytes, dictionary ? { dictionary } : {});
