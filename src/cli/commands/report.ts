/** `isnad report`: the compared accounts of a case as one page that can be read and printed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { NUMBER_POLICIES, type NumberPolicy } from '../../model/index.ts';
import { type Language, printPdf, writeFiles, writeReport } from '../../publish/index.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { say, whole } from '../common.ts';
import { publishing } from '../publishing.ts';

interface Options extends CaseOptions {
  readonly out: string;
  readonly lang: Language;
  readonly policy: NumberPolicy;
  readonly pdf?: true;
  readonly force?: true;
  readonly title?: string;
  readonly incidents?: number;
}

export default function register(program: Command): void {
  onCase(program.command('report').description('Writes the compared accounts of a case as one page to read and print.'))
    .requiredOption('-o, --out <file>', 'the page to write, such as report.html')
    .addOption(new Option('-l, --lang <language>', 'language of the page').choices(['ar', 'en']).default('ar'))
    .addOption(
      new Option('--policy <policy>', 'how one figure is named where counts differ; the range is always given')
        .choices(NUMBER_POLICIES)
        .default('range'),
    )
    .option('--title <title>', 'title instead of the name of the case')
    .option('--incidents <n>', 'how many incidents are shown in full', whole(0))
    .option('--pdf', 'print it to PDF as well, beside the page; needs Chromium')
    .option('--force', 'replace files that are there')
    .action(report);
}

async function report(name: string, options: Options): Promise<void> {
  await withCase(name, options, { writes: true }, async ({ case: of }) => {
    const { input, knowledge } = await publishing(of, options.policy);
    const page = writeReport(input, knowledge, {
      language: options.lang,
      name: options.title ?? of.name,
      at: new Date().toISOString(),
      ...(options.incidents === undefined ? {} : { full: options.incidents }),
    });
    const path = resolve(options.out);
    const files = await writeFiles(dirname(path), new Map([[basename(path), page]]), options.force);
    say(`${options.out} written`);
    if (options.pdf) {
      const pdf = `${path.replace(/\.html?$/i, '')}.pdf`;
      await printPdf(page, pdf);
      files[basename(pdf)] = createHash('sha256')
        .update(await readFile(pdf))
        .digest('hex');
      say(`${pdf} printed`);
    }
    await of.log({ kind: 'export', format: `report-${options.lang}`, to: path, files });
  });
}
