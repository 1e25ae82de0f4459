/** Nouns that call an actor back, and the kinds of actors that each can mean: `lang/ar/lexicons/body-kinds.tsv`. */
import { list, readTable } from './data.ts';

let kinds: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Dictionary form of a noun → kinds of actors; none where only the same noun tells. Read once. */
export function bodyKinds(): ReadonlyMap<string, ReadonlySet<string>> {
  kinds ??= new Map(
    readTable('lang/ar/lexicons/body-kinds.tsv', ['noun', 'kinds']).map(({ cells }) => [
      cells.noun!,
      new Set(list(cells.kinds)),
    ]),
  );
  return kinds;
}
