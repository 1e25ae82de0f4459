/** What can be asked: filters, pages, ids, with their limits. */
import { ASPECTS, ENTITY_KINDS, GRADES, MODALITIES } from '../../model/index.ts';
import { z } from './common.ts';
import { VOICES } from './entities.ts';

/** Most rows of one page, bytes of one request body, articles of one comparison. */
export const LIMITS = { size: 200, body: 64 * 1024, compare: 4, ids: 64, text: 400 } as const;

export const id = z.string().min(1).max(600);
const word = z.string().max(LIMITS.text);
const number = (low: number, high: number, otherwise: number) =>
  z.coerce.number().int().min(low).max(high).default(otherwise).openapi({ type: 'integer' });
const isoDay = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .openapi({ example: '2018-02-21' });
const yesNo = z.enum(['true', 'false']);

/** A parameter that may stand several times: any of its values fits. */
const many = <T extends z.ZodType<string>>(one: T) =>
  z
    .union([one, z.array(one).max(LIMITS.ids)])
    .transform((x) => (typeof x === 'string' ? [x] : x) as z.output<T>[])
    .optional();

export const paging = { page: number(1, 1_000_000, 1), size: number(1, LIMITS.size, 50) };

export const incidentFilters = {
  q: word.optional().openapi({ description: 'Words of the title, folded.' }),
  type: many(id),
  place: many(id).openapi({ description: 'With all that the place contains.' }),
  actor: many(id).openapi({ description: 'Any party, or person, of its claims.' }),
  outlet: many(word),
  origin: many(id),
  grade: many(z.enum(GRADES)),
  scale: many(z.enum(['event', 'campaign'])),
  disputed: yesNo.optional(),
  from: isoDay.optional().openapi({ description: 'Ends on this day or later.' }),
  to: isoDay.optional().openapi({ description: 'Begins on this day or earlier.' }),
};
export const INCIDENT_ORDERS = ['disputed', 'newest', 'oldest', 'origins', 'claims'] as const;

export const queries = {
  incidents: z.object({ ...incidentFilters, ...paging, sort: z.enum(INCIDENT_ORDERS).default('disputed') }),
  spread: z.object(incidentFilters),
  incident: z.object({ by: z.enum(['outlet', 'origin']).default('outlet') }),
  disputes: z.object({
    ...paging,
    kind: many(z.enum(ASPECTS)),
    outlet: many(word),
    incident: id.optional(),
    open: yesNo.optional(),
  }),
  articles: z.object({
    ...paging,
    q: word.optional(),
    outlet: many(word),
    from: isoDay.optional(),
    to: isoDay.optional(),
    entity: id.optional(),
    sort: z.enum(['newest', 'oldest', 'title', 'claims']).default('newest'),
  }),
  original: z.object({
    role: z.literal('reviewer').optional().openapi({ description: 'In place of the header, since links carry none.' }),
  }),
  difference: z.object({ with: id }),
  words: z.object({ q: word }),
  claims: z.object({
    ...paging,
    article: id.optional(),
    incident: id.optional(),
    entity: id.optional(),
    origin: id.optional(),
    type: many(id),
    outlet: many(word),
    modality: many(z.enum(MODALITIES)),
    from: isoDay.optional(),
    to: isoDay.optional(),
  }),
  compare: z.object({
    article: z
      .array(id)
      .min(2)
      .max(LIMITS.compare)
      .openapi({ description: 'Two to four article ids: `article=a&article=b`.' }),
  }),
  entities: z.object({
    ...paging,
    kind: z
      .enum(['party', ...ENTITY_KINDS])
      .optional()
      .openapi({ description: '`party`: actors and persons.' }),
    q: word.optional(),
    known: yesNo.optional().openapi({
      description:
        'With `true` and `q`: behind those of the case, the ones of the knowledge tables that it does not name.',
    }),
    sort: z.enum(['claims', 'name', 'incidents']).default('claims'),
  }),
  naming: z.object({
    party: many(id),
    outlet: many(word),
    top: number(1, LIMITS.size, 40).openapi({ description: 'How many parties, the most named first.' }),
  }),
  sentences: z.object({
    ...paging,
    party: id,
    outlet: word.optional(),
    voice: z.enum(VOICES).optional(),
    term: word.optional(),
  }),
  voices: z.object({ ...paging, outlet: many(word), source: id.optional() }),
  search: z.object({
    ...paging,
    size: number(1, 100, 20),
    q: word,
    outlet: many(word),
    from: isoDay.optional(),
    to: isoDay.optional(),
    type: many(id),
    actor: many(id),
    place: many(id),
  }),
  review: z.object({
    ...paging,
    size: number(1, LIMITS.size, 20),
    state: z.enum(['open', 'judged', 'all']).default('open'),
    why: z.enum(['dispute', 'doubt', 'rest']).optional(),
    article: id.optional(),
    incident: id.optional(),
    by: word.optional().openapi({ description: 'Judged by this reviewer.' }),
    claim: id.optional().openapi({ description: 'The page on which this claim stands, in place of `page`.' }),
  }),
  judgements: z.object({ ...paging, by: word.optional(), withdrawn: yesNo.optional() }),
  subject: z.object({
    kind: z.enum(['claim', 'claims', 'entity', 'entities']),
    id: z.union([id.transform((x) => [x]), z.array(id).min(1).max(2)]),
  }),
  problems: z.object({ ...paging, code: word.optional(), article: id.optional() }),
};

export type IncidentQuery = z.output<typeof queries.incidents>;
export type IncidentFilters = z.output<typeof queries.spread>;
export type ClaimsQuery = z.output<typeof queries.claims>;
export type ArticlesQuery = z.output<typeof queries.articles>;
export type EntitiesQuery = z.output<typeof queries.entities>;
export type ReviewQuery = z.output<typeof queries.review>;
export type SearchQuery = z.output<typeof queries.search>;
