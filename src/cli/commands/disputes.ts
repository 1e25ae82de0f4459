/** `isnad disputes`: claims of different origins that cannot both be true as told, side by side. */
import { type Command, Option } from 'commander';
import { DISPUTE_KINDS } from '../../model/index.ts';
import { claimLine, type ListOptions, listing, opened, show } from '../accounts.ts';
import { counted, oneLine } from '../common.ts';

interface Options extends ListOptions {
  readonly kind?: string;
}

/** Claims shown on a side; the rest is counted. */
const SHOWN = 5;

export default function register(program: Command): void {
  listing(program, 'disputes', 'Lists where accounts part: each dispute with its sides, their claims and quotes.')
    .addOption(new Option('--kind <kind>', 'in this aspect alone').choices([...DISPUTE_KINDS]))
    .action((name: string, options: Options) =>
      opened(name, options, (given) => {
        const { accounts, claims } = given;
        const incidents = new Map(accounts.incidents.map((i) => [i.id, i]));
        const wanted = accounts.disputes.filter((d) => !options.kind || d.kind === options.kind);
        const rows = wanted.map((d) => {
          const incident = d.incident === null ? undefined : incidents.get(d.incident);
          const lines = [
            oneLine(`${d.id}  ${d.kind}  ${d.because[options.lang]}`),
            ...(incident ? [oneLine(`  ${incident.id}  ${incident.title[options.lang]}`)] : []),
            ...d.sides.flatMap((side) => [
              oneLine(`  ▸ ${side.label[options.lang]}`),
              ...side.claims.slice(0, SHOWN).flatMap((id) => {
                const claim = claims.get(id);
                return claim ? [`    ${claimLine(claim)}`] : [];
              }),
              ...(side.claims.length > SHOWN ? [`    … ${side.claims.length - SHOWN} more`] : []),
            ]),
          ];
          return { row: d, claims: options.format === 'jsonl' ? d.claims : [], lines };
        });
        show(given, options, rows, counted(wanted.length, 'dispute'), SHOWN);
      }),
    );
}
