/** The fields of a claim that a person may set, and what may stand in them. */
import { z } from 'zod';
import { type Claim, COUNTED, IsnadError, MODALITIES, QUALIFIERS } from '../model/index.ts';

const offset = z.number().int().min(0);
const quoted = { text: z.string(), start: offset, end: offset };
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .nullable();
const mention = z.strictObject({ ...quoted, entity: z.string().optional(), inferred: z.string().optional() });
const place = z.strictObject({
  ...quoted,
  name: z.string().optional(),
  id: z.string().optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  precision: z.number().int().optional(),
  inferred: z.string().optional(),
});

const FIELDS = z.strictObject({
  type: z.string().regex(/^[a-z_]+$/),
  trigger: z.strictObject(quoted),
  quote: z.strictObject(quoted),
  agent: z.array(mention),
  target: z.array(mention),
  place: z.array(place),
  when: z.strictObject({
    text: z.string().nullable(),
    from: day,
    to: day,
    precision: z.enum(['hours', 'day', 'days', 'week', 'month', 'year', 'open']).optional(),
    rule: z.string().optional(),
    inferred: z.string().optional(),
  }),
  numbers: z.array(
    z.strictObject({
      ...quoted,
      of: z.enum(COUNTED),
      qualifier: z.enum(QUALIFIERS),
      lo: z.number().nullable(),
      hi: z.number().nullable(),
    }),
  ),
  source: z.array(mention.extend({ cue: z.string().optional() })),
  modality: z.enum(MODALITIES),
  sentence: z.strictObject({ ar: z.string(), en: z.string() }),
});

/** Fields of a claim that a person may correct. */
export const CORRECTABLE = Object.keys(FIELDS.shape) as (keyof Claim)[];

/** Checks corrected fields, and that what they quote stands in the text. @throws IsnadError `broken-judgement` */
export function checkFields(fields: Readonly<Record<string, unknown>>, text: string, types: ReadonlySet<string>): void {
  const checked = FIELDS.partial().safeParse(fields);
  if (!checked.success) {
    const { path, message } = checked.error.issues[0]!;
    throw new IsnadError(
      'broken-judgement',
      `${path.join('.') || 'fields'}: ${message}; fields are ${CORRECTABLE.join(', ')}`,
    );
  }
  const { type, trigger, quote, agent = [], target = [], place: places = [], numbers = [], source = [] } = checked.data;
  if (type !== undefined && !types.has(type)) throw new IsnadError('broken-judgement', `«${type}» is no type of claim`);
  for (const q of [trigger, quote, ...agent, ...target, ...places, ...numbers, ...source])
    if (q && text.slice(q.start, q.end) !== q.text)
      throw new IsnadError('broken-judgement', `«${q.text}» does not stand at ${q.start}–${q.end} of the text`);
}
