/** `isnad export`: claims, incidents, disputes and naming as files for other programs. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { NUMBER_POLICIES, type NumberPolicy } from '../../model/index.ts';
import { EXPORT_FORMATS, type ExportFormat, exportFiles, writeFiles } from '../../publish/index.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { say } from '../common.ts';
import { publishing } from '../publishing.ts';

interface Options extends CaseOptions {
  readonly format: readonly ExportFormat[];
  readonly out: string;
  readonly policy: NumberPolicy;
  readonly force?: true;
}

export default function register(program: Command): void {
  onCase(
    program
      .command('export')
      .description('Writes what a case holds as JSON Lines, CSV or GeoJSON, with a page that explains it.'),
  )
    .addOption(
      new Option('-f, --format <format...>', 'JSON Lines of claims, incidents, disputes or naming; geojson; csv of all')
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(),
    )
    .requiredOption('-o, --out <folder>', 'folder to write into')
    .addOption(
      new Option('--policy <policy>', 'how one figure is named where counts differ; the range is always given')
        .choices(NUMBER_POLICIES)
        .default('range'),
    )
    .option('--force', 'replace files that are there')
    .action(write);
}

async function write(name: string, options: Options): Promise<void> {
  await withCase(name, options, { writes: true }, async ({ case: of }) => {
    const { input, knowledge } = await publishing(of, options.policy);
    const files = await writeFiles(options.out, exportFiles(input, knowledge, options.format), options.force);
    for (const file of Object.keys(files)) say(`${options.out}/${file}`);
    const format = `${[...new Set(options.format)].join('+')} policy=${options.policy}`;
    await of.log({ kind: 'export', format, to: resolve(options.out), files });
  });
}
