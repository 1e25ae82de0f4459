/**
 * Every measurement under one name: `npm run bench [-- NAME …options]`. Without a name, the reader's. Those that serve a case make one of the
 * shared news corpus (else of `samples/`) where none is given; give one to measure your own: `npm run bench -- server CASE`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasNews, NEWS } from './news.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const BENCHES: Readonly<Record<string, { readonly file: string; readonly of: string; readonly served?: true }>> = {
  reading: { file: 'reading.ts', of: 'articles a second, and memory, of the reader' },
  case: { file: 'case.ts', of: 'adding, reading, indexing and searching a case, small and large' },
  search: { file: 'search.ts', of: "how well search finds, beside PostgreSQL's own" },
  copies: { file: 'copies.ts', of: 'how well copies of one text are found' },
  accounts: { file: 'accounts.ts', of: 'links, incidents and disputes against those read by hand' },
  compare: { file: 'accounts-scale.ts', of: 'comparing accounts, up to 20,000 articles' },
  server: {
    file: 'server.ts',
    of: 'answers of the workbench, also while an article is added, and its memory',
    served: true,
  },
  paint: {
    file: 'paint.ts',
    of: 'how soon its pages show something in a browser, and how smoothly they scroll',
    served: true,
  },
};

const [first = 'reading', ...rest] = process.argv.slice(2);
const [name, options] = first.startsWith('-') ? ['reading', [first, ...rest]] : [first, rest];
const bench = BENCHES[name];
if (!bench) {
  for (const [key, { of }] of Object.entries(BENCHES)) process.stderr.write(`${key.padEnd(9)} ${of}\n`);
  process.exit(2);
}
const node = (...args: string[]): number => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
let room: string | null = null;
if (bench.served && (options.length === 0 || options[0]!.startsWith('-'))) {
  room = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  const from = hasNews('samples/aleppo-2016') ? NEWS : here('../samples/aleppo-2016');
  for (const command of ['add', 'read']) {
    const args = command === 'add' ? [from] : [];
    if (node(here('../dist/cli/main.js'), command, join(room, 'case'), ...args) > 1) process.exit(1);
  }
  options.unshift(join(room, 'case'));
}
process.exitCode = node('--import', createRequire(import.meta.url).resolve('tsx'), here(bench.file), ...options);
if (room) rmSync(room, { recursive: true, force: true });
