/** The built pages, read once when the server starts: no path from a request ever reaches the file system. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { dataPath } from '../text/data.ts';
import { PAGES } from './contract.ts';

export interface PageFile {
  readonly body: Buffer;
  readonly zipped: Buffer | null;
  readonly type: string;
  readonly etag: string;
  /** Its name holds a hash of its contents: it never changes. */
  readonly immutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  geojson: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  pbf: 'application/x-protobuf',
  txt: 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = /^text\/|json|svg|protobuf/;
/** Where the build puts files whose names hold a hash. */
const HASHED = /^\/assets\//;
const PAGE_NAMES = new Set<string>(PAGES);

export class Pages {
  private constructor(private readonly files: ReadonlyMap<string, PageFile>) {}

  /** Reads a folder of built pages; an empty one where there is none. */
  static load(folder = dataPath('web/dist')): Pages {
    const files = new Map<string, PageFile>();
    let entries: { name: string; parentPath: string }[] = [];
    try {
      entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
    } catch {
      return new Pages(files);
    }
    for (const { name, parentPath } of entries) {
      const file = `${parentPath}/${name}`;
      const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
      if (type) files.set(file.slice(folder.length).replaceAll('\\', '/').replace(/^\/*/, '/'), pageFile(file, type));
    }
    return new Pages(new Map([...files].map(([path, f]) => [path, { ...f, immutable: HASHED.test(path) }])));
  }

  get built(): boolean {
    return this.files.has('/index.html');
  }

  /** The file of a path, or the one page for the address of a page; null where there is neither. */
  find(path: string): PageFile | null {
    const file = this.files.get(path);
    if (file) return file;
    const first = path.split('/', 2)[1] ?? '';
    return path === '/' || (first !== '' && PAGE_NAMES.has(first)) ? (this.files.get('/index.html') ?? null) : null;
  }
}

function pageFile(file: string, type: string): Omit<PageFile, 'immutable'> & { immutable: boolean } {
  const body = readFileSync(file);
  const zipped = COMPRESSIBLE.test(type) && body.length > 1024 ? gzipSync(body, { level: 9 }) : null;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, zipped, type, etag, immutable: false };
}
