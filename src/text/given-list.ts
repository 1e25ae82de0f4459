/** The list of given names, `lang/ar/lexicons/given-names.tsv`. */
import { readTable } from './data.ts';
import { fold } from './fold.ts';

let names: ReadonlyMap<string, string> | undefined;

/** Folded form → as it is spelt. Read once. */
export function givenNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    readTable('lang/ar/lexicons/given-names.tsv', ['name', 'gender']).map(({ cells }) => [
      fold(cells.name!),
      cells.name!,
    ]),
  );
  return names;
}
