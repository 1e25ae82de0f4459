/** Weapons and means of attack: `knowledge/weapons.tsv` as typed objects. */
import { type Row, readTable } from '../text/data.ts';
import { type Entry, readEntries } from './entries.ts';

export const WEAPON_CLASSES = [
  ...(['aircraft', 'helicopter', 'drone', 'missile', 'rocket', 'artillery', 'mortar', 'bomb', 'barrel-bomb'] as const),
  ...(['cluster', 'chemical', 'incendiary', 'ied', 'vbied', 'mine', 'anti-tank', 'small-arms', 'armour'] as const),
  ...(['air-defence', 'ship', 'other'] as const),
] as const;
export type WeaponClass = (typeof WEAPON_CLASSES)[number];

export interface Weapon extends Entry {
  readonly class: WeaponClass;
  readonly note: string;
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
  return readEntries(rows, name, 'broken-weapons', (entry, cells, fail) => {
    const { class: kind = '', note = '' } = cells;
    if (!isClass(kind)) return fail(`«${kind}» is no class · ليس صنفا معروفا`);
    return { class: kind, note, ...entry };
  });
}

function isClass(text: string): text is WeaponClass {
  return (WEAPON_CLASSES as readonly string[]).includes(text);
}
