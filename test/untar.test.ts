import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { untar } from '../src/store/files/untar.ts';

const room = mkdtempSync(join(tmpdir(), 'isnad-untar-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** One entry of an archive: its header and its bytes, filled up to whole blocks. */
function entry(name: string, body: Buffer | null): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write((body?.length ?? 0).toString(8).padStart(11, '0'), 124);
  head.write(body ? '0' : '5', 156);
  return Buffer.concat([head, body ?? Buffer.alloc(0), Buffer.alloc(-(body?.length ?? 0) & 511)]);
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A folder of that name. */
function folder(name: string): string {
  const path = join(room, name);
  mkdirSync(path, { recursive: true });
  return path;
}

const BODY = Buffer.from(Array.from({ length: 1300 }, (_, k) => k % 251));
const ARCHIVE = Buffer.concat([
  entry('/empty', Buffer.alloc(0)),
  entry('/base', null),
  entry('/base/whole-block', BODY.subarray(0, 512)),
  entry('/base/more', BODY),
  Buffer.alloc(1024),
]);

describe('unpacking an archive', () => {
  test.each([7, 512, 1000, 1 << 20])('that comes in pieces of %i bytes', async (size) => {
    const into = folder(String(size));
    await untar(inPieces(ARCHIVE, size), into);
    expect(readdirSync(into, { recursive: true }).sort()).toEqual(['base', 'base/more', 'base/whole-block', 'empty']);
    expect(readFileSync(join(into, 'base/more')).equals(BODY)).toBe(true);
    expect(readFileSync(join(into, 'base/whole-block')).equals(BODY.subarray(0, 512))).toBe(true);
    expect(readFileSync(join(into, 'empty'))).toHaveLength(0);
  });

  test('that is cut short is an error', async () => {
    for (const length of [100, 512 * 5, ARCHIVE.length - 1024])
      await expect(untar(inPieces(ARCHIVE.subarray(0, length), 512), folder('short'))).rejects.toThrow('cut short');
  });
});
