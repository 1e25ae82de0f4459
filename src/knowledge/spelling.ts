/** Spelling variants of names by rule: `lang/ar/rules/name-spelling.yaml`. The rules are data; here they are only applied. */
import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { IsnadError } from '../model/index.ts';
import { dataPath } from '../text/data.ts';
import { fold } from '../text/fold.ts';

const rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  why: z.string(),
  from: z.string().min(1),
  to: z.array(z.string().min(1)).min(1),
  at: z.enum(['start', 'end', 'word', 'anywhere', 'last', 'construct']),
  names: z.enum(['all', 'foreign']),
  words: z.number().int().default(1),
  unless: z.array(z.string()).default([]),
  in: z.enum(['persons', 'parties', 'both']),
  example: z.strictObject({ name: z.string(), gives: z.string() }),
  counter: z.strictObject({ name: z.string(), country: z.string().optional() }),
});
const file = z.strictObject({ arab: z.array(z.string()), rules: z.array(rule) });

export type SpellingRule = Readonly<z.output<typeof rule>>;
export type Spelling = Readonly<z.output<typeof file>>;

/** A name makes no more variants than this; later rules are left out. */
const MOST = 160;

/**
 * Reads the rules and tries each on its example and counter-example.
 * @throws IsnadError `broken-spelling-rule` with file, line and rule when one is malformed, does not make what its example says, or
 *   makes something of its counter-example
 */
export function loadSpelling(relative = 'lang/ar/rules/name-spelling.yaml'): Spelling {
  return parseSpelling(readFileSync(dataPath(relative), 'utf8'), relative);
}

/** The same from text; `name` stands for the file in errors. */
export function parseSpelling(text: string, name: string): Spelling {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (path: readonly PropertyKey[], reason: string): never => {
    const node = document.getIn(path.slice(0, 2), true);
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    throw new IsnadError('broken-spelling-rule', reason, `${name}:${line}`);
  };
  const parsed = file.safeParse(document.errors.length ? null : document.toJS());
  if (!parsed.success) return fail(parsed.error.issues[0]!.path, parsed.error.issues[0]!.message);
  const spelling = parsed.data;
  spelling.rules.forEach((r, k) => {
    if (!applyRule(r.example.name, r).includes(r.example.gives))
      fail(['rules', k], `${r.id}: the example does not come out · المثال لا يتحقق: ${r.example.gives}`);
    const applies = r.names === 'all' || isForeign(r.counter.country ?? null, spelling);
    if (applies && applyRule(r.counter.name, r).length > 0)
      fail(['rules', k], `${r.id}: the counter-example matches · المثال المضاد ينطبق: ${r.counter.name}`);
  });
  return spelling;
}

/** True for a country (alpha-2) outside the Arab ones; an unknown country counts as foreign. */
export function isForeign(country: string | null, spelling: Spelling): boolean {
  return country === null || !spelling.arab.includes(country);
}

/** What one rule makes of a name: each place alone, then all places at once; empty where the rule does not match. */
function applyRule(name: string, rule: SpellingRule): string[] {
  if (!name.includes(rule.from) || name.split(' ').length < rule.words) return [];
  const places: number[] = [];
  for (let i = name.indexOf(rule.from); i >= 0; i = name.indexOf(rule.from, i + 1))
    if (stands(name, i, rule)) places.push(i);
  const out: string[] = [];
  for (const to of rule.to) {
    const swap = (chosen: readonly number[]): string =>
      chosen.reduceRight((s, i) => s.slice(0, i) + to + s.slice(i + rule.from.length), name);
    for (const place of places) out.push(swap([place]));
    if (places.length > 1) out.push(swap(places));
  }
  return out;
}

function stands(name: string, at: number, rule: SpellingRule): boolean {
  const { from } = rule;
  const end = at + from.length;
  const opens = at === 0 || name[at - 1] === ' ' || from.startsWith(' ');
  const closes = end === name.length || name[end] === ' ' || from.endsWith(' ');
  // the word that the match follows or, where it begins inside one, that word
  const word = name
    .slice(0, from.startsWith(' ') ? at : end)
    .split(' ')
    .at(-1)!;
  if (rule.unless.includes(word)) return false;
  const standing: Record<SpellingRule['at'], boolean> = {
    anywhere: true,
    start: opens,
    end: closes,
    word: opens && closes,
    last: opens && !name.slice(end).includes(' '),
    construct: name[end] === ' ' && !name.slice(0, end).includes(' '),
  };
  return standing[rule.at];
}

/**
 * The names and all that the rules make of them, the names first, each once under folding, in the order of the rules; at most 160.
 * `kind` chooses the rules for persons or for parties; foreign names also obey those for foreign sounds.
 */
export function variants(
  names: readonly string[],
  kind: 'persons' | 'parties',
  foreign: boolean,
  spelling: Spelling,
): string[] {
  const out = new Map(names.map((n) => [fold(n), n]));
  for (const r of spelling.rules) {
    if ((r.in !== 'both' && r.in !== kind) || (r.names === 'foreign' && !foreign)) continue;
    for (const name of [...out.values()])
      for (const made of applyRule(name, r)) if (out.size < MOST && !out.has(fold(made))) out.set(fold(made), made);
  }
  return [...out.values()];
}
