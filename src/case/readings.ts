/**
 * What a run read, as it is kept: for each article one gzip member that holds one line of JSON, one after the other, so that `zcat`
 * shows all of it and a single article can be taken out by its place.
 */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type ArticleNaming, type Claim, IsnadError, type Problem, type Published } from '../model/index.ts';

const squeeze = promisify(gzip);
const unsqueeze = promisify(gunzip);

/** The reading of one article. */
export interface Reading {
  readonly article: string;
  /** The day as the reading told it from the text, where nothing else did. */
  readonly published?: Published;
  readonly claims: readonly Claim[];
  readonly problems: readonly Problem[];
  readonly naming?: ArticleNaming;
}

export const packReading = (reading: Reading): Promise<Uint8Array> => squeeze(`${JSON.stringify(reading)}\n`);

/** @throws IsnadError `damaged-evidence` when the bytes are no such member */
export async function unpackReading(member: Uint8Array, place: string): Promise<Reading> {
  try {
    return JSON.parse((await unsqueeze(member)).toString('utf8')) as Reading;
  } catch {
    throw new IsnadError('damaged-evidence', 'holds no reading; run isnad verify', place);
  }
}
