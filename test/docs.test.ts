/** The pages against the tree: what they name exists, and what exists is named. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands as registered } from '../scripts/reference.ts';
import { LIMITS } from '../src/ingest/limits.ts';
import { loadOntology } from '../src/knowledge/ontology.ts';
import { chain, EMPTY_HEAD, headOf, written } from '../src/store/chain.ts';
import { dataPath } from '../src/text/data.ts';
import { parseReadings } from '../src/train/readings.ts';

/** The folders that pages may name. */
const FOLDERS = 'src lang ontology knowledge docs samples scripts test training models bench web'.split(' ');
const TREE = [
  ...readdirSync(dataPath('.')),
  ...FOLDERS,
  ...FOLDERS.flatMap((folder) =>
    readdirSync(dataPath(folder), { recursive: true }).map((path) => `${folder}/${String(path)}`),
  ),
];
const PAGES = TREE.filter((path) => path.endsWith('.md') && !/^(src|web|test|bench)\//.test(path)).sort();
/** Files that the guides tell their readers to make. */
const TO_BE_MADE = new Set(['ontology/events/looting.yaml']);

const TABLE = /^(lang\/\w+\/(lexicons|rules|morphology)|knowledge)\/[\w-]+\.(tsv|yaml)$/;

const textOf = (path: string) => readFileSync(dataPath(path), 'utf8');
const page = Object.fromEntries(PAGES.map((path) => [path, textOf(path)]));
const packageJson = JSON.parse(textOf('package.json')) as { scripts: Record<string, string>; version: string };
const commands = new Map((await registered()).map((command) => [command.name(), command]));

/** What each page gets wrong, as `page: what`. */
const wrong = (find: (text: string, path: string) => Iterable<string>): string[] =>
  PAGES.flatMap((path) => [...find(page[path]!, path)].map((what) => `${path}: ${what}`));

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];

