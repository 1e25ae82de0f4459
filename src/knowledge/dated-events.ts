/** Operations, truces and resolutions with a name of their own: `knowledge/dated-events.tsv` as typed objects. */
import { IsnadError } from '../model/index.ts';
import { list, type Row, readTable } from '../text/data.ts';
import { isDate } from './period.ts';

export interface DatedEvent {
  readonly id: string;
  /** Names in the press. */
  readonly names: readonly string[];
  readonly en: string;
  /** ISO day before which nobody wrote that name. */
  readonly from: string;
  readonly source: string;
  /** `file:line`. */
  readonly at: string;
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
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const at = `${name}:${line}`;
    const fail = (reason: string): never => {
      throw new IsnadError('broken-events', `${cells.id || '?'}: ${reason}`, at);
    };
    const { id = '', ar, en = '', from = '', source = '' } = cells;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) fail('the id is not kebab-case · المعرّف ليس بالصيغة المطلوبة');
    if (seen.has(id)) fail('the id is given twice · المعرّف مكرر');
    seen.add(id);
    const names = list(ar);
    if (names.length === 0 || !en || !source) fail('ar, en and source are needed · ينقصه الاسم أو المصدر');
    if (from.length !== 10 || !isDate(from)) fail(`«${from}» is no day · ليس يوما`);
    return { id, names, en, from, source, at };
  });
}
