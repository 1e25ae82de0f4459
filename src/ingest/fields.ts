/** Records of named fields → metadata and text. The names are data: `field-names.tsv` of each language. */
import { readdirSync } from 'node:fs';
import { dataPath, list, readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import { wellFormed } from './faults.ts';
import { type Metadata, type ProblemItem, problem } from './types.ts';

export const FIELDS = ['id', 'text', 'title', 'outlet', 'date', 'author', 'url'] as const;
export type Field = (typeof FIELDS)[number];
/** Field → the names of columns that may hold it, as the record spells them. */
export type Names = Readonly<Record<Field, readonly string[]>>;

let known: Map<string, { field: Field; rank: number }> | null = null;

const keyOf = (name: string): string => fold(name).replace(/[\s_-]+/g, '');

function knownNames(): Map<string, { field: Field; rank: number }> {
  if (known) return known;
  known = new Map();
  for (const language of readdirSync(dataPath('lang')).sort()) {
    const file = `lang/${language}/lexicons/field-names.tsv`;
    for (const { cells } of rowsOf(file))
      list(cells.names).forEach((name, rank) => {
        const key = keyOf(name);
        if (!known!.has(key)) known!.set(key, { field: cells.field as Field, rank });
      });
  }
  return known;
}

function rowsOf(file: string) {
  try {
    return readTable(file, ['field', 'names']);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Which of a record's columns hold which field: first by the caller's own mapping, then by known names, the likelier name first.
 */
export function columnsOf(names: readonly string[], mapping: Readonly<Record<string, string>> = {}): Names {
  const out = Object.fromEntries(FIELDS.map((f) => [f, [] as { name: string; rank: number }[]]));
  for (const name of names) {
    const found = knownNames().get(keyOf(name));
    if (found) out[found.field]!.push({ name, rank: found.rank });
  }
  const sorted = Object.entries(out).map(([field, names]) => {
    const given = mapping[field] ?? (field === 'date' ? mapping.published : undefined);
    if (given !== undefined) return [field, [given]];
    return [field, names.sort((a, b) => a.rank - b.rank).map((n) => n.name)];
  });
  return Object.fromEntries(sorted) as Names;
}

/** Longest metadata value that is believed to be one. */
const LONGEST = 2000;

/** The metadata of a record, and what is wrong with it. `from` names the kind of record for the date. */
export function metadataOf(
  record: Readonly<Record<string, unknown>>,
  names: Names,
  from: string,
  place: string,
): { metadata: Metadata; problems: ProblemItem[] } {
  const problems: ProblemItem[] = [];
  const value = (field: Field): string | undefined => {
    for (const name of names[field]) {
      const said = plain(record[name]);
      if (said === undefined) {
        if (record[name] !== null && record[name] !== undefined)
          problems.push(
            problem('warning', 'broken-field', place, `the field ${name} is neither text nor number; passed over`),
          );
        continue;
      }
      if (said.length <= LONGEST) {
        if (said.trim()) return said.trim();
      } else
        problems.push(
          problem(
            'warning',
            'broken-field',
            place,
            `the field ${name} is longer than ${LONGEST} characters; passed over`,
          ),
        );
    }
    return undefined;
  };
  const date = value('date');
  const pairs = (['id', 'title', 'outlet', 'author', 'url'] as const).flatMap((f) => {
    const said = value(f);
    return said === undefined ? [] : [[f, said] as const];
  });
  const metadata: Metadata = { ...Object.fromEntries(pairs), ...(date ? { published: { value: date, from } } : {}) };
  return { metadata, problems };
}

/** A value as text: strings and numbers; of an object its name, of a list its members (schema.org writes authors and publishers so). */
function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) {
    const parts = value.map(plain).filter((p) => p !== undefined);
    return parts.length > 0 ? parts.join('، ') : undefined;
  }
  if (value !== null && typeof value === 'object') {
    const named = value as Record<string, unknown>;
    const name = named.name ?? named['@id'] ?? named.url;
    return typeof name === 'string' ? name : undefined;
  }
  return undefined;
}
