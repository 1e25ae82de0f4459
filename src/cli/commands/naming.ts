/** `isnad naming`: how each outlet names each party, and whom it quotes. */
import { type Command, Option } from 'commander';
import type { NamingTerm, Span } from '../../model/index.ts';
import { Mask } from '../../publish/index.ts';
import { type CaseOptions, onCase, withCase } from '../case.ts';
import { counted, oneLine, say } from '../common.ts';
import { publishing } from '../publishing.ts';

interface Options extends CaseOptions {
  readonly format: 'table' | 'jsonl';
  readonly lang: 'ar' | 'en';
  readonly party?: string;
  readonly outlet?: string;
  readonly voices?: true;
}

/** Terms shown of a cell in the table. */
const TERMS = 8;
/** Terms of a cell that are shown with one place where they stand, and characters on either side. */
const QUOTED = 2;
const AROUND = 40;

export default function register(program: Command): void {
  onCase(
    program
      .command('naming')
      .description('Shows how each outlet names each party, in its own voice, reporting, and in quotes.'),
  )
    .addOption(new Option('-f, --format <format>', 'form of the result').choices(['table', 'jsonl']).default('table'))
    .addOption(
      new Option('-l, --lang <language>', 'language of the parties’ names').choices(['ar', 'en']).default('en'),
    )
    .option('--party <id>', 'this party alone, such as syria-government or people:dead')
    .option('--outlet <outlet>', 'this outlet alone')
    .option('--voices', 'whom each outlet quotes, how often and with which words, instead')
    .action(show);
}

async function show(name: string, options: Options): Promise<void> {
  await withCase(name, options, {}, async ({ case: of }) => {
    const { input, knowledge } = await publishing(of);
    const mask = new Mask(input, knowledge);
    const text = new Map(input.record.articles.map((a) => [a.id, a.text]));
    const put = (row: object, line: string) =>
      process.stdout.write(`${options.format === 'jsonl' ? JSON.stringify(row) : mask.text(oneLine(line))}\n`);
    const wanted = <T extends { readonly outlet: string }>(x: T) => !options.outlet || x.outlet === options.outlet;
    if (options.voices) {
      const voices = input.accounts.voices.filter((v) => wanted(v) && !input.withheld.has(v.source));
      for (const v of voices) {
        const cues = v.cues.map((c) => `${c.cue} ${c.count}${c.stance === 'neutral' ? '' : ` ${c.stance}`}`).join(', ');
        put(v, `${v.outlet || '?'} ← ${v.name[options.lang]} · ${v.count}${cues ? ` · ${cues}` : ''}`);
      }
      say(counted(voices.length, 'voice'));
      return;
    }
    const cells = input.accounts.naming.filter(
      (c) => !input.withheld.has(c.party) && wanted(c) && (!options.party || c.party === options.party),
    );
    for (const cell of cells) {
      const terms = cell.terms.map((t) => ({
        ...t,
        term: mask.text(t.term),
        examples: t.examples.map((e) => ({ ...e, quote: mask.text(around(text.get(e.article) ?? '', e)) })),
      }));
      put(
        { ...cell, terms, head: input.head },
        `${cell.name[options.lang]} · ${cell.outlet || '?'} · ${cell.voice}: ${terms.slice(0, TERMS).map(termLine).join(' · ')}`,
      );
      if (options.format === 'table')
        for (const t of terms.slice(0, QUOTED))
          for (const e of t.examples.slice(0, 1))
            process.stdout.write(`    ${oneLine(`${e.article} ${e.start}–${e.end}  …${e.quote}…`)}\n`);
    }
    say(`${counted(cells.length, 'cell')}; ◆ takes a side, ★ sets the outlet apart (z over 1.96)`);
  });
}

const around = (text: string, { start, end }: Span): string =>
  text.slice(Math.max(0, start - AROUND), end + AROUND).trim();

const termLine = (t: NamingTerm): string =>
  `${t.loading === 'loaded' ? '◆' : ''}${t.distinctive > 1.96 ? '★' : ''}${t.term} ${t.count}`;
