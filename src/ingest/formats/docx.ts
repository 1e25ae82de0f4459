import mammoth from 'mammoth';
import { parsePage } from '../html/dom.ts';
import type { OffsetMap } from '../offsets.ts';
import { type Context, type Format, type Metadata, type Outcome, problem } from '../types.ts';
import { openZip, type Zip } from '../zip.ts';

const MACROS = 'word/vbaProject.bin';
const PROPERTIES = 'docProps/core.xml';

/** Word documents: their paragraphs, each mapped to its number. Macros are never run. */
export const docx: Format = {
  name: 'docx',
  matches: (piece, { latin }) =>
    latin.startsWith('PK\x03\x04') &&
    Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.length).includes('word/document.xml'),
  async *read(piece, context): AsyncGenerator<Outcome> {
    const archive = await openZip(piece.bytes, context.limits.archiveEntries);
    if (!archive.entries.some((e) => e.name === 'word/document.xml')) {
      yield problem('error', 'broken-docx', piece.path, 'a Word document without its text; not read');
      return;
    }
    const refused = await tooMuch(archive, context);
    if (refused) {
      yield problem('error', refused.code, piece.path, refused.reason);
      return;
    }
    if (archive.entries.some((e) => e.name === MACROS))
      yield problem('warning', 'macros', piece.path, 'the document carries macros; they are not run, its text is read');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(piece.bytes) });
    const { text, map } = paragraphs(value);
    const own = await propertiesOf(archive, context);
    yield {
      draft: {
        id: piece.id,
        path: piece.path,
        bytes: piece.bytes,
        ...(piece.container ? { container: piece.container } : {}),
        text,
        map,
        metadata: piece.metadata ? [piece.metadata, own] : [own],
      },
    };
  },
};

/** Unpacks every part under the limits before the document's own reader, which has none, sees it. */
async function tooMuch(archive: Zip, context: Context): Promise<{ code: string; reason: string } | null> {
  let size = 0;
  for (const entry of archive.entries) {
    if (entry.kind !== 'file' || !/\.(xml|rels)$/i.test(entry.name)) continue;
    const { bytes, stopped } = await archive.read(entry, context);
    if (stopped) return stopped;
    size += bytes.length;
    if (size > context.limits.pageBytes)
      return { code: 'too-large', reason: `more than ${context.limits.pageBytes} bytes of text and layout; not read` };
    if (depthOf(bytes) > context.limits.markupDepth)
      return { code: 'too-deep', reason: `more than ${context.limits.markupDepth} elements within elements; not read` };
  }
  return null;
}

/** Elements within elements of an XML part; one pass over its bytes. */
function depthOf(bytes: Uint8Array): number {
  const [less, slash, mark, ask, more] = [60, 47, 33, 63, 62];
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === less) {
      const next = bytes[i + 1];
      if (next === slash) depth--;
      else if (next !== mark && next !== ask) deepest = Math.max(deepest, ++depth);
    } else if (bytes[i] === more && bytes[i - 1] === slash) depth--;
  }
  return deepest;
}

/** Paragraphs are parted by an empty line in the reader's answer; empty paragraphs count but leave no line. */
function paragraphs(raw: string): { text: string; map: OffsetMap } {
  const segments: [number, number][] = [];
  const lines: string[] = [];
  let at = 0;
  raw.split('\n\n').forEach((paragraph, k) => {
    const line = paragraph.trim();
    if (!line) return;
    segments.push([at, k]);
    lines.push(line);
    at += line.length + 1;
  });
  return { text: lines.join('\n'), map: { to: 'part', segments } };
}

async function propertiesOf(archive: Zip, context: Context): Promise<Metadata> {
  const entry = archive.entries.find((e) => e.name === PROPERTIES);
  if (!entry) return {};
  const { bytes } = await archive.read(entry, context);
  const document = parsePage(new TextDecoder().decode(bytes).replace(/<(\/?)\w+:/g, '<$1x-'));
  const said = (name: string): string => document.querySelector(`x-${name}`)?.textContent?.trim() ?? '';
  return { title: said('title'), author: said('creator') };
}
