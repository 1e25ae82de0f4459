/** Looks at every byte of evidence and journal, and says what is wrong. */

import { promises as fs } from 'node:fs';
import { resolve } from 'node:path';
import { IsnadError } from '../model/index.ts';
import type { Finding, Ledger } from '../store/index.ts';
import {
  EMPTY_HEAD,
  FileLedger,
  isCase,
  lockDirectory,
  openPostgres,
  referencesOf,
  SqlLedger,
  schemaOf,
} from '../store/index.ts';
import type { DatabaseCase } from './open.ts';

export interface VerifyResult {
  readonly findings: readonly Finding[];
  readonly lines: number;
  readonly evidence: number;
  /** Hash of the last line. */
  readonly head: string;
}

/** `expected` is a head hash noted earlier: the journal must still hold that line. */
export async function verifyLedger(ledger: Pick<Ledger, 'inspect'>, expected?: string): Promise<VerifyResult> {
  const findings: Finding[] = [];
  const spoken = new Map<string, string>();
  const present = new Map<string, string>();
  const hashes = new Set<string>(['']);
  let head = EMPTY_HEAD;
  let lines = 0;
  for await (const met of ledger.inspect()) {
    if ('finding' in met) {
      findings.push(met.finding);
      const changed = /([0-9a-f]{64})$/.exec(met.finding.place)?.[1];
      if (changed && met.finding.code === 'evidence-changed') present.set(changed, met.finding.place);
    } else if ('line' in met) {
      lines++;
      head = met.line;
      hashes.add(met.line.hash);
      for (const hash of referencesOf(met.line.entry))
        if (!spoken.has(hash)) spoken.set(hash, `line ${met.line.seq} of the journal`);
    } else present.set(met.evidence, met.place);
  }
  for (const [hash, by] of spoken)
    if (!present.has(hash))
      findings.push({
        code: 'evidence-missing',
        place: `evidence/${hash.slice(0, 2)}/${hash}`,
        reason: `is not there; ${by} speaks of it`,
      });
  for (const [hash, place] of present)
    if (!spoken.has(hash))
      findings.push({
        code: 'evidence-added',
        place,
        reason: 'no line of the journal speaks of it: added, or its line is gone, or an add was interrupted',
      });
  if (expected !== undefined && !hashes.has(expected))
    findings.push({
      code: 'head-differs',
      place: 'journal',
      reason: `holds no line with the hash ${expected}: it was cut off or belongs to another case`,
    });
  return { findings, lines, evidence: present.size, head: head.hash };
}

/**
 * Looks at a case that is not open, and that may be broken so that it cannot be opened. Writes nothing.
 * @throws IsnadError `no-case`, `locked`, `no-database`
 */
export async function verifyCase(where: string | DatabaseCase, expected?: string): Promise<VerifyResult> {
  if (typeof where !== 'string') {
    const engine = await openPostgres(where.databaseUrl, schemaOf(where.name ?? ''), false);
    return verifyLedger(SqlLedger.toInspect(engine.db), expected).finally(() => engine.close());
  }
  const directory = resolve(where);
  if (!(await isCase(directory)))
    throw new IsnadError('no-case', 'is no case: there is no journal.jsonl in it', directory);
  const writable = await fs.access(directory, fs.constants.W_OK).then(
    () => true,
    () => false,
  );
  const unlock = writable ? await lockDirectory(directory) : async () => {};
  return verifyLedger(FileLedger.toInspect(directory), expected).finally(unlock);
}
