/** `isnad origins`: who stands behind the claims, each origin with the articles that pass it on, and the wire copies. */
import { type Command, Option } from 'commander';
import { type ListOptions, listing, opened, show } from '../accounts.ts';
import { counted, oneLine, whole } from '../common.ts';

interface Options extends ListOptions {
  readonly least: number;
  readonly copies?: true;
}

const SHOWN = 3;

export default function register(program: Command): void {
  listing(
    program,
    'origins',
    'Lists the independent origins of the claims: outlets, agencies, speakers, unnamed sources.',
  )
    .addOption(new Option('--least <n>', 'those alone with so many claims').argParser(whole(1)).default(1))
    .option('--copies', 'the groups of articles that carry one text instead')
    .action((name: string, options: Options) =>
      opened(name, options, (given) => {
        const { accounts } = given;
        if (options.copies) {
          const rows = accounts.copies.map((g) => ({
            row: g,
            claims: [],
            lines: [
              oneLine(`${g.root}  (${g.because})`),
              ...g.copies.map((c) => oneLine(`  ${c.similarity.toFixed(3)}  ${c.article}`)),
            ],
          }));
          show(given, options, rows, counted(rows.length, 'group'), 0);
          return;
        }
        const wanted = accounts.origins.filter((o) => o.claims.length >= options.least);
        const rows = [...wanted]
          .sort((a, b) => b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1))
          .map((o) => ({
            row: o,
            claims: o.claims,
            lines: [
              oneLine(
                `${o.name[options.lang]}  ${o.kind} · ${counted(o.claims.length, 'claim')} · ${counted(o.articles.length, 'article')} · ${o.rule}`,
              ),
            ],
          }));
        show(given, options, rows, counted(rows.length, 'origin'), SHOWN);
      }),
    );
}
