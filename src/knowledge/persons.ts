/** Persons in public roles: `knowledge/persons.tsv` as typed objects. */
import { list, type Row, readTable } from '../text/data.ts';
import type { ActorBook } from './actors.ts';
import { type Entry, type Fail, readEntries } from './entries.ts';
import { period, within } from './period.ts';
import { isForeign, loadSpelling, type Spelling, variants } from './spelling.ts';

/** An office or role held in a period; dates ISO years, months or days, inclusive, null where open or unknown. */
export interface Role {
  readonly ar: string;
  readonly en: string;
  /** Id in `knowledge/actors.yaml`. */
  readonly actor: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Names are full names as the table spells them. */
export interface Person extends Entry {
  /** Names that stand for the person once the full name has been given. */
  readonly short: readonly string[];
  readonly roles: readonly Role[];
  /** ISO 3166-1 alpha-2, null where unknown. */
  readonly country: string | null;
}

const COLUMNS = ['id', 'ar', 'en', 'roles', 'country', 'source', 'short'];

/**
 * Reads and checks the persons.
 * @throws IsnadError `broken-persons` with file, line and id when a row is malformed or an id is given twice; `broken-table` when
 *   the table itself is
 */
export function loadPersons(relative = 'knowledge/persons.tsv'): Person[] {
  return readPersons(readTable(relative, COLUMNS), relative);
}

/** The same from rows; `name` stands for the file in errors. */
export function readPersons(rows: readonly Row[], name: string): Person[] {
  return readEntries(rows, name, 'broken-persons', (entry, cells, fail) => {
    const { roles, country = '', short } = cells;
    if (country && !/^[A-Z]{2}$/.test(country)) fail(`«${country}» is no country code · ليس رمز بلد`);
    const held = list(roles).map((r) => readRole(r, fail));
    if (held.length === 0) fail('at least one role is needed · لا دور له');
    return { short: list(short), roles: held, country: country || null, ...entry };
  });
}

function readRole(text: string, fail: Fail): Role {
  const cells = text.split('|').map((s) => s.trim());
  const [ar = '', en = '', actor = '', from = '', to = ''] = cells;
  if (cells.length !== 5 || !ar || !en || !actor)
    return fail(`«${text}» is not role-ar|role-en|actor|from|to · صيغة الدور غير صحيحة`);
  const wrong = period(from || null, to || null);
  if (wrong) fail(wrong);
  return { ar, en, actor, from: from || null, to: to || null };
}

/** The role that a person holds on a day (ISO); undefined where none is listed for it, or the day is not known. */
export const roleOn = ({ roles }: Person, day: string | null): Role | undefined =>
  day === null ? undefined : roles.find((r) => within(day, r.from, r.to));

/**
 * All spellings of a person's full names, the table's own first, without two that fold alike; by the rules of
 * `lang/ar/rules/name-spelling.yaml`.
 */
export function personNames(person: Person, spelling: Spelling = loadSpelling()): string[] {
  const foreign = isForeign(person.country, spelling);
  return variants(person.names, 'persons', foreign, spelling);
}

/**
 * Who held a role (its English name) in a state on a day (ISO): «الرئيس التركي» in an article of that day. A role at a body counts for
 * the state that the body belongs to. Several where offices overlap or rivals claim one.
 */
export function holders(
  persons: readonly Person[],
  book: ActorBook,
  state: string,
  role: string,
  day: string,
): Person[] {
  const parents = new Map(book.actors.map((a) => [a.id, a.parent]));
  const of = (actor: string | null): boolean => actor !== null && (actor === state || of(parents.get(actor) ?? null));
  return persons.filter((p) => p.roles.some((r) => r.en === role && of(r.actor) && within(day, r.from, r.to)));
}
