/** Who may import whom, and other things that hold for the whole tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** Stages do not import one another; they meet in `pipeline.ts` and its like. */
const STAGES = ['annotate', 'claims', 'phrase', 'ingest', 'clean', 'link', 'compare', 'publish', 'naming'];
const LOW = ['model', 'text', 'rules', 'learn', 'knowledge'];
/** Files at the root of `src` that put stages together. */
const COMPOSERS = ['pipeline', 'accounts', 'naming'];

/** Layer → the layers that it may import beside itself. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  rules: ['model', 'text'],
  learn: ['model', 'text'],
  knowledge: ['model', 'text'],
  store: ['model'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, LOW])),
  // Cleaning is how ingest gets from a page to its text.
  ingest: [...LOW, 'clean'],
  ...Object.fromEntries(
    COMPOSERS.map((name) => [`${name}.ts`, [...LOW, ...STAGES, ...COMPOSERS.map((c) => `${c}.ts`)]]),
  ),
};
const READING = [...LOW, ...STAGES, ...COMPOSERS.map((c) => `${c}.ts`), 'reading'];
const CASE = [...READING, 'store', 'case'];
const MORE: Readonly<Record<string, readonly string[]>> = {
  train: [...READING, 'train'],
  reading: READING,
  case: CASE,
  server: [...CASE, 'server'],
  cli: [...CASE, 'server', 'cli', 'train'],
};
const ALLOWED: Readonly<Record<string, readonly string[]>> = { ...MAY, ...MORE };

/** TypeScript files under a folder, relative to the root. */
function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && /\.tsx?$/.test(e.name) && !/node_modules|\/dist\//.test(e.parentPath))
    .map((e) => relative(ROOT, join(e.parentPath, e.name)))
    .sort();
}

/** What a file imports, in its own words, with whether types alone are taken. */
function imports(file: string): { readonly from: string; readonly typesOnly: boolean }[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'"`;]*?\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s+'([^']+)'/g,
  );
  return [...found].map((m) => ({ from: m[2] ?? m[3] ?? m[4]!, typesOnly: Boolean(m[1]) }));
}

/** The layer that a file of `src` belongs to: its first folder, or its own name at the root. */
const layerOf = (path: string): string => relative(SRC, path).split('/')[0]!;

const isWebContract = (path: string): boolean => /^src\/server\/contract(\.ts|\/)/.test(relative(ROOT, path));

describe('layers', () => {
  const files = sources('src');

  test('every folder of src is known to this test', () => {
    expect([...new Set(files.map((f) => layerOf(join(ROOT, f))))].filter((layer) => !(layer in ALLOWED))).toEqual([]);
  });

  test('no file imports what lies above it', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const layer = layerOf(join(ROOT, file));
      for (const { from } of imports(file)) {
        if (!from.startsWith('.')) continue;
        const target = layerOf(join(ROOT, dirname(file), from));
        if (target !== layer && !ALLOWED[layer]?.includes(target)) wrong.push(`${file} imports ${from}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the workbench imports the model and the types of the API alone', () => {
    const wrong: string[] = [];
    for (const file of sources('web'))
      for (const { from, typesOnly } of imports(file)) {
        if (!from.startsWith('.')) continue;
        const target = join(ROOT, dirname(file), from);
        if (relative(join(ROOT, 'web'), target).startsWith('..'))
          if (!(layerOf(target) === 'model' || (typesOnly && isWebContract(target))))
            wrong.push(`${file} imports ${from}`);
      }
    expect(wrong).toEqual([]);
  });

  test('relative imports name the file with its extension, and no file imports itself round a corner', () => {
    const bare = files.flatMap((file) =>
      imports(file).flatMap(({ from }) =>
        from.startsWith('.') && !/\.(ts|json)$/.test(from) ? [`${file}: ${from}`] : [],
      ),
    );
    expect(bare).toEqual([]);
    expect(cycles(files)).toEqual([]);
  });
});

/** Circles of files that need one another's values. Types may go round. */
function cycles(files: readonly string[]): string[] {
  const edges = new Map(
    files.map((file) => [
      file,
      imports(file).flatMap(({ from, typesOnly }) =>
        from.startsWith('.') && !typesOnly && !onlyTypes(file, from)
          ? [relative(ROOT, join(ROOT, dirname(file), from))]
          : [],
      ),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  return found;
}

/** `import { type A, type B } from` takes types alone too. */
function onlyTypes(file: string, from: string): boolean {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const braces = [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*'([^']+)'/g)].filter((m) => m[2] === from);
  return (
    braces.length > 0 && braces.every((m) => m[1]!.split(',').every((name) => !name.trim() || /^\s*type\s/.test(name)))
  );
}

describe('size and language', () => {
  const files = sources('src');
  const lines = (file: string) => readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1;

  test('a file of more than 400 lines says why in its first comment; half of all files have fewer than 100', () => {
    const long = files.filter(
      (f) => lines(f) > 400 && !/^\/\*\*[\s\S]*?\blong\b[\s\S]*?\*\//.test(readFileSync(join(ROOT, f), 'utf8')),
    );
    expect(long).toEqual([]);
    const sizes = files.map(lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100);
  });

  test('every data table says what it is before its first row', () => {
    const tables = ['lang', 'knowledge', 'ontology'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
        .filter((e) => e.isFile() && /\.(tsv|yaml)$/.test(e.name))
        .map((e) => relative(ROOT, join(e.parentPath, e.name))),
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((t) => !readFileSync(join(ROOT, t), 'utf8').startsWith('#'))).toEqual([]);
  });

  test('no words of the language stand in the code: they are data and belong into lang/', () => {
    const stages = files.filter((f) => /^src\/(annotate|claims|phrase|link|compare|publish|rules)\//.test(f));
    const wrong = stages.flatMap((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, k) =>
          /(['"`])\p{Script=Arabic}{4,}\1/u.test(line) ? [`${file}:${k + 1}: ${line.trim()}`] : [],
        ),
    );
    expect(wrong).toEqual([]);
  });
});
