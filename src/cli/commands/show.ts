/** `isnad show`: one article or claim of a case. */
import { type Command, Option } from 'commander';
import type { Case } from '../../case/index.ts';
import { IsnadError } from '../../model/index.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { oneLine } from '../common.ts';

interface Options extends CaseOptions {
  readonly format: 'text' | 'json';
  readonly original?: true;
}

export default function register(program: Command): void {
  onCase(program.command('show').description('Shows an article with its claims, or one claim.'))
    .argument('<id>', 'id of an article or of a claim')
    .addOption(new Option('-f, --format <format>', 'form of what is shown').choices(['text', 'json']).default('text'))
    .option('--original', 'the bytes of the article as they came, and nothing else')
    .action(show);
}

async function show(name: string, id: string, options: Options): Promise<void> {
  await withCase(name, options, {}, async ({ case: of }) => {
    if (options.original) {
      process.stdout.write(await of.original(id));
      return;
    }
    const shown = (await articleView(of, id)) ?? (await claimView(of, id));
    if (!shown) throw new IsnadError('no-such-id', 'the case holds no article and no claim of this id', id);
    process.stdout.write(options.format === 'json' ? `${JSON.stringify(shown.data, null, 2)}\n` : shown.text);
  });
}

interface View {
  readonly data: object;
  readonly text: string;
}

async function articleView(of: Case, id: string): Promise<View | null> {
  const info = await of.articleInfo(id);
  const article = await of.article(id);
  if (!info || !article) return null;
  const claims = await of.claims({ article: id });
  const problems = await of.problems(id);
  const lines = [
    ['title', info.title],
    ['outlet', info.outlet],
    ['published', info.published.date && `${info.published.date} (${info.published.from})`],
    ['author', info.author],
    ['address', info.url],
    ['came as', info.path],
    ['sha-256', info.sha256],
    ['replaces', info.replaces],
    ['replaced by', info.replacedBy],
  ].flatMap(([label, value]) => (value ? [`${label}: ${oneLine(value)}`] : []));
  const told = claims.map(
    (c) => `${c.id.slice(id.length)} ${c.type} [${c.trigger.start}–${c.trigger.end}] ${oneLine(c.sentence.ar)}`,
  );
  const wrong = problems.map((p) => `${p.severity} ${p.code}: ${oneLine(p.reason)}`);
  return {
    data: { ...info, text: article.text, claims, problems },
    text: `${[...lines, '', article.text.trimEnd(), '', ...told, ...wrong].join('\n')}\n`,
  };
}

async function claimView(of: Case, id: string): Promise<View | null> {
  const claim = (await of.claims({ article: id.slice(0, Math.max(0, id.lastIndexOf('#c'))) })).find((c) => c.id === id);
  if (!claim) return null;
  const judgements = (await of.judgements()).filter((j) => (j.subject.ids as readonly string[]).includes(id));
  const said = judgements.map((j) =>
    oneLine(
      `${j.by} ${j.at.slice(0, 16)}: ${j.verdict}${j.note ? `, ${j.note}` : ''}${j.withdrawn ? ' (withdrawn)' : ''}`,
    ),
  );
  const why = Object.entries(claim.because).map(([field, reason]) => `  ${field}: ${reason}`);
  const lines = [
    `${claim.id} ${claim.type} ${claim.modality}`,
    claim.sentence.ar,
    claim.sentence.en,
    `«${claim.quote.text}» [${claim.quote.start}–${claim.quote.end}]`,
  ];
  return { data: { ...claim, judgements }, text: `${[...lines, ...why, ...said].join('\n')}\n` };
}
