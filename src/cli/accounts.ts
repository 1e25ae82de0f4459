/** What the commands on compared accounts share: options, the comparison itself, rows with the claims and quotes behind them. */
import { type Command, Option } from 'commander';
import { compareCase } from '../accounts.ts';
import type { Case } from '../case/index.ts';
import { loadKnowledge } from '../knowledge/index.ts';
import { type Accounts, type Claim, NUMBER_POLICIES, type NumberPolicy } from '../model/index.ts';
import { type CaseOptions, onCase, withCase } from './case.ts';
import { oneLine, say } from './common.ts';

export interface ListOptions extends CaseOptions {
  readonly format: 'table' | 'jsonl';
  readonly lang: 'ar' | 'en';
  readonly policy: NumberPolicy;
}

/** What has been compared, and the claims by their ids. */
export interface Compared {
  readonly accounts: Accounts;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly head: string;
}

/** A command that lists what the comparison found. */
export const listing = (program: Command, name: string, description: string): Command =>
  onCase(program.command(name).description(description))
    .addOption(new Option('-f, --format <format>', 'form of the result').choices(['table', 'jsonl']).default('table'))
    .addOption(new Option('-l, --lang <language>', 'language of names and reasons').choices(['ar', 'en']).default('en'))
    .addOption(policyOption());

/** How one figure is named where counts differ; the range is always given. */
export const policyOption = (): Option =>
  new Option('--policy <policy>', 'how a count is named where accounts differ')
    .choices([...NUMBER_POLICIES])
    .default('range');

export async function comparing(of: Case, policy: NumberPolicy): Promise<Compared> {
  const record = await of.record();
  const accounts = compareCase(record, loadKnowledge(), { policy });
  return { accounts, claims: new Map(record.claims.map((c) => [c.id, c])), head: of.head };
}

/** Opens the case, compares, and gives what was found. */
export const opened = (name: string, options: ListOptions, use: (given: Compared) => void): Promise<void> =>
  withCase(name, options, {}, async ({ case: of }) => use(await comparing(of, options.policy)));

/** One found thing: as data, as lines for people, and the claims behind it. */
export interface Row {
  readonly row: object;
  readonly lines: readonly string[];
  readonly claims: readonly string[];
}

/** Prints rows; on each, as JSON, the quotes of its claims, the number policy and the head hash, as a table up to `most` claims under it. */
export function show(
  { accounts, claims, head }: Compared,
  options: ListOptions,
  rows: readonly Row[],
  tally: string,
  most: number,
): void {
  for (const { row, lines, claims: ids } of rows) {
    const behind = ids.flatMap((id) => claims.get(id) ?? []);
    if (options.format === 'jsonl') {
      const quotes = behind.map(({ id, doc, type, modality, quote, source }) => ({
        id,
        doc,
        type,
        modality,
        quote,
        source: source.map((s) => s.text),
      }));
      process.stdout.write(`${JSON.stringify({ ...row, quotes, policy: accounts.policy, head })}\n`);
      continue;
    }
    process.stdout.write(`${lines.join('\n')}\n`);
    for (const claim of behind.slice(0, most)) process.stdout.write(`    ${claimLine(claim)}\n`);
    if (behind.length > most) process.stdout.write(`    … ${behind.length - most} more\n`);
  }
  say(`${tally} · counts by policy “${accounts.policy}” · head ${head}`);
}

/** `ID type modality «quote» — source`. */
export function claimLine(claim: Claim): string {
  const source = claim.source.map((s) => s.text).join(' ← ');
  return oneLine(`${claim.id} ${claim.modality} «${claim.quote.text}»${source ? ` — ${source}` : ''}`);
}
