/**
 * Scores the comparison with `../shared/gold/score-accounts.mjs`, on the claims read by hand and on those that the reader finds.
 * usage: npx tsx bench/accounts.ts [--only gold|read] [--show] [--cache FOLDER] [--floors FILE]
 * `--floors`: fails when a figure is below what the file gives for it, by claims (gold: read by hand, read: found by the reader) and
 * set: `b3` and `links` in percent (F1), `disputes` as the number found.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareCase } from '../src/accounts.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';
import type { Accounts, CaseRecord } from '../src/model/index.ts';
import { loadModels, loadResources, Reader } from '../src/pipeline.ts';
import { sharedPath } from '../src/train/gold.ts';
import { folders, goldRecord, readRecord, SETS, type SetName } from './accounts-gold.ts';

export interface AccountScore {
  readonly claims_matched: number;
  readonly b3: { readonly p: number; readonly r: number; readonly f1: number };
  readonly links: {
    readonly p: number;
    readonly r: number;
    readonly f1: number;
    readonly gold: number;
    readonly found: number;
  };
  readonly disputes: {
    readonly gold: number;
    readonly found: number;
    readonly listed: number;
    readonly missed: readonly string[];
  };
}

/** @returns null where the shared material is absent */
export function scoreAccounts(set: SetName, record: CaseRecord, accounts: Accounts): AccountScore | null {
  const at = folders(set);
  const script = sharedPath('gold/score-accounts.mjs');
  if (!at || !script) return null;
  const dir = mkdtempSync(join(tmpdir(), 'isnad-accounts-'));
  const write = (name: string, rows: readonly unknown[]) => {
    writeFileSync(join(dir, name), rows.map((r) => JSON.stringify(r)).join('\n'));
    return join(dir, name);
  };
  const args = [
    ...[script, at.corpus, at.gold, write('claims.jsonl', record.claims)],
    ...[write('incidents.jsonl', accounts.incidents), write('disputes.jsonl', accounts.disputes), '--json'],
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })) as AccountScore;
}

type Floors = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** Figures of one set that are below their floors, one line each. */
export function belowFloors(kind: string, set: SetName, score: AccountScore, floors: Floors): string[] {
  const reached = new Map([
    ['b3', 100 * score.b3.f1],
    ['links', 100 * score.links.f1],
    ['disputes', score.disputes.found],
  ]);
  const given = floors[kind]?.[set];
  if (!given) return [`${kind} ${set}: no floors are given`];
  return Object.entries(given).flatMap(([name, floor]) => {
    const figure = reached.get(name);
    if (figure === undefined) return [`${kind} ${set} ${name}: there is no such figure`];
    return figure < floor ? [`${kind} ${set} ${name}: ${figure.toFixed(1)}, below its floor of ${floor}`] : [];
  });
}

function records(cache: string | null): [kind: string, set: SetName, record: CaseRecord][] {
  let reader: Reader | undefined;
  const load = (kind: string, set: SetName): CaseRecord => {
    const file = cache && join(cache, `${kind}-${set}.json`);
    if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as CaseRecord;
    reader ??= new Reader(loadResources(), loadModels());
    const record = kind === 'gold' ? goldRecord(set, reader) : readRecord(set, reader);
    if (file) {
      mkdirSync(cache, { recursive: true });
      writeFileSync(file, JSON.stringify(record));
    }
    return record;
  };
  const sets = Object.keys(SETS) as SetName[];
  return ['gold', 'read'].flatMap((kind) =>
    sets.map((set) => [kind, set, load(kind, set)] as [string, SetName, CaseRecord]),
  );
}

if (import.meta.filename === process.argv[1]) {
  const value = (name: string) =>
    process.argv.includes(name) ? (process.argv[process.argv.indexOf(name) + 1] ?? null) : null;
  if (!folders('dev')) console.log('../shared is absent: nothing measured');
  else {
    const knowledge = loadKnowledge();
    const only = value('--only');
    const file = value('--floors');
    const floors = file ? (JSON.parse(readFileSync(file, 'utf8')) as Floors) : null;
    const missed: string[] = [];
    for (const [kind, set, record] of records(value('--cache'))) {
      if (only && kind !== only) continue;
      const accounts = compareCase(record, knowledge);
      const score = scoreAccounts(set, record, accounts)!;
      const pct = (x: number) => (100 * x).toFixed(1).padStart(5);
      const { b3, links, disputes } = score;
      console.log(
        `${kind} ${set.padEnd(6)} claims ${score.claims_matched}  B3 ${pct(b3.p)} ${pct(b3.r)} ${pct(b3.f1)}  links ${pct(links.p)} ${pct(links.r)} ${pct(links.f1)} (gold ${links.gold}, found ${links.found})  disputes ${disputes.found} of ${disputes.gold}, ${disputes.listed} listed`,
      );
      if (process.argv.includes('--show')) show(record, accounts, score);
      if (floors) missed.push(...belowFloors(kind, set, score, floors));
    }
    for (const line of missed) console.error(line);
    if (missed.length > 0) process.exitCode = 1;
    else if (file) console.log(`no figure is below its floor in ${file}`);
  }
}

function show(record: CaseRecord, accounts: Accounts, score: AccountScore): void {
  const claims = new Map(record.claims.map((c) => [c.id, c]));
  for (const m of score.disputes.missed) console.log(`  missed ${m}`);
  for (const d of accounts.disputes) {
    console.log(`  ${d.kind} ${d.rule}: ${d.because.en}`);
    for (const s of d.sides)
      for (const id of s.claims)
        console.log(
          `      [${s.label.en}] ${id} ${claims.get(id)!.type} ${claims.get(id)!.modality}: ${claims.get(id)!.quote.text.slice(0, 150).replace(/\s+/g, ' ')}`,
        );
  }
}
