/** The PDF parser, loaded at the first PDF. */
import type { PdfDocument } from './glyphs.ts';

interface TransferBuffer {
  transferToFixedLength?: (length?: number) => ArrayBuffer;
}

/**
 * The parser's font reader asks buffers for a method that Node 20 has not got; there it is added, as the language has it but for the
 * emptying of the old buffer.
 */
function completeBuffers(): void {
  const prototype = ArrayBuffer.prototype as ArrayBuffer & TransferBuffer;
  if (prototype.transferToFixedLength) return;
  Object.defineProperty(prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const copy = new ArrayBuffer(length);
      new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return copy;
    },
  });
}

export interface Engine {
  /** Opens a document; takes a copy of the bytes. Scripts of the file are never run. */
  open(bytes: Uint8Array): Promise<PdfDocument>;
  /** Names of the drawing operators by number. */
  readonly names: ReadonlyMap<number, string>;
}

let engine: Promise<Engine> | null = null;

export function pdfEngine(): Promise<Engine> {
  engine ??= load();
  return engine;
}

async function load(): Promise<Engine> {
  completeBuffers();
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { OPS } = await getResolvedPDFJS();
  return {
    open: (bytes) => getDocumentProxy(Uint8Array.from(bytes), { isEvalSupported: false, verbosity: 0 }),
    names: new Map(Object.entries(OPS as Record<string, number>).map(([name, number]) => [number, name])),
  };
}
