/** `isnad try`: one text, and how it is read. */
import { createHash } from 'node:crypto';
import { text as streamText } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import type { Article } from '../../model/index.ts';
import { loadModels, loadResources } from '../../pipeline.ts';
import { explain } from '../../reading/explain/index.ts';
import { isoDay } from '../common.ts';
import { derivationText } from '../format/derivation.ts';
import { styleFor } from '../format/terminal.ts';
import { openOutput } from '../output.ts';

interface Options {
  readonly published?: string;
  readonly outlet?: string;
  readonly format: 'text' | 'json';
}

export default function register(program: Command): void {
  program
    .command('try')
    .description('Shows how a text is read: its words, what was found in it, its claims, and why.')
    .argument('<text>', 'Arabic text; - is standard input')
    .option('--published <date>', 'day of publication, such as 2016-05-01', isoDay)
    .option('--outlet <name>', 'who publishes it: decides what words such as «the regime» stand for')
    .addOption(new Option('-f, --format <format>', 'form of the result').choices(['text', 'json']).default('text'))
    .action(tryText);
}

async function tryText(given: string, { published, outlet, format }: Options): Promise<void> {
  const text = given === '-' ? await streamText(process.stdin) : given;
  const article: Article = {
    id: 'try',
    sha256: createHash('sha256').update(text).digest('hex'),
    outlet: outlet ?? null,
    published: published ? { date: published, from: 'option' } : { date: null, from: 'unknown' },
    title: null,
    author: null,
    url: null,
    lang: 'ar',
    text,
  };
  const derivation = explain(loadResources(), loadModels(), article);
  const output = await openOutput();
  await output.write(
    format === 'json'
      ? `${JSON.stringify(derivation, null, 1)}\n`
      : derivationText(derivation, styleFor(output.columns)),
  );
  await output.done();
}
