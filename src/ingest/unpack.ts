/** Unpacking under limits: nothing is unpacked further than it may come out. */
import type { Readable } from 'node:stream';
import type { Context } from './types.ts';

export interface Unpacked {
  readonly bytes: Uint8Array;
  /** Why it stopped before the end; absent for a whole one. */
  readonly stopped?: { readonly code: 'too-large' | 'bomb' | 'truncated'; readonly reason: string };
}

/**
 * Collects a stream of unpacked bytes and counts them against the limits of the file it comes from. Bytes beyond a limit are never
 * produced: the stream is closed.
 * @param packed bytes that it is unpacked from
 */
export async function collect(stream: Readable, packed: number, { limits, budget }: Context): Promise<Unpacked> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stop = (code: 'too-large' | 'bomb', reason: string): Unpacked => {
    stream.destroy();
    return { bytes: Buffer.concat(chunks), stopped: { code, reason } };
  };
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      budget.bytes += chunk.length;
      if (length > limits.entryBytes)
        return stop('too-large', `more than ${limits.entryBytes} bytes unpacked; not read`);
      if (budget.bytes > limits.archiveBytes)
        return stop('bomb', `more than ${limits.archiveBytes} bytes unpacked out of one file; the rest is not read`);
      if (length > limits.ratioFrom && length > limits.ratio * Math.max(1, packed))
        return stop('bomb', `unpacks to more than ${limits.ratio} times its size; not read`);
      chunks.push(chunk);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      bytes: Buffer.concat(chunks),
      stopped: { code: 'truncated', reason: `cannot be unpacked to its end (${reason.slice(0, 100)})` },
    };
  }
  return { bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length) };
}
