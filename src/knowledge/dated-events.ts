/** Operations, truces and resolutions with a name of their own: `knowledge/dated-events.tsv` as typed objects. */
import { type Row, readTable } from '../text/data.ts';
import { type Entry, readEntries } from './entries.ts';
import { isDate } from './period.ts';

export interface DatedEvent extends Entry {
  /** ISO day before which nobody wrote that name. */
  readonly from: string;
}

const COLUMNS = ['id', 'ar', 'en', 'from', 'source'];

/**
 * Reads and checks the events.
 * @throws IsnadError `broken-events` with file, line and id when a row is malformed or an id is given twice; `broken-table` when the table
 *   itself is
 */
export function loadDatedEvents(relative = 'knowledge/dated-events.tsv'): DatedEvent[] {
  return readDatedEvents(readTable(relative, COLUMNS), relative);
}

/** The same from rows; `name` stands for the file in errors. */
export function readDatedEvents(rows: readonly Row[], name: string): DatedEvent[] {
  return readEntries(rows, name, 'broken-events', (entry, cells, fail) => {
    const { from = '' } = cells;
    if (from.length !== 10 || !isDate(from)) fail(`«${from}» is no day · ليس يوما`);
    return { from, ...entry };
  });
}
