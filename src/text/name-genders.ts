/** Names of states and cities that go as masculine: `lang/ar/lexicons/name-genders.tsv`; all others are feminine. */
import { readTable } from './data.ts';
import { fold } from './fold.ts';

let names: ReadonlySet<string> | undefined;

/** The folded names. Read once. */
export function masculineNames(): ReadonlySet<string> {
  names ??= new Set(
    readTable('lang/ar/lexicons/name-genders.tsv', ['name', 'gender'])
      .filter(({ cells }) => cells.gender === 'm')
      .map(({ cells }) => fold(cells.name!)),
  );
  return names;
}
