/** JSON texts kept small in memory. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** zlib hands out the first bytes of a block of 16 KB and keeps the whole block alive: a copy is as large as what it holds. */
export const deflated = (text: string | Buffer, level: number): Buffer => Buffer.from(deflateRawSync(text, { level }));

export const inflated = (bytes: Buffer): Buffer => inflateRawSync(bytes);
