/** Nouns for kinds of places, and the levels of the gazetteer that each can mean: `lang/ar/lexicons/place-kinds.tsv`. */
import { readTable } from './data.ts';

let kinds: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Dictionary form of a noun → levels. Read once. */
export function placeKinds(): ReadonlyMap<string, ReadonlySet<string>> {
  kinds ??= new Map(
    readTable('lang/ar/lexicons/place-kinds.tsv', ['noun', 'levels']).map(({ cells }) => [
      cells.noun!,
      new Set(cells.levels!.split(';')),
    ]),
  );
  return kinds;
}

const SETTLED = new Set(['city', 'town', 'village', 'neighbourhood']);

/** Levels of towns, villages and quarters alone: «المدينة», not «المنطقة». */
export const isSettlement = (levels: ReadonlySet<string> | undefined): boolean =>
  levels !== undefined && [...levels].every((level) => SETTLED.has(level));
