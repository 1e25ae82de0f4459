/** A claim as the pages show it: the record, what it was linked to, and what people said of it. */
import { COUNTED, MODALITIES, QUALIFIERS } from '../../model/index.ts';
import { articleRef, bilingual, day, entityRef, list, paged, review, z } from './common.ts';

const quoted = z.object({ text: z.string(), start: z.number().int(), end: z.number().int() }).openapi('Quoted');
const mention = quoted.extend({ entity: z.string().optional(), inferred: z.string().optional() }).openapi('Mention');
const placeMention = quoted
  .extend({
    name: z.string().optional(),
    id: z.string().optional(),
    lat: z.number().optional(),
    lon: z.number().optional(),
    precision: z.number().optional(),
    inferred: z.string().optional(),
  })
  .openapi('PlaceMention');
const count = quoted
  .extend({
    of: z.enum(COUNTED),
    qualifier: z.enum(QUALIFIERS),
    lo: z.number().nullable(),
    hi: z.number().nullable(),
  })
  .openapi('Count');

export const claim = z
  .object({
    id: z.string(),
    doc: z.string(),
    type: z.string(),
    trigger: quoted,
    quote: quoted,
    agent: list(mention),
    target: list(mention),
    place: list(placeMention),
    when: z.object({
      text: z.string().nullable(),
      from: day.nullable(),
      to: day.nullable(),
      precision: z.enum(['hours', 'day', 'days', 'week', 'month', 'year', 'open']).optional(),
      rule: z.string().optional(),
      inferred: z.string().optional(),
    }),
    numbers: list(count),
    source: list(mention.extend({ cue: z.string().optional() })),
    modality: z.enum(MODALITIES),
    ahead: z.literal(true).optional().openapi({ description: 'What is denied lies ahead.' }),
    sentence: bilingual,
    because: z.record(z.string(), z.string()),
  })
  .openapi('Claim');

/** One link of the chain that a report has come down, nearest first: outlet, copied story, agency, speaker, origin. */
export const chainStep = z
  .object({
    kind: z.enum(['outlet', 'copy', 'source', 'origin']),
    text: z.string().openapi({ description: "The text's own words, or the id of the article copied." }),
    name: bilingual,
    entity: z.string().optional(),
    cue: z.string().optional(),
    article: z.string().optional(),
    start: z.number().int().optional(),
    end: z.number().int().optional(),
  })
  .openapi('ChainStep');

export const DOUBTS = ['disputed', 'trigger', 'agent', 'target', 'place', 'when', 'source', 'modality'] as const;

export const claimView = claim
  .extend({
    article: articleRef,
    links: z.object({
      agent: list(entityRef),
      target: list(entityRef),
      place: list(entityRef),
      source: list(entityRef),
    }),
    chain: list(chainStep),
    origin: z.object({ id: z.string(), kind: z.string(), name: bilingual }).nullable(),
    incident: z.object({ id: z.string(), title: bilingual }).nullable(),
    disputes: list(z.string()),
    doubt: z.number().openapi({ description: '0 certain – 1 not at all: one less the least sure of its fields.' }),
    doubts: list(z.enum(DOUBTS)).openapi({ description: 'Which fields are doubtful, the most doubtful first.' }),
    review,
  })
  .openapi('ClaimView');

export const claimsPage = paged(claimView).openapi('ClaimsPage');

export type ClaimView = z.infer<typeof claimView>;
export type ChainStep = z.infer<typeof chainStep>;
export type ClaimsPage = z.infer<typeof claimsPage>;
