/** The additions that the linguist's guide shows, made in a copy of the tables and tried there as the guide says. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataPath } from '../src/text/data.ts';

const guide = readFileSync(dataPath('docs/guide/linguist-en.md'), 'utf8');
const copy = mkdtempSync(join(tmpdir(), 'isnad-guide-'));
for (const folder of ['src', 'lang', 'ontology', 'knowledge', 'package.json', 'tsconfig.json'])
  cpSync(dataPath(folder), join(copy, folder), { recursive: true });
for (const folder of ['models', 'node_modules']) symlinkSync(dataPath(folder), join(copy, folder));
afterAll(() => rmSync(copy, { recursive: true }));

const rows = [...guide.matchAll(/`([^`\n]*⇥[^`\n]*)`/g)].map(([, row = '']) => row.replaceAll('⇥', '\t'));
const rules = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml.replace(/^ {3}/gm, ''));

/** The row of the guide that begins with a word and fits the table's columns. */
function row(first: string, file: string): string {
  const columns = textOf(file)
    .split('\n')
    .find((line) => line && !line.startsWith('#'))!
    .split('\t').length;
  const found = rows.find((r) => r.split('\t')[0] === first && r.split('\t').length === columns);
  if (!found) throw new Error(`the guide has no row of ${columns} cells for ${first} (${file})`);
  return found;
}

const textOf = (file: string) => readFileSync(join(copy, file), 'utf8');
const append = (file: string, first: string) => writeFileSync(join(copy, file), `${textOf(file)}${row(first, file)}\n`);
const insert = (file: string, before: string, text: string) => {
  expect(textOf(file)).toContain(before);
  writeFileSync(join(copy, file), textOf(file).replace(before, `${text}${before}`));
};

/** What `isnad try` prints in the copy. */
function tried(sentence: string): string {
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'try', sentence, '--published', '2016-05-01'],
    { cwd: copy, encoding: 'utf8' },
  );
  return run.stdout + run.stderr;
}

describe('what the guide adds', () => {
  it('is not there yet', () => {
    const before = tried('دشّم الحراس منهلا');
    expect(before).toMatch(/منهلا.*not in the lexicon/);
    expect(before).not.toContain('to fortify');
  });

  it('is read at once, without compiling or training', () => {
    append('lang/ar/lexicons/nouns.tsv', 'منهل');
    append('lang/ar/lexicons/verbs.tsv', 'دشّم');
    append('lang/ar/lexicons/triggers.tsv', 'دشّم');
    append('lang/ar/lexicons/particles.tsv', 'بإقرار');
    writeFileSync(
      join(copy, 'knowledge/places.tsv'),
      `${textOf('knowledge/places.tsv')}${row('isnad:al-mashhad', 'knowledge/places-added.tsv')}\n`,
    );
    append('knowledge/persons.tsv', 'hussein-diab');
    insert('lang/ar/rules/times.yaml', '- id: moments-running-on', `${rules.find((y) => y.startsWith('- id:'))}\n`);
    insert('knowledge/actors.yaml', '  - id: faylaq-al-rahman\n', rules.find((y) => y.startsWith('  - id:'))!);
    const after = tried(
      'دشّمت كتائب الصفوة مواقعها قرب المناهل في حي المشهد في حلب مع أذان الفجر، بإقرار محافظ حلب حسين دياب.',
    );
    expect(after).toMatch(/دشّمت.*3fs.*“to fortify with bunkers”/);
    expect(after).toMatch(/المناهل.*noun pl.*“public water point”/);
    expect(after).toMatch(/by at-the-call-to-prayer/);
    expect(after).toMatch(/كتائب الصفوة: actor safwa-brigades/);
    expect(after).toMatch(/حي المشهد: place isnad:al-mashhad/);
    expect(after).toMatch(/حسين دياب: person hussein-diab/);
    expect(after).toMatch(/بإقرار preposition: محافظ حلب حسين دياب/);
  });

  it('takes a claim type of one file, found by its words until models have learned it', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(textOf('ontology/README.md'))![1]!;
    writeFileSync(join(copy, 'ontology/events/looting.yaml'), example);
    const after = tried('نهب مسلحون متاجر الحي');
    expect(after).toMatch(/نهب: looting /);
    expect(after).toMatch(/looted/);
  });

  it('is refused with file, line and what is missing where it is not right', () => {
    const rule = rules.find((y) => y.startsWith('- id:'))!;
    writeFileSync(
      join(copy, 'lang/ar/rules/times.yaml'),
      textOf('lang/ar/rules/times.yaml').replace(rule, rule.replace(/ {2}counterexamples:.*\n/, '')),
    );
    expect(tried('وصل الوفد')).toMatch(
      /lang\/ar\/rules\/times\.yaml:\d+: the rule «at-the-call-to-prayer» has no example that it must not match · .*counterexamples/,
    );
  });
});
