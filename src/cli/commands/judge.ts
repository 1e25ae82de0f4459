/** `isnad judge`: a person's word on claims, incidents and entities, one at a time or from a CSV. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import type { Case, NewJudgement } from '../../case/index.ts';
import { IsnadError, JUDGEMENT_VERDICTS, type Judgement, type Subject } from '../../model/index.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { counted, oneLine, say } from '../common.ts';
import { fieldsOf } from '../fields.ts';

interface Options extends CaseOptions {
  readonly by?: string;
  readonly note?: string;
  readonly set: readonly string[];
  readonly csv?: string;
}

export default function register(program: Command): void {
  onCase(program.command('judge').description('Puts a person’s verdict on record, or takes one back.'))
    .argument('[verdict]', `${JUDGEMENT_VERDICTS.join(', ')}; withdraw takes a judgement back`)
    .argument('[ids...]', 'a claim or entity; two of them for same and different; a judgement for withdraw')
    .option('--by <name>', 'who says so')
    .option('--note <text>', 'why')
    .option(
      '--set <field=value...>',
      'for corrected: modality=denied, type=killed, agent="قوات النظام", when=2016-05-01, or JSON',
      many,
      [],
    )
    .option('--csv <file>', 'judgements from a table with the columns verdict, id, id2, set, by, note')
    .addHelpText(
      'after',
      '\nA claim of one happening or another: same or different with two claim ids. One name or another: with two entity ids.',
    )
    .action(judge);
}

const many = (value: string, before: readonly string[]): string[] => [...before, value];

/** What is asked for, from the command line or from a row of a table. */
interface Asked {
  readonly verdict: string;
  readonly ids: readonly string[];
  readonly set: readonly string[];
  readonly by: string;
  readonly note: string | undefined;
}

async function judge(
  name: string,
  verdict: string | undefined,
  ids: readonly string[],
  options: Options,
): Promise<void> {
  if ((verdict === undefined) === (options.csv === undefined))
    throw new IsnadError('broken-judgement', 'give a verdict with its ids, or --csv with a table');
  const by = options.by ?? '';
  const asked = options.csv
    ? await rowsOf(options.csv, options)
    : [{ place: '', asked: { verdict: verdict!, ids, set: options.set, by, note: options.note } }];
  await withCase(name, options, { writes: true }, async ({ case: on }) => {
    let failed = 0;
    for (const { place, asked: one } of asked)
      try {
        const made = await put(on, one);
        process.stdout.write(
          `${oneLine(`${made.withdrawn ? 'withdrawn' : made.verdict} ${made.id} ${made.subject.ids.join(' ')}`)}\n`,
        );
      } catch (error) {
        if (!place || !(error instanceof IsnadError)) throw error;
        failed++;
        say(oneLine(`${place}: ${error.message} (${error.code})`));
      }
    if (options.csv) say(`${counted(asked.length - failed, 'judgement')} taken, ${failed} refused`);
    if (failed > 0) process.exitCode = 1;
  });
}

async function put(on: Case, { verdict, ids, set, by, note }: Asked): Promise<Judgement> {
  if (verdict === 'withdraw') return on.withdraw(ids[0] ?? '', by, note);
  const fields = set.length > 0 ? await fieldsOf(on, ids[0] ?? '', set) : undefined;
  return on.judge({
    subject: subjectOf(ids),
    verdict: verdict as NewJudgement['verdict'],
    ...(fields ? { fields } : {}),
    by,
    ...(note ? { note } : {}),
  });
}

/** Claims are told by their `#c`; everything else is an entity. */
function subjectOf(ids: readonly string[]): Subject {
  const claims = ids.filter((id) => /#c\d+$/.test(id)).length;
  if (claims > 0 && claims < ids.length)
    throw new IsnadError('broken-judgement', 'a claim and something that is none cannot be paired');
  const kind = claims > 0 ? (ids.length > 1 ? 'claims' : 'claim') : ids.length > 1 ? 'entities' : 'entity';
  return { kind, ids } as unknown as Subject;
}

async function rowsOf(file: string, options: Options): Promise<{ place: string; asked: Asked }[]> {
  let rows: Record<string, string>[];
  try {
    const text = await readFile(file, 'utf8');
    rows = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true }) as Record<string, string>[];
  } catch (error) {
    throw new IsnadError('broken-table', `cannot be read as CSV (${(error as Error).message})`, file);
  }
  for (const column of ['verdict', 'id'])
    if (rows[0] && !(column in rows[0])) throw new IsnadError('broken-table', `has no column «${column}»`, file);
  return rows.map((row, n) => ({
    place: `${file}:${n + 2}`,
    asked: {
      verdict: row.verdict ?? '',
      ids: [row.id ?? '', ...(row.id2 ? [row.id2] : [])],
      set: (row.set ?? '').split(/\s*;;\s*/).filter((s) => s !== ''),
      by: row.by || options.by || '',
      note: row.note || options.note,
    },
  }));
}
