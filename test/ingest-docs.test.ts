import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../src/ingest/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/formats.md'), 'utf8');

describe('docs/formats.md', () => {
  test.each(Object.entries(LIMITS))('names the limit %s and its value %d', (name, value) => {
    const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``));
    const mib = 1024 * 1024;
    const written = [value.toLocaleString('en'), `${value / mib} MiB`, `${value / mib / 1024} GiB`];
    expect(row).toBeDefined();
    expect(
      written.some((w) => row!.includes(w)),
      row,
    ).toBe(true);
  });

  test('names every problem code of the program', () => {
    const folder = join(root, 'src/ingest');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const codes = new Set<string>();
    for (const name of sources)
      for (const m of readFileSync(join(folder, name), 'utf8').matchAll(
        /(?:problem|say)\(\s*(?:'(?:error|warning)',\s*)?'([a-z-]+)'/g,
      ))
        if (!/^(error|warning)$/.test(m[1]!)) codes.add(m[1]!);
    expect(codes.size).toBeGreaterThan(25);
    for (const code of codes) expect(page, code).toContain(`\`${code}\``);
  });
});
