import { type Format, problem } from '../types.ts';

interface Signature {
  /** What stands at which offset; one of them is enough. */
  readonly begins: readonly (string | readonly [offset: number, string])[];
  readonly code: string;
  readonly what: string;
}

/** Formats that are known for what they are and not read, by how they begin. */
const KNOWN: readonly Signature[] = [
  { begins: ['{\\rtf'], code: 'unsupported', what: 'a rich-text document (RTF); save it as docx or txt' },
  {
    begins: ['\x89PNG', '\xff\xd8\xff', 'GIF8', [8, 'WEBP'], 'II*\x00', 'MM\x00*'],
    code: 'unsupported',
    what: 'a picture',
  },
  {
    begins: ['ID3', 'OggS', 'fLaC', [4, 'ftyp'], '\x1aE\xdf\xa3', [8, 'AVI '], [8, 'WAVE']],
    code: 'unsupported',
    what: 'sound or film',
  },
  {
    begins: ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', '\xfd7zXZ', 'BZh', '\x28\xb5\x2f\xfd', [257, 'ustar']],
    code: 'unsupported',
    what: 'an archive of a kind that is not read; pack it as zip or gzip',
  },
  { begins: ['\x7fELF', 'MZ\x90', 'SQLite format 3'], code: 'binary', what: 'a program or database' },
];

const known = (latin: string): Signature | undefined =>
  KNOWN.find(({ begins }) =>
    begins.some((b) => (typeof b === 'string' ? latin.startsWith(b) : latin.startsWith(b[1], b[0]))),
  );

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Says what a file is that is not read. */
export const unsupported: Format = {
  name: 'unsupported',
  matches: ({ bytes }, { latin }) =>
    latin.startsWith(OLE) || isOtherZip(latin) || known(latin) !== undefined || isXml(bytes),
  *read(piece) {
    const latin = Buffer.from(piece.bytes.subarray(0, 512)).toString('latin1');
    const signature = known(latin);
    const say = (code: string, what: string) => problem('error', code, piece.path, `${what}; not read`);
    if (signature) yield say(signature.code, signature.what);
    else if (latin.startsWith(OLE)) {
      const encrypted = Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.length).includes(ENCRYPTED);
      yield encrypted
        ? say('encrypted', 'an Office document under a password')
        : say('unsupported', 'an Office document of the years before 2007; save it as docx');
    } else if (isOtherZip(latin))
      yield say('unsupported', 'an office document or book of a kind that is not read; save it as docx or pdf');
    else yield say('unsupported', 'XML that is neither a feed nor a page');
  },
};

/** A zip whose first entry is that of an OpenDocument text, a book, a workbook or slides. */
const isOtherZip = (latin: string): boolean => {
  const first = latin.slice(30, 120);
  return latin.startsWith('PK\x03\x04') && /^(mimetypeapplication\/|\[Content_Types\]\.xml|xl\/|ppt\/)/.test(first);
};
const isXml = (bytes: Uint8Array): boolean =>
  /^(ï»¿)?\s*<\?xml/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
