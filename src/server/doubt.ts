/** How sure the reading was of a claim: each field carries the probability that its chooser gave it. */
import type { Because } from '../model/index.ts';
import type { ClaimView } from './contract.ts';

type Doubt = ClaimView['doubts'][number];
const FIELDS: readonly Doubt[] = ['trigger', 'agent', 'target', 'place', 'when', 'source', 'modality'];
/** A field that its chooser holds less likely than this is doubtful. */
const DOUBTFUL = 0.5;
/** A claim whose least sure field is below 0.4 is a doubtful claim. */
export const DOUBTED = 0.6;

/** The number that closes a reason such as `chosen 0.93`; 1 where it gives none. */
function sureOf(reason: string | undefined): number {
  const last = reason ? Number(reason.slice(reason.lastIndexOf(' ') + 1)) : Number.NaN;
  return Number.isFinite(last) && last >= 0 && last <= 1 ? last : 1;
}

/** `doubt` 0–1: one less the least sure field; `doubts`: the doubtful fields, the worst first. */
export function doubtOf(because: Because): { doubt: number; doubts: Doubt[] } {
  const fields = FIELDS.map((field) => ({ field, sure: sureOf(because[field]) }));
  const least = Math.min(...fields.map((f) => f.sure));
  const doubts = fields
    .filter((f) => f.sure < DOUBTFUL)
    .sort((a, b) => a.sure - b.sure)
    .map((f) => f.field);
  return { doubt: Math.round((1 - least) * 100) / 100, doubts };
}
