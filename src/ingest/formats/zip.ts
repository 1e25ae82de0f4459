import { basename } from 'node:path';
import { insideOf } from '../container.ts';
import { sidecarMetadata } from '../sidecar.ts';
import { type Context, type Format, type Metadata, type Outcome, type Piece, problem } from '../types.ts';
import { orphan, SIDECAR, sidecarNames } from '../walk.ts';
import { leavesFolder, openZip, type Zip, type ZipEntry } from '../zip.ts';

/** A zip archive of anything that is read. Entries are never written to disk; names that would leave a folder are refused all the same. */
export const zip: Format = {
  name: 'zip',
  matches: (_piece, { latin }) => ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].some((begin) => latin.startsWith(begin)),
  async *read(piece, context): AsyncGenerator<Outcome> {
    const { limits, budget } = context;
    if (piece.depth >= limits.archiveDepth) {
      yield problem(
        'error',
        'too-deep',
        piece.path,
        `more than ${limits.archiveDepth} archives within archives; not read`,
      );
      return;
    }
    const archive = await openZip(piece.bytes, limits.archiveEntries - budget.entries);
    const files = archive.entries.filter((e) => e.kind === 'file');
    const worth = isWacz(files) ? (e: ZipEntry) => WACZ_DATA.test(e.name) : () => true;
    const sidecars = pairSidecars(files);
    const used = new Set(sidecars.values());
    for (const entry of archive.entries) {
      budget.entries++;
      const place = `${piece.path}!${entry.name}`;
      if (entry.kind === 'folder' || used.has(entry) || isHidden(entry.name) || !worth(entry)) continue;
      const refused = refusal(entry);
      if (refused) yield problem('error', refused[0], place, refused[1]);
      else if (entry.name.endsWith(SIDECAR)) yield orphan(place);
      else {
        const sidecar = sidecars.get(entry);
        const { metadata, problems } = sidecar
          ? await metadataIn(archive, sidecar, piece, context)
          : { metadata: piece.metadata, problems: [] };
        yield* problems;
        const { bytes, stopped } = await archive.read(entry, context);
        if (stopped) yield problem('error', stopped.code, place, stopped.reason);
        if (stopped && budget.bytes > limits.archiveBytes) return;
        if (!stopped) yield { piece: inner(piece, entry.name, bytes, metadata) };
      }
    }
    if (archive.more)
      yield problem(
        'error',
        'too-many-entries',
        piece.path,
        `more than ${limits.archiveEntries} entries; the rest is not read`,
      );
    if (archive.entries.length === 0) yield problem('error', 'empty', piece.path, 'an archive with nothing in it');
  },
};

function inner(piece: Piece, name: string, bytes: Uint8Array, metadata: Metadata | undefined): Piece {
  const base = basename(name);
  return {
    path: `${piece.path}!${name}`,
    name: base,
    id: base,
    bytes,
    depth: piece.depth + 1,
    container: insideOf(piece, name),
    ...(metadata ? { metadata } : {}),
  };
}

function pairSidecars(files: readonly ZipEntry[]): Map<ZipEntry, ZipEntry> {
  const byName = new Map(files.map((e) => [e.name, e]));
  const pairs = new Map<ZipEntry, ZipEntry>();
  for (const file of files)
    for (const name of sidecarNames(file.name)) {
      const sidecar = byName.get(name);
      if (sidecar && !pairs.has(file)) pairs.set(file, sidecar);
    }
  return pairs;
}

async function metadataIn(archive: Zip, sidecar: ZipEntry, piece: Piece, context: Context) {
  const { bytes, stopped } = await archive.read(sidecar, context);
  return sidecarMetadata(stopped ? null : bytes, `${piece.path}!${sidecar.name}`, context.options);
}

/** Why an entry is not opened. */
function refusal({ name, kind, encrypted }: ZipEntry): [code: string, reason: string] | null {
  if (leavesFolder(name)) return ['unsafe-path', 'a name that leads out of the archive; not read'];
  if (kind === 'link') return ['symlink', 'a symbolic link inside an archive; not followed'];
  return encrypted ? ['encrypted', 'an entry under a password; not read'] : null;
}

/** The web archives of a WACZ; its indexes, lists of pages and signatures hold no articles. */
const WACZ_DATA = /^archive\/.*\.warc(\.gz)?$/i;
const isWacz = (files: readonly ZipEntry[]): boolean =>
  files.some((e) => e.name === 'datapackage.json') && files.some((e) => WACZ_DATA.test(e.name));

const isHidden = (name: string): boolean => name.startsWith('__MACOSX/') || basename(name).startsWith('.');
