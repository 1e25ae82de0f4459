/** Weapons and means of attack: `knowledge/weapons.tsv` as typed objects. */
import { IsnadError } from '../model/index.ts';
import { list, type Row, readTable } from '../text/data.ts';

export const WEAPON_CLASSES = [
  ...(['aircraft', 'helicopter', 'drone', 'missile', 'rocket', 'artillery', 'mortar', 'bomb', 'barrel-bomb'] as const),
  ...(['cluster', 'chemical', 'incendiary', 'ied', 'vbied', 'mine', 'anti-tank', 'small-arms', 'armour'] as const),
  ...(['air-defence', 'ship', 'other'] as const),
] as const;
export type WeaponClass = (typeof WEAPON_CLASSES)[number];

export interface Weapon {
  readonly id: string;
  /** Names in the press; the first is the one the program says. */
  readonly names: readonly string[];
  readonly en: string;
  readonly class: WeaponClass;
  readonly note: string;
  readonly source: string;
  /** `file:line`. */
  readonly at: string;
}

const COLUMNS = ['id', 'ar', 'en', 'class', 'note', 'source'];

/**
 * Reads and checks the weapons.
 * @throws IsnadError `broken-weapons` with file, line and id when a row is malformed or an id is given twice; `broken-table` when
 *   the table itself is
 */
export function loadWeapons(relative = 'knowledge/weapons.tsv'): Weapon[] {
  return readWeapons(readTable(relative, COLUMNS), relative);
}

/** The same from rows; `name` stands for the file in errors. */
export function readWeapons(rows: readonly Row[], name: string): Weapon[] {
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const at = `${name}:${line}`;
    const fail = (reason: string): never => {
      throw new IsnadError('broken-weapons', `${cells.id || '?'}: ${reason}`, at);
    };
    const { id = '', ar, en = '', class: kind = '', note = '', source = '' } = cells;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) fail('the id is not kebab-case · المعرّف ليس بالصيغة المطلوبة');
    if (seen.has(id)) fail('the id is given twice · المعرّف مكرر');
    seen.add(id);
    const names = list(ar);
    if (names.length === 0 || !en || !source) fail('ar, en and source are needed · ينقصه الاسم أو المصدر');
    if (!isClass(kind)) return fail(`«${kind}» is no class · ليس صنفا معروفا`);
    return { id, names, en, class: kind, note, source, at };
  });
}

function isClass(text: string): text is WeaponClass {
  return (WEAPON_CLASSES as readonly string[]).includes(text);
}
