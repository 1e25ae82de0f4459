/** Unpacking a tar archive file by file, so that no more than one file is held. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = 512;
/** Fields of a header (POSIX.1-1988, ustar): where they begin and end. */
const NAME = [0, 100] as const;
const SIZE = [124, 136] as const;
const TYPE = 156;
const FOLDER = '5'.charCodeAt(0);

/**
 * Unpacks an archive of plain files and folders with names of up to 100 bytes, each folder before what lies in it.
 * @throws Error when the archive is cut short, or a file cannot be written
 */
export async function untar(archive: AsyncIterable<Buffer>, into: string): Promise<void> {
  const chunks = archive[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const take = async (length: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0; ) {
      if (rest.length === 0) {
        const next = await chunks.next();
        if (next.done) throw new Error('the archive is cut short');
        rest = next.value;
      }
      const part = rest.subarray(0, missing);
      rest = rest.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  };
  for (let head = await take(BLOCK); head[0] !== 0; head = await take(BLOCK)) {
    const path = join(into, field(head, NAME));
    const size = Number.parseInt(field(head, SIZE), 8);
    if (head[TYPE] === FOLDER) mkdirSync(path, { recursive: true });
    else writeFileSync(path, await take(size));
    await take((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

function field(head: Buffer, [start, end]: readonly [number, number]): string {
  const bytes = head.subarray(start, end);
  const stop = bytes.indexOf(0);
  return bytes.toString('utf8', 0, stop < 0 ? bytes.length : stop);
}