describe('the pages', () => {
  it('are there', () => {
    expect(PAGES).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/reading.md']));
  });

  it('link to files that exist, and to headings that do', () => {
    const dead = wrong((text, path) =>
      matches(text, /\]\(([^()\s]+)\)/g).flatMap(([, target = '']) => {
        if (/^[a-z]+:/.test(target)) return [];
        const [file = '', anchor] = target.split('#');
        const at = file ? join(dirname(path), file) : path;
        if (!existsSync(dataPath(at))) return [target];
        return anchor && !headings(at).has(anchor) ? [target] : [];
      }),
    );
    expect(dead).toEqual([]);
  });

  it('name files and folders that exist', () => {
    const missing = wrong((text) =>
      matches(text, new RegExp(`\`((?:${FOLDERS.join('|')})/[^\`\\s]*)\``, 'g'))
        .map(([, path = '']) => path.replace(/[,;:]$/, ''))
        .filter((path) => !TO_BE_MADE.has(path) && !TREE.some((file) => glob(path).test(file))),
    );
    expect(missing).toEqual([]);
  });

  it('name npm scripts that exist', () => {
    const missing = wrong((text) =>
      matches(text, /npm (?:run (?:-s )?)([\w:-]+)/g)
        .map(([, script = '']) => script)
        .filter((script) => !(script in packageJson.scripts)),
    );
    expect(missing).toEqual([]);
    expect(packageJson.scripts).toHaveProperty('test');
  });

  it('name commands that exist, with options that they take', () => {
    const missing = wrong((text) =>
      matches(text, /(?:npx |`|^)isnad ([a-z]+)([^\n`|&(]*)/gm).flatMap(([, command = '', rest = '']) => {
        const known = commands.get(command)?.options.map((option) => option.long ?? '');
        if (!known) return [`isnad ${command}`];
        return matches(rest, /(?<=\s)(--[a-z-]+)/g)
          .map(([option]) => option)
          .filter((option) => !known.includes(option))
          .map((option) => `isnad ${command} ${option}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('run scripts and tests that exist', () => {
    const missing = wrong((text) =>
      matches(text, /npx (?:tsx|vitest run) ([\w./-]+)/g)
        .map(([, path = '']) => path)
        .filter((path) => !existsSync(dataPath(path))),
    );
    expect(missing).toEqual([]);
  });

  it('do not copy the figures that commands print', () => {
    const figures = wrong((text, path) =>
      path === 'samples/README.md' || path === 'docs/reference.md'
        ? []
        : matches(text, /\b(?:F1|precision|recall|accuracy)(?: is| of|:| =)? \d{2}\b|\b\d+ articles\/s/gi).map(
            ([all]) => all,
          ),
    );
    expect(figures).toEqual([]);
  });
});

describe('what exists is named', () => {
  const reference = page['docs/reference.md']!;

  it('every command, claim type and table in the reference', () => {
    const tables = TREE.filter((file) => TABLE.test(file));
    const names = [
      ...[...commands.keys()].map((name) => `### isnad ${name}\n`),
      ...[...loadOntology().keys()].map((id) => `#### \`${id}\` `),
      ...tables.map((file) => `#### \`${file}\``),
    ];
    expect(
      names.filter((name) => !reference.includes(name)),
      'npm run docs makes it anew',
    ).toEqual([]);
  });

  it('every table that people add to in both guides', () => {
    const files = 'nouns adjectives particles verbs triggers time-words number-hedges naming phrase-words'
      .split(' ')
      .map((name) => `lang/ar/lexicons/${name}.tsv`);
    const more = [
      'places-added.tsv',
      'actors.yaml',
      'persons.tsv',
      'outlets.tsv',
      'weapons.tsv',
      'dated-events.tsv',
      'place-words.tsv',
    ];
    for (const guide of ['docs/guide/linguist-en.md', 'docs/guide/linguist-ar.md'])
      for (const file of [...files, 'lang/ar/rules/times.yaml', ...more.map((f) => `knowledge/${f}`)])
        expect(page[guide], `${guide} ${file}`).toContain(file);
  });

  it('every decision in their list', () => {
    const files = readdirSync(dataPath('docs/decisions')).filter((f) => f !== 'README.md');
    expect(files.filter((f) => !page['docs/decisions/README.md']!.includes(`(${f})`))).toEqual([]);
    for (const f of files)
      expect(page[`docs/decisions/${f}`]!.split('\n')[0]).toMatch(new RegExp(`^# ${f.slice(0, 4)} · `));
  });

  it('the version in the citation and the list of changes', () => {
    expect(textOf('CITATION.cff')).toContain(`\nversion: ${packageJson.version}\n`);
    expect(page['CHANGELOG.md']).toContain(`\n## ${packageJson.version}`);
  });

  it('the sources of the gazetteer in NOTICE', () => {
    const notice = textOf('NOTICE');
    for (const name of ['OCHA', 'GeoNames', 'OpenSyria', 'CLDR', 'Syrian Archive']) expect(notice).toContain(name);
  });
});

describe('the guides', () => {
  const blocks = (path: string) =>
    matches(page[path]!, /```yaml\n([\s\S]*?)```/g).map(([, yaml = '']) => unindent(yaml));

  it('show the same additions in both languages', () => {
    expect(blocks('docs/guide/linguist-ar.md')).toEqual(blocks('docs/guide/linguist-en.md'));
    const rows = (path: string) => matches(page[path]!, /`([^`\n]*⇥[^`\n]*)`/g).map(([, row]) => row);
    expect(rows('docs/guide/linguist-ar.md')).toEqual(rows('docs/guide/linguist-en.md'));
    expect(rows('docs/guide/linguist-en.md').length).toBeGreaterThan(5);
  });

  it('show rows that fit their tables', () => {
    const cells = (word: string) =>
      matches(page['docs/guide/linguist-en.md']!, /`([^`\n]*⇥[^`\n]*)`/g)
        .map(([, row = '']) => row.split('⇥'))
        .find(([first]) => first === word)!.length;
    const columns = (file: string) =>
      textOf(file)
        .split('\n')
        .find((l) => l && !l.startsWith('#'))!
        .split('\t').length;
    expect(cells('منهل')).toBe(columns('lang/ar/lexicons/nouns.tsv'));
    expect(cells('دشّم')).toBe(columns('lang/ar/lexicons/verbs.tsv'));
    expect(cells('بإقرار')).toBe(columns('lang/ar/lexicons/particles.tsv'));
    expect(cells('isnad:al-mashhad')).toBe(columns('knowledge/places-added.tsv'));
    expect(cells('hussein-diab')).toBe(columns('knowledge/persons.tsv'));
  });
});

describe('docs/formats.md', () => {
  it('lists every limit as it is', () => {
    const text = page['docs/formats.md']!;
    const unit: Record<string, number> = { MiB: 1024 ** 2, GiB: 1024 ** 3 };
    for (const [name, value] of Object.entries(LIMITS)) {
      expect(text, name).toContain(`\`${name}\``);
      const row = new RegExp(`^\\| \`${name}\` \\| ([\\d,]+)(?: (\\w+))? \\|`, 'm').exec(text);
      if (row) expect(Number(row[1]!.replaceAll(',', '')) * (unit[row[2]!] ?? 1), name).toBe(value);
    }
  });
});

describe('docs/case.md', () => {
  const python = spawnSync('python3', ['--version']).status === 0;
  if (!python) console.warn('docs/case.md: no python3 here; its way to check a journal is not tried');

  it.skipIf(!python)('checks a journal as it says, and finds what was changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'isnad-docs-'));
    try {
      const script = /```python\n([\s\S]*?)```/.exec(page['docs/case.md']!)![1]!;
      const check = () => spawnSync('python3', ['-', folder], { input: script, encoding: 'utf8' });
      let head = EMPTY_HEAD;
      const notes = ['أول', 'ثان', 'ثالث «نص»\u200f'].map((note) => ({ kind: 'case', format: 1, name: note }) as const);
      const lines = chain(head, '2016-05-01T00:00:00.000Z', notes);
      head = headOf(lines, head);
      writeFileSync(join(folder, 'journal.jsonl'), lines.map((line) => `${written(line)}\n`).join(''));
      expect(check().stdout.trim()).toBe(`head ${head.hash}`);
      writeFileSync(join(folder, 'journal.jsonl'), [lines[0]!, lines[2]!].map((line) => `${written(line)}\n`).join(''));
      expect(check().stderr).toContain('a line before 2 is missing');
      writeFileSync(join(folder, 'journal.jsonl'), `${written(lines[0]!).replace('أول', 'آخر')}\n`);
      expect(check().stderr).toContain('line 1 was changed');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('training/README.md', () => {
  it('shows lines that are read as it says', () => {
    const text = /written for this page, «(.+?)»/.exec(page['training/README.md']!)![1]!;
    const lines = matches(page['training/README.md']!, /^(?:air_strike|killed) \|.*$/gm).map(([line]) => line);
    const [read] = parseReadings(`##### a\n${lines.join('\n')}\n`, () => text);
    expect(read!.claims.map((c) => [c.type, text.slice(...c.trigger), c.place.map((p) => text.slice(...p))])).toEqual([
      ['air_strike', 'غارة', ['حي السكري']],
      ['killed', 'قتلت', ['حي السكري']],
    ]);
    expect(read!.claims[1]!.numbers.map((n) => [text.slice(...n.at), n.of])).toEqual([
      ['ثلاثة مدنيين', 'killed_civilians'],
    ]);
    expect(text.slice(...read!.claims[1]!.source[0]!.at)).toBe('الدفاع المدني');
  });
});

describe('the samples', () => {
  const folder = 'samples/aleppo-2016';
  const files = readdirSync(dataPath(folder));

  it('say of themselves that they were written for this project, with outlet, day and address', () => {
    for (const file of files.filter((f) => f.endsWith('.txt'))) {
      const meta = JSON.parse(textOf(`${folder}/${file.replace(/\.txt$/, '.meta.json')}`)) as Record<string, string>;
      expect(meta.note, file).toContain('Written for this project');
      expect(new URL(meta.url!).hostname, file).toMatch(/\.example\.org$/);
      for (const field of ['outlet', 'published', 'title', 'author'])
        expect(meta[field], `${file} ${field}`).toBeTruthy();
    }
    for (const file of files.filter((f) => f.endsWith('.html')))
      expect(textOf(`${folder}/${file}`), file).toContain('Written for this project');
  });

  it('have at least nine articles in three voices, and are counted right where they are spoken of', () => {
    const articles = files.filter((f) => /\.(txt|html)$/.test(f));
    for (const voice of ['government', 'opposition', 'wire'])
      expect(articles.filter((f) => f.includes(voice)).length, voice).toBeGreaterThanOrEqual(3);
    const spelled = ({ 18: 'eighteen', 19: 'nineteen', 20: 'twenty' } as Record<number, string>)[articles.length];
    expect(page['samples/README.md']!.toLowerCase()).toContain(`${spelled} articles`);
    expect(page['README.md']).toContain(`${spelled} sample articles`);
  });
});

/** A path with `*` for a part of a name, as a pattern. */
function glob(path: string): RegExp {
  const parts = path.replace(/\/$/, '').split('*');
  return new RegExp(`^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('[^/]*')}$`);
}

/** Anchors of a page's headings, as GitHub makes them. */
function headings(path: string): Set<string> {
  const lines = matches(page[path] ?? textOf(path), /^#{1,6} (.+)$/gm).map(([, heading = '']) => heading);
  return new Set(
    lines.map((h) =>
      h
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

/** Without the indent that a list item gives. */
function unindent(yaml: string): string {
  const lines = yaml.split('\n');
  const indent = Math.min(...lines.filter((l) => l.trim()).map((l) => l.length - l.trimStart().length));
  return lines
    .map((l) => l.slice(indent).trimEnd())
    .join('\n')
    .trim();
}
