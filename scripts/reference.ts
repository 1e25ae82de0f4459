/**
 * Makes docs/reference.md: every command, every claim type, every table with what its own head says. Same sources, same bytes.
 * usage: npm run docs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { type EventType, loadOntology } from '../src/knowledge/ontology.ts';
import { dataPath } from '../src/text/data.ts';

const FOLDERS = ['lang/ar/lexicons', 'lang/ar/rules', 'lang/ar/morphology', 'lang/en/lexicons', 'knowledge'];

/** The whole page as Markdown. */
export async function reference(): Promise<string> {
  const types = [...loadOntology().values()];
  return [
    '# Reference',
    '',
    '_Made by `npm run docs` from the tables themselves; not edited by hand. How to add to them: [guide](guide/linguist-en.md) · [الدليل](guide/linguist-ar.md)._',
    '',
    '## Commands · الأوامر',
    '',
    ...(await commands()).flatMap(commandSection),
    '## Claim types · أنواع الادعاءات',
    '',
    `One file each in \`ontology/events/\`; the fields are explained in [ontology/README.md](../ontology/README.md).`,
    '',
    ...groups(types).flatMap(([group, members]) => [`### ${group}`, '', ...members.flatMap(typeSection)]),
    '## Tables · الجداول',
    '',
    'What each says of itself at its head.',
    '',
    ...FOLDERS.flatMap((folder) => [`### ${folder}`, '', ...filesOf(folder).flatMap(tableSection)]),
  ].join('\n');
}

/** The commands of `src/cli/main.ts`, as they register themselves, by name. */
export async function commands(): Promise<readonly Command[]> {
  const program = new Command('isnad');
  const listed = readFileSync(dataPath('src/cli/main.ts'), 'utf8').matchAll(/import\('\.\/commands\/([\w-]+)\.ts'\)/g);
  for (const [, file] of listed) (await import(dataPath(`src/cli/commands/${file}.ts`))).default(program);
  return [...program.commands].sort((a, b) => (a.name() < b.name() ? -1 : 1));
}

function commandSection(command: Command): string[] {
  const options = command.options.filter((option) => !option.hidden);
  return [
    `### isnad ${command.name()}`,
    '',
    command.description(),
    '',
    '```text',
    `isnad ${command.name()} ${command.usage()}`,
    ...options.map(({ flags, description, argChoices }) => {
      const choices = argChoices ? ` (${argChoices.join(' | ')})` : '';
      return `  ${flags.padEnd(24)} ${description}${choices}`;
    }),
    '```',
    '',
  ];
}

/** Groups in the order in which they are first met, types by id. */
function groups(types: readonly EventType[]): [string, EventType[]][] {
  const out = new Map<string, EventType[]>();
  for (const type of types) out.set(type.group, [...(out.get(type.group) ?? []), type]);
  return [...out].sort(([a], [b]) => (a < b ? -1 : 1));
}

function typeSection(type: EventType): string[] {
  const roles = Object.entries(type.roles).map(([name, role]) => `${name}: ${role?.en} · ${role?.ar}`);
  const codes = Object.entries(type.codes ?? {}).map(
    ([book, code]) => `${book} ${typeof code === 'object' ? Object.values(code).join(': ') : code}`,
  );
  return [
    `#### \`${type.id}\` ${type.label.en} · ${type.label.ar}`,
    '',
    `${type.definition.en}`,
    '',
    `${type.definition.ar}`,
    '',
    `- such as: ${type.examples.map((e) => `«${e}»`).join(' ')}`,
    `- not: ${type.not.map(({ text, is }) => `«${text}» ${is ? `(\`${is}\`)` : '(no claim)'}`).join(' ')}`,
    ...roles.map((line) => `- ${line}`),
    ...(codes.length > 0 ? [`- in other codebooks: ${codes.join('; ')}`] : []),
    '',
  ];
}

function filesOf(folder: string): string[] {
  return readdirSync(dataPath(folder))
    .filter((name) => /\.(tsv|yaml)$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** The notes at the head of a file, with its columns where it is a table. */
function tableSection(file: string): string[] {
  const lines = readFileSync(dataPath(file), 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const head = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.replace(/^# ?/, ''));
  const notes = head.filter((line, k) => !(line === '' && k === head.length - 1));
  const columns = file.endsWith('.tsv') ? lines.find((line) => line && !line.startsWith('#')) : undefined;
  return [
    `#### \`${file}\``,
    '',
    ...(columns
      ? [
          `Columns: ${columns
            .split('\t')
            .map((c) => `\`${c}\``)
            .join(' ')}`,
          '',
        ]
      : []),
    '```text',
    ...notes,
    '```',
    '',
  ];
}

if (process.argv[1]?.endsWith('reference.ts')) {
  writeFileSync(dataPath('docs/reference.md'), `${(await reference()).trimEnd()}\n`);
  process.stdout.write('docs/reference.md is made\n');
}
