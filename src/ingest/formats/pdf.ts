import { pdfEngine } from '../pdf/engine.ts';
import { glyphsOf, type PdfDocument } from '../pdf/glyphs.ts';
import { joinLines, type PdfLine, pageLines, withoutRunning } from '../pdf/pages.ts';
import { type Format, type Metadata, type Outcome, problem } from '../types.ts';

/** PDF: its lines in reading order, Arabic from right to left, columns one after the other. */
export const pdf: Format = {
  name: 'pdf',
  matches: (_piece, { latin }) => /%PDF-\d/.test(latin.slice(0, 1024)),
  async *read(piece, { limits }): AsyncGenerator<Outcome> {
    const engine = await pdfEngine();
    let document: PdfDocument;
    try {
      document = await engine.open(piece.bytes);
    } catch (error) {
      if ((error as Error).name === 'PasswordException')
        yield problem('error', 'encrypted', piece.path, 'a PDF under a password; not read');
      else
        yield problem(
          'error',
          'broken-pdf',
          piece.path,
          `a PDF that cannot be opened (${String((error as Error).message).slice(0, 120)}); not read`,
        );
      return;
    }
    try {
      const lines: PdfLine[] = [];
      const until = Date.now() + limits.pdfMilliseconds;
      const pages = Math.min(document.numPages, limits.pdfPages);
      let n = 0;
      while (n < pages && Date.now() < until) {
        n++;
        const page = await document.getPage(n);
        lines.push(...pageLines(await glyphsOf(page, engine.names), n));
        page.cleanup();
      }
      if (n < document.numPages)
        yield problem(
          'error',
          'too-long',
          piece.path,
          `${document.numPages} pages; ${n} of them read, the limits are ${limits.pdfPages} pages and ${limits.pdfMilliseconds} ms`,
        );
      const body = withoutRunning(lines);
      if (body.length === 0) {
        yield problem('error', 'no-text', piece.path, 'a PDF without text, pictures of pages perhaps; not read');
        return;
      }
      const { text, map } = joinLines(body);
      const own = [{ title: titleOf(body) }, await infoOf(document)].map(said);
      yield {
        draft: {
          id: piece.id,
          path: piece.path,
          bytes: piece.bytes,
          ...(piece.container ? { container: piece.container } : {}),
          text,
          map,
          metadata: piece.metadata ? [piece.metadata, ...own] : own,
        },
      };
    } finally {
      await document.destroy();
    }
  },
};

/** The lines in the largest type at the top of the first page, where they are larger than the text's. */
function titleOf(lines: readonly PdfLine[]): string | undefined {
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1]!;
  const first = lines.filter((line) => line.page === lines[0]!.page).slice(0, 8);
  const largest = Math.max(...first.map((line) => line.size));
  if (largest < 1.2 * usual) return undefined;
  return first
    .filter((line) => line.size > 0.95 * largest)
    .map((line) => line.text)
    .join(' ');
}

async function infoOf(document: PdfDocument): Promise<{ title?: string | undefined; author?: string | undefined }> {
  const { info } = await document.getMetadata();
  const { Title, Author } = (info ?? {}) as Record<string, unknown>;
  // Programs put file names and addresses there as often as titles.
  const named = typeof Title === 'string' && !/\.\w{2,5}$|^https?:|^\W*$/.test(Title) ? Title : undefined;
  return { title: named, author: typeof Author === 'string' ? Author : undefined };
}

const said = (values: Record<string, string | undefined>): Metadata =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v?.trim()));
