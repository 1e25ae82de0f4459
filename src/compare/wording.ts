/** What the words of a claim say for comparison: how much of a thing, who is meant, whether no more than this. `lang/ar/lexicons/comparing-words.tsv` */
import { readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';

export type Extent = 'all' | 'most' | 'part';
export type TargetClass = 'civilian' | 'armed';

/** Letters of clitics before a word. */
const CLITICS = 3;

interface Sense {
  readonly kind: string;
  readonly value: string;
}

let words: ReadonlyMap<string, Sense> | undefined;

function table(): ReadonlyMap<string, Sense> {
  if (!words) {
    const rows = readTable('lang/ar/lexicons/comparing-words.tsv', ['word', 'kind', 'value']);
    words = new Map(rows.map(({ cells }) => [fold(cells.word!), { kind: cells.kind!, value: cells.value ?? '' }]));
  }
  return words;
}

function senses(text: string, kind: string): Set<string> {
  const known = table();
  const out = new Set<string>();
  for (const token of tokenize(text)) {
    if (token.kind !== 'word') continue;
    for (let k = 0; k <= CLITICS && k < token.key.length - 1; k++) {
      const sense = known.get(token.key.slice(k));
      if (sense?.kind === kind) {
        out.add(sense.value);
        break;
      }
    }
  }
  return out;
}

/** How much a text speaks of; null where it does not say, or says several things. */
export function extentOf(text: string): Extent | null {
  const found = senses(text, 'extent');
  return found.size === 1 ? ([...found][0] as Extent) : null;
}

/** Whom a text means; null where it does not say, or names both. */
export function classOf(text: string): TargetClass | null {
  const found = senses(text, 'class');
  return found.size === 1 ? ([...found][0] as TargetClass) : null;
}

/** True where the text speaks of what is to come: «لن يدخلوها», «سيبقى حلما». */
export const foretells = (text: string): boolean =>
  tokenize(text).some((t) => t.kind === 'word' && table().get(t.key)?.kind === 'coming');

/**
 * True where the text says that there is no more than what it tells: "only" stands at the end of its first part («دعم استشاري فقط»). What goes on
 * behind it narrows something else («دُربوا فقط لمحاربة التنظيم»).
 */
export function restricts(text: string): boolean {
  const tokens = tokenize(text);
  const end = tokens.findIndex((t) => (t.fresh && t.start > 0) || (t.kind === 'mark' && PARTING.has(t.key)));
  const last = tokens.slice(0, end < 0 ? tokens.length : end).findLast((t) => t.kind === 'word');
  return last !== undefined && table().get(last.key)?.kind === 'only';
}

const PARTING = new Set(['،', ',', '؛', ';', '.', ':', '!', '؟', '?', '…']);
