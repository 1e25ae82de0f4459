/** Files that are wrong in one way each, made when the test runs; and what ingest must say of each. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { BODY, ENGLISH, TITLE } from './ingest-helpers.ts';

export interface Malformed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The codes of all its problem lines. */
  readonly codes: readonly string[];
  /** How many articles are read out of it all the same. */
  readonly articles: number;
}

const utf8 = (s: string): Uint8Array => new TextEncoder().encode(s);
const join = (...parts: (Uint8Array | string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((p) => (typeof p === 'string' ? utf8(p) : Uint8Array.from(p))));
const TEXT = `${TITLE}\n\n${BODY}\n`;
const line = (id: string, more: object = {}): string => JSON.stringify({ id, title: TITLE, text: BODY, ...more });
const page = (body: string, head = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8">${head}<title>${TITLE}</title></head><body>${body}</body></html>`;
const prose = BODY.split('\n')
  .map((p) => `<p>${p}</p>`)
  .join('\n');
const rss = (items: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<rss version="2.0"><channel><title>موقع</title>${items}</channel></rss>`;
const item = `<item><title>${TITLE}</title><description>${BODY}</description></item>`;

export function wordDocument(body: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const types =
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const rels =
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': utf8(types),
    '_rels/.rels': utf8(rels),
    'word/document.xml': utf8(document),
    ...more,
  });
}
export const wordParagraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

function encryptedZip(): Uint8Array {
  const bytes = Buffer.from(zipSync({ 'a.txt': utf8(TEXT) }));
  bytes[6]! |= 1;
  bytes[bytes.indexOf('PK\x01\x02', 0, 'latin1') + 8]! |= 1;
  return bytes;
}

function nestedZip(depth: number): Uint8Array {
  let bytes = zipSync({ 'a.txt': utf8(TEXT) });
  for (let i = 1; i < depth; i++) bytes = zipSync({ 'inner.zip': bytes });
  return bytes;
}

function warcRecord(url: string, body: string, length?: number): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
  const n = length ?? Buffer.byteLength(http);
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2016-05-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${n}\r\n\r\n${http}\r\n\r\n`;
}

/** A PDF written by hand, with a right table of offsets. */
export function handmadePdf(objects: readonly string[], trailer = ''): Uint8Array {
  let out = '%PDF-1.4\n';
  const at: number[] = [];
  objects.forEach((object, k) => {
    at.push(out.length);
    out += `${k + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const EMPTY_PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>';
const KEY = `<${'41'.repeat(32)}>`;
const noise = (n: number): Uint8Array => {
  const bytes = new Uint8Array(n);
  let x = 12345;
  for (let i = 0; i < n; i++) {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    bytes[i] = x >>> 16;
  }
  return bytes;
};
const hex = (n: number): string => Buffer.from(noise(n)).toString('hex');
const file = (name: string, content: string | Uint8Array, codes: string | string[], articles = 0): Malformed => ({
  name,
  bytes: typeof content === 'string' ? utf8(content) : content,
  codes: [codes].flat(),
  articles,
});
const gz = gzipSync(utf8(TEXT.repeat(200)));

export const MALFORMED: readonly Malformed[] = [
  // Text and charsets
  file('empty.txt', '', 'empty'),
  file('blank.txt', ' \n\t\r\n ', 'empty'),
  file('mark-only.txt', Uint8Array.of(0xef, 0xbb, 0xbf), 'empty'),
  file('nul-inside.txt', TEXT.replace('مدنيا', 'مد\0نيا'), 'nul-characters', 1),
  file('nul-only.txt', new Uint8Array(65_536), 'binary'),
  file('broken-utf8.txt', join(TEXT, [0xff, 0xfe, 0x80], BODY), 'broken-encoding', 1),
  file('cut-utf8.txt', utf8(`${TEXT}وتابع`).slice(0, -1), 'broken-encoding', 1),
  file('overlong-utf8.txt', join(TEXT, [0xc0, 0xaf], BODY, '.'), 'broken-encoding', 1),
  file('surrogates-utf8.txt', join(TEXT, [0xed, 0xa0, 0x80], BODY, ' '), 'broken-encoding', 1),
  file('utf16-odd.txt', join([0xff, 0xfe], iconv.encode(TEXT, 'utf-16le'), [0x27]), 'broken-encoding', 1),
  file(
    'utf32.txt',
    join([0xff, 0xfe, 0, 0], iconv.encode('English text, not Arabic at all, in four bytes a letter', 'utf-32le')),
    'not-arabic',
    1,
  ),
  file('labelled-latin1.html', page(prose).replace('utf-8', 'iso-8859-1'), 'wrong-charset', 1),
  file('labelled-utf8.html', iconv.encode(page(prose), 'windows-1256'), 'wrong-charset', 1),
  file('bidi.txt', TEXT.replace('مدنيا', '\u202eمدنيا\u202c'), 'bidi-override', 1),
  file('english.txt', ENGLISH, 'not-arabic', 1),
  file(
    'persian.txt',
    'سخنگوی وزارت گفت که گروه‌های امدادی برای کمک به مردم شهر چهار روز پیش از مرز گذشته‌اند و گزارش کامل پس از پایان کار منتشر می‌شود.',
    'not-arabic',
    1,
  ),
  file('figures.txt', '12 34 56 78 90 2016 ٢٠١٦', 'not-arabic', 1),
  file('repeated.txt', `${TEXT}${'ا'.repeat(1_000_000)}`, [], 1),
  file('five-million.txt', `${'قصف '.repeat(1_300_000)}`, 'text-too-long'),
  // Other kinds of file
  file('noise.txt', noise(50_000), 'binary'),
  file('picture.txt', join([0x89], 'PNG\r\n', [0x1a, 0x0a], noise(2000)), 'unsupported'),
  file('photo.jpg', join([0xff, 0xd8, 0xff, 0xe0], noise(2000)), 'unsupported'),
  file('program.txt', join([0x7f], 'ELF', noise(2000)), 'binary'),
  file('rich.rtf', '{\\rtf1\\ansi \\u1602?\\u1589?\\u1601? }', 'unsupported'),
  file('old.doc', join([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Uint8Array(2000)), 'unsupported'),
  file(
    'secret.docx',
    join(
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      new Uint8Array(504),
      iconv.encode('EncryptedPackage', 'utf-16le'),
    ),
    'encrypted',
  ),
  file('seven.7z', join('7z', [0xbc, 0xaf, 0x27, 0x1c], noise(500)), 'unsupported'),
  file('plain.tar', join('a.txt', new Uint8Array(252), 'ustar\x0000', new Uint8Array(800)), 'unsupported'),
  file('other.xml', '<?xml version="1.0"?><catalogue><entryless/></catalogue>', 'unsupported'),
  // JSON
  file('cut.json', '{"title": "قصف", "text": "قال الدف', 'broken-json'),
  file('scalar.json', '[1, 2, 3]', ['broken-json', 'broken-json', 'broken-json']),
  file('empty-list.json', '[]', 'no-articles'),
  file('deep.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'broken-json'),
  file('no-text.json', '{"title": "عنوان بلا نص", "when": 5}', 'no-text'),
  file('text-is-number.jsonl', `{"id": "n1", "text": 5}\n${line('n2')}\n`, 'no-text', 1),
  file('broken-line.jsonl', `${line('l1')}\n{"id": "l2", "text": \n${line('l3')}\n`, 'broken-json', 2),
  file('lone-surrogate.jsonl', `${line('s1').replace('مدنيا', 'مدنيا\\ud800')}\n`, 'lone-surrogates', 1),
  file('same-id.jsonl', `${line('same')}\n${line('same', { text: `${BODY} وانتهى.` })}\n`, 'duplicate-id', 2),
  file('same-twice.jsonl', `${line('twice')}\n${line('twice')}\n`, 'duplicate', 1),
  file('date-none.jsonl', `${line('d1', { date: '2016-13-45' })}\n`, 'broken-date', 1),
  file('date-words.jsonl', `${line('d2', { date: 'soon' })}\n`, 'broken-date', 1),
  file(
    'proto.jsonl',
    `{"__proto__": {"x": 1}, "constructor": 5, "id": "p1", "text": ${JSON.stringify(BODY)}}\n`,
    [],
    1,
  ),
  file('title-object.jsonl', `${line('t1', { title: { deep: [1] } })}\n`, 'broken-field', 1),
  file('id-control.jsonl', `${line('a\u0000b/../c')}\n`, [], 1),
  // Tables
  file('open-quote.csv', `id,text\n1,"${BODY}"\n2,"${BODY}\n`, 'broken-row', 1),
  file('no-text-column.csv', 'a,b,c\n1,2,3\n', 'no-text'),
  file('ragged.csv', `id,text,title\nr1,"${BODY}"\n`, 'broken-row', 1),
  file('header-only.csv', 'id,text\n', 'no-articles'),
  // Pages
  file('nested-div.html', page(`${'<div>'.repeat(10_000)}${prose}${'</div>'.repeat(10_000)}`), 'too-deep', 1),
  file('nested-b.html', page(`<p>${'<b>'.repeat(10_000)}${BODY}`), 'too-deep', 1),
  file('unclosed.html', page(`${prose}${'<p><i><span><td>'.repeat(20_000)}`), 'too-deep', 1),
  file('script-open.html', page(`${prose}<script>var x = "${'<p>'.repeat(1000)}`), [], 1),
  file('comment-open.html', page(`${prose}<!-- ${'<p>نص'.repeat(1000)}`), [], 1),
  file('quote-open.html', page(`${prose}<a href="x>${'ا'.repeat(100_000)}`), [], 1),
  file('entities.html', page(`${prose}<p>${'&amp;&#x202e;&bogus;&#99999999;'.repeat(5000)}</p>`), 'bidi-override', 1),
  file('no-body.html', page('<script>1</script>'), 'empty'),
  file('pictures.html', page('<img src="a.jpg"><img src="b.jpg">'), 'empty'),
  // Feeds
  file(
    'laughs.xml',
    rss(
      `<item><title>&lol9;</title><description>${BODY}</description></item>`,
      `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, k) => `<!ENTITY lol${k + 1} "${`&lol${k || ''};`.repeat(10)}">`).join('')}]>`,
    ),
    [],
    1,
  ),
  file('cut.rss', rss(`${item}<item><description>${BODY} وتابع`).slice(0, -16), [], 2),
  file('no-items.rss', rss(''), 'no-articles'),
  file('no-words.rss', rss(`${item}<item><title>${TITLE}</title></item>`), 'no-text', 1),
  file('deep.rss', rss(`<item><description><![CDATA[${'<div>'.repeat(10_000)}${prose}]]></description></item>`), [], 1),
  // Archives
  file('cut.txt.gz', gz.subarray(0, gz.length - 40), 'truncated', 1),
  file('corrupt.txt.gz', join(gz.subarray(0, 10), noise(500)), 'truncated'),
  file('bomb.txt.gz', gzipSync(Buffer.alloc(40 * 1024 * 1024, 'ا')), 'bomb'),
  file('slip.zip', zipSync({ '../../etc/evil.txt': utf8(TEXT), 'good.txt': utf8(`${TEXT}.`) }), 'unsafe-path', 1),
  file('absolute.zip', zipSync({ '/etc/evil.txt': utf8(TEXT) }), 'unsafe-path'),
  file('link.zip', zipSync({ 'link.txt': [utf8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }), 'symlink'),
  file('nested-3.zip', nestedZip(3), [], 1),
  file('nested-9.zip', nestedZip(9), 'too-deep'),
  file('bomb.zip', zipSync({ 'bomb.txt': new Uint8Array(60 * 1024 * 1024) }), 'bomb'),
  file('cut.zip', zipSync({ 'a.txt': utf8(TEXT), 'b.txt': noise(5000) }).subarray(0, 3000), 'broken-zip'),
  file('corrupt.zip', corrupted(zipSync({ 'a.txt': utf8(TEXT.repeat(50)) })), 'truncated'),
  file('secret.zip', encryptedZip(), 'encrypted'),
  file('empty.zip', zipSync({}), 'empty'),
  file(
    'sidecars.zip',
    zipSync({ 'x.txt': utf8(`${TEXT} 1`), 'x.meta.json': utf8('{not json'), 'y.meta.json': utf8('{}') }),
    ['broken-sidecar', 'orphan-sidecar'],
    1,
  ),
  // Web archives
  file(
    'cut.warc',
    warcRecord('https://example.org/1', page(prose)) +
      warcRecord('https://example.org/2', page(`${prose}<p>${BODY} تتمة</p>`)).slice(0, 900),
    'truncated',
    2,
  ),
  file(
    'cut.warc.gz',
    join(
      gzipSync(utf8(warcRecord('https://example.org/3', page(`${prose}<p>تتمة أخرى</p>`)))),
      gzipSync(utf8(warcRecord('https://example.org/4', page(`${prose}<!--${hex(30_000)}-->`)))).subarray(0, 12_000),
    ),
    'truncated',
    2,
  ),
  file('no-records.warc', 'WARC/1.0\r\n\r\n', 'no-articles'),
  // PDF
  file('garbage.pdf', join('%PDF-1.7\n', noise(5000)), 'broken-pdf'),
  file('cut.pdf', handmadePdf([CATALOG, PAGES, EMPTY_PAGE]).subarray(0, 120), 'broken-pdf'),
  file('pictures.pdf', handmadePdf([CATALOG, PAGES, EMPTY_PAGE]), 'no-text'),
  file(
    'secret.pdf',
    handmadePdf(
      [CATALOG, PAGES, EMPTY_PAGE, `<< /Filter /Standard /V 1 /R 2 /O ${KEY} /U ${KEY} /P -4 >>`],
      `/Encrypt 4 0 R /ID [${KEY} ${KEY}] `,
    ),
    'encrypted',
  ),
  file('loop.pdf', handmadePdf([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']), 'broken-pdf'),
  // Word
  file('macros.docx', wordDocument(wordParagraph(BODY), { 'word/vbaProject.bin': noise(100) }), 'macros', 1),
  file('broken.docx', wordDocument('<w:p><w:r><w:t>'), 'broken-docx'),
  file('nothing.docx', wordDocument('<w:p/>'), 'empty'),
  file('bomb.docx', wordDocument(wordParagraph(' '.repeat(30 * 1024 * 1024))), 'bomb'),
  file('deep.docx', wordDocument(`${'<w:p>'.repeat(20_000)}${'</w:p>'.repeat(20_000)}`), 'too-deep'),
];

function corrupted(bytes: Uint8Array): Uint8Array {
  const out = Uint8Array.from(bytes);
  out.fill(0xff, 60, 120);
  return out;
}
