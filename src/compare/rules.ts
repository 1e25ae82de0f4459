/** `ontology/accounts.yaml`: weights, sentences, grades and policies of the comparison. What the fields mean stands at its head. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../knowledge/yaml.ts';
import type { Bilingual } from '../model/index.ts';
import { dataPath } from '../text/data.ts';

const words = z.string().regex(/\S/, 'empty');
const both = z.strictObject({ ar: words, en: words });
const file = z.strictObject({
  incident: z.strictObject({
    kin: z.array(z.array(words).min(2)),
    standing: z.array(words),
    ground: z.array(words),
    tolls: z.array(words),
    acts: z.array(words),
    blame: z.array(words),
    owned: z.array(words),
    reach_days: z.number().int().positive(),
    threshold: z.number(),
    absent: z.number(),
    weights: z.record(z.string(), z.number()),
  }),
  disputes: z.strictObject({
    groups: z.array(
      z.strictObject({
        rule: z.enum(['denials', 'foretold', 'refusals', 'controls', 'targets', 'restrictions', 'headlines']),
        of: z.array(words).optional(),
        types: z.array(words).optional(),
        apart: z.boolean().default(false),
      }),
    ),
  }),
  stances: z.record(z.string(), both),
  extents: z.strictObject({ all: both, most: both, part: both }),
  classes: z.strictObject({ civilian: both, armed: both }),
  numbers: z.strictObject({ at_least_reach: z.number().min(1), round_reach: z.number().min(1) }),
  rules: z.record(z.string(), both),
  occurrence: z.record(z.string(), both),
  standing: z.record(z.string(), both),
  grades: z.strictObject({ confirmed: both, fair: both, weak: both, contested: both, discounted: both }),
  policies: z.record(z.string(), both),
  words: z.record(z.string(), z.strictObject({ ar: z.string().min(1), en: z.string().min(1) })),
});

export type AccountRules = Readonly<z.output<typeof file>>;

const FILE = 'ontology/accounts.yaml';

/** @throws IsnadError `broken-ontology` with file, line and what is wrong */
export function loadAccountRules(): AccountRules {
  return readYaml(readFileSync(dataPath(FILE), 'utf8'), FILE, file, 'broken-ontology').data;
}

/** Fills `{slots}` in both languages; a slot that is not given stays empty. */
export function fill(template: Bilingual, slots: Readonly<Record<string, Bilingual | string | number>>): Bilingual {
  const say = (language: 'ar' | 'en') =>
    template[language].replace(/\{(\w+)\}/g, (_, slot: string) => {
      const value = slots[slot];
      return value === undefined ? '' : typeof value === 'object' ? value[language] : String(value);
    });
  return { ar: say('ar'), en: say('en') };
}

/** «أ وب وج», "a, b and c"; of more than four the rest is counted. */
export function joined(names: readonly Bilingual[], rules: AccountRules, most = 4): Bilingual {
  const shown = names.slice(0, names.length > most ? most - 1 : most);
  const rest = names.length - shown.length;
  const list = rest > 0 ? [...shown, fill(rules.words.more!, { n: rest })] : shown;
  const say = (language: 'ar' | 'en'): string => {
    const parts = list.map((n) => n[language]);
    if (language === 'ar')
      return rest > 0 ? `${parts.slice(0, -1).join('، ')} ${parts.at(-1)}` : parts.join(rules.words.and!.ar);
    if (parts.length < 2) return parts[0] ?? '';
    return rest > 0
      ? `${parts.slice(0, -1).join(', ')} ${parts.at(-1)}`
      : `${parts.slice(0, -1).join(', ')}${rules.words.and!.en}${parts.at(-1)}`;
  };
  return { ar: say('ar'), en: say('en') };
}
