/** `isnad incidents`: what happened by the accounts, each with its aspects and the claims behind them. */
import { type Command, Option } from 'commander';
import type { Accounts, Aspect, Incident } from '../../model/index.ts';
import { type ListOptions, listing, opened, show } from '../accounts.ts';
import { counted, oneLine, whole } from '../common.ts';

interface Options extends ListOptions {
  readonly type?: string;
  readonly disputed?: true;
  readonly least: number;
}

/** Claims shown under an incident; the rest is counted. */
const SHOWN = 8;

export default function register(program: Command): void {
  listing(program, 'incidents', 'Lists the incidents of a case: when, where, who, how many, and how well attested.')
    .option('--type <type>', 'of this type alone, such as air_strike')
    .option('--disputed', 'those alone that are disputed in some aspect')
    .addOption(new Option('--least <n>', 'those alone that so many claims tell of').argParser(whole(1)).default(2))
    .action((name: string, options: Options) =>
      opened(name, options, (given) => {
        const { accounts } = given;
        const wanted = accounts.incidents.filter(
          (i) =>
            i.claims.length >= options.least &&
            (!options.type || i.type === options.type) &&
            (!options.disputed || i.aspects.some((a) => a.verdict === 'conflict')),
        );
        const sorted = [...wanted].sort((a, b) =>
          (a.from ?? '9') < (b.from ?? '9') ? -1 : (a.from ?? '9') > (b.from ?? '9') ? 1 : 0,
        );
        show(
          given,
          options,
          sorted.map((i) => ({ row: i, claims: i.claims, lines: lines(i, accounts, options) })),
          `${counted(sorted.length, 'incident')} of ${accounts.incidents.length}`,
          SHOWN,
        );
      }),
    );
}

function lines(incident: Incident, accounts: Accounts, { lang }: Options): string[] {
  const days =
    incident.from === incident.to ? (incident.from ?? '?') : `${incident.from ?? '?'} … ${incident.to ?? '?'}`;
  const head = `${incident.id}  ${days}  ${incident.title[lang]}`;
  const tally = `${incident.scale} · ${incident.grade} · ${counted(incident.claims.length, 'claim')} · ${counted(incident.articles.length, 'article')} · ${counted(incident.origins.length, 'origin')}`;
  return [
    head,
    `  ${tally}: ${incident.gradeBecause[lang]}`,
    ...incident.aspects.map((a) => `  ${aspectLine(a, lang, accounts)}`),
  ].map(oneLine);
}

function aspectLine(a: Aspect, lang: 'ar' | 'en', accounts: Accounts): string {
  const name = a.of ? `${a.aspect} ${a.of}` : a.aspect;
  const values = a.values.map((v) => `${v.label[lang]} (${v.origins.length})`).join(' · ');
  const f = a.figure;
  const figure = f
    ? `  [${accounts.policy ?? f.policy}: ${f.low}–${f.high ?? '…'}${f.best === null ? '' : `, best ${f.best}`}]`
    : '';
  return `${a.verdict === 'conflict' ? '≠' : a.verdict === 'agree' ? '=' : a.verdict === 'refine' ? '~' : ' '} ${name}: ${values}${figure} — ${a.because[lang]}`;
}
