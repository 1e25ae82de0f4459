/** The entries of a zip file, listed without unpacking and opened one by one. */
import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { decode } from './charset.ts';
import type { Context } from './types.ts';
import { collect, type Unpacked } from './unpack.ts';

export interface ZipEntry {
  /** As the archive names it, with `/`. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
  readonly encrypted: boolean;
  readonly packed: number;
  readonly entry: Entry;
}

export interface Zip {
  readonly entries: readonly ZipEntry[];
  /** There are more entries than the limit. */
  readonly more: boolean;
  read(entry: ZipEntry, context: Context): Promise<Unpacked>;
}

const LINK = 0xa000;
const TYPE = 0xf000;

/** @throws Error where the archive's directory is broken */
export async function openZip(bytes: Uint8Array, most: number): Promise<Zip> {
  const file = await new Promise<ZipFile>((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
  const entries: ZipEntry[] = [];
  const more = await new Promise<boolean>((resolve, reject) => {
    file.on('error', reject);
    file.on('end', () => resolve(false));
    file.on('entry', (entry: Entry) => {
      if (entries.length >= most) return resolve(true);
      entries.push(describe(entry));
      file.readEntry();
    });
    file.readEntry();
  });
  return { entries, more, read: (entry, context) => read(file, entry, context) };
}

function describe(entry: Entry): ZipEntry {
  const name = decode(entry.fileName as unknown as Buffer).text.replaceAll('\\', '/');
  const link = ((entry.externalFileAttributes >>> 16) & TYPE) === LINK;
  return {
    name,
    kind: link ? 'link' : name.endsWith('/') ? 'folder' : 'file',
    encrypted: entry.isEncrypted(),
    packed: entry.compressedSize,
    entry,
  };
}

async function read(file: ZipFile, { entry, packed }: ZipEntry, context: Context): Promise<Unpacked> {
  try {
    const stream = await new Promise<Readable>((resolve, reject) => {
      file.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    return await collect(stream, packed, context);
  } catch (error) {
    return {
      bytes: new Uint8Array(),
      stopped: { code: 'truncated', reason: `cannot be unpacked (${(error as Error).message})` },
    };
  }
}

/** Whether a name leaves the folder it is unpacked into. */
export function leavesFolder(name: string): boolean {
  return name.startsWith('/') || /^[a-zA-Z]:/.test(name) || name.split('/').includes('..');
}
