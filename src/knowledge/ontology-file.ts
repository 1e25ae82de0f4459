/** One file of `ontology/events/`: its fields. What they mean stands in `ontology/README.md`. */
import { z } from 'zod';
import { COUNTED } from '../model/index.ts';

export const GROUPS = ['violence', 'control', 'harm', 'force', 'diplomacy', 'public'] as const;
/** What can take a part in a happening. */
export const ROLE_KINDS = ['party', 'person', 'people', 'facility', 'place', 'thing', 'statement'] as const;
export const ASPECTS = ['occurrence', 'agent', 'target', 'toll', 'place', 'time', 'means', 'control'] as const;
/**
 * How two accounts' values of an aspect are compared: `side` by whose side a party stands on, `exact` same or not, `overlap` sharing a
 * part, `range` as numbers with bounds, `containment` a part and its whole, `holder` one place has one holder at a time, `none` not at all.
 */
export const COMPARISONS = ['side', 'exact', 'overlap', 'range', 'containment', 'holder', 'none'] as const;
export const LINKS = ['toll_of', 'part_of', 'outcome_of', 'about'] as const;

export type Aspect = (typeof ASPECTS)[number];
export type Comparison = (typeof COMPARISONS)[number];

const words = z.string().regex(/\S/, 'empty');
const both = z.strictObject({ ar: words, en: words });
const type = z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'an id is written in small letters and _');
const role = z.strictObject({
  ar: words,
  en: words,
  required: z.boolean().default(false),
  kinds: z.array(z.enum(ROLE_KINDS)).min(1),
});
const trigger = z.strictObject({
  words,
  pos: z.enum(['v', 'n', 'a', 'p', '*']).default('*'),
  sure: z.number().int().min(1).max(3).default(2),
});
const templates = z.array(words).min(1);

export const typeFile = z.strictObject({
  id: type,
  group: z.enum(GROUPS),
  label: both,
  definition: both,
  examples: z.array(words).min(1),
  not: z.array(z.strictObject({ text: words, is: type.nullable() })).min(1),
  roles: z.strictObject({ agent: role, target: role }),
  saying: z.boolean().default(false),
  vow: z.boolean().default(false),
  effect: z.boolean().default(false),
  motion: z.boolean().default(false),
  concerning: z.boolean().default(false),
  implied: z.array(z.string()).default([]),
  needs: z.array(words).default([]),
  counts: z.array(z.enum(COUNTED)).default([]),
  default_of: z.enum(COUNTED).default('other'),
  codes: z
    .strictObject({
      acled: z.strictObject({ event_type: words, sub_event_type: words.optional() }).optional(),
      plover: words.optional(),
      cameo: z
        .string()
        .regex(/^\d{2,4}$/, 'a CAMEO code has two to four figures')
        .optional(),
      ucdp: z.strictObject({ type_of_violence: z.number().int().min(1).max(3) }).optional(),
    })
    .default({}),
  compare: z.strictObject(
    Object.fromEntries(ASPECTS.map((a) => [a, z.enum(COMPARISONS)])) as Record<
      Aspect,
      z.ZodEnum<{ [K in Comparison]: K }>
    >,
  ),
  incident: z.strictObject({ links: z.array(z.strictObject({ type, as: z.enum(LINKS) })) }).default({ links: [] }),
  triggers: z.array(trigger).default([]),
  templates: z.strictObject({ ar: templates, en: templates }).optional(),
  wordings: z
    .array(
      z.strictObject({
        words: z.array(words).min(1),
        motion: z.boolean().default(false),
        templates: z.strictObject({ ar: templates, en: templates }),
      }),
    )
    .default([]),
});
