/** Actors, persons, places and sources; how they are named; who is quoted. */

import { articleRef, bilingual, entityRef, list, outletRef, paged, review, span, state, z } from './common.ts';
import { incidentRow, timeline } from './incidents.ts';

export const VOICES = ['own', 'quoted', 'reported'] as const;

const forms = list(z.object({ text: z.string(), count: z.number().int() }));
const counts = z.object({
  claims: z.number().int(),
  articles: z.number().int(),
  incidents: z.number().int().openapi({
    description:
      'That it has a part in; of a place: there or in what it contains. As many as /api/incidents finds by it.',
  }),
  told: z.number().int().openapi({ description: 'Incidents of claims that go back to it.' }),
  outlets: z.number().int().openapi({ description: 'Named outlets that speak of it.' }),
});
const point = z.object({ lat: z.number(), lon: z.number(), precision: z.number() });

export const entityRow = entityRef
  .extend({
    forms: forms,
    counts,
    point: point.nullable(),
    within: bilingual.nullable().openapi({ description: 'Of a place: the nearest that contains it.' }),
  })
  .openapi('EntityRow');
export const entitiesPage = paged(entityRow).openapi('EntitiesPage');

const term = z.object({
  term: z.string(),
  count: z.number().int(),
  loading: z.enum(['neutral', 'loaded', 'unknown']),
  judgedBy: z.string().optional(),
  distinctive: z
    .number()
    .openapi({ description: 'z-score of the weighted log-odds; above 1.96 the outlet stands out.' }),
});
export const namingCell = z
  .object({
    party: z.string(),
    outlet: z.string(),
    name: bilingual,
    voice: z
      .enum(VOICES)
      .openapi({ description: 'Its own words; inside quotation marks; reported of others without.' }),
    total: z.number().int(),
    loaded: z.number().int(),
    terms: list(term),
  })
  .openapi('NamingCell');

export const entityView = entityRow
  .extend({
    ...state,
    alias: z.string().nullable().openapi({
      description: 'While it is withheld: the id by which everyone finds it, and whose number stays.',
    }),
    because: list(z.string()),
    roles: z.object({
      agent: z.number().int(),
      target: z.number().int(),
      place: z.number().int(),
      source: z.number().int(),
    }),
    byOutlet: list(outletRef.pick({ id: true, name: true }).extend({ claims: z.number().int(), forms })).openapi({
      description: 'The names by which each outlet calls it in its claims.',
    }),
    naming: list(namingCell),
    voices: list(
      z.object({
        outlet: outletRef.pick({ id: true, name: true }),
        count: z.number().int(),
        cues: list(
          z.object({ cue: z.string(), count: z.number().int(), stance: z.enum(['neutral', 'doubting', 'endorsing']) }),
        ),
      }),
    ).openapi({ description: 'As a source: who quotes it, with which words.' }),
    incidents: list(incidentRow).openapi({ description: 'The first 50; the rest by /api/incidents.' }),
    timeline: timeline.omit({ head: true, stale: true }),
    parents: list(entityRef).openapi({ description: 'Of a place: what contains it, nearest first.' }),
    children: list(entityRow).openapi({ description: 'Of a place: those of the case that it contains.' }),
    review,
    pairs: list(z.object({ other: entityRef, review })).openapi({
      description: 'What was said of it beside another: the same, or not. Of every other pair the version is "0".',
    }),
  })
  .openapi('EntityView');

export const namingMatrix = z
  .object({
    ...state,
    parties: list(z.object({ id: z.string(), name: bilingual, total: z.number().int() })).openapi({
      description: 'Sides, actors that stand on none, and kinds of people; by how often they are named.',
    }),
    outlets: list(outletRef),
    cells: list(namingCell).openapi({ description: 'With at most 12 terms each, the most frequent first.' }),
  })
  .openapi('NamingMatrix');

/** One sentence in which a party is named so. */
export const namingSentence = z.object({
  article: articleRef,
  term: z.string(),
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  at: span.openapi({ description: 'The term, as offsets of the article.' }),
});
export const namingSentences = paged(namingSentence).openapi('NamingSentences');

export const voice = z
  .object({
    outlet: outletRef.pick({ id: true, name: true }),
    source: z.string(),
    name: bilingual,
    count: z.number().int(),
    cues: list(
      z.object({ cue: z.string(), count: z.number().int(), stance: z.enum(['neutral', 'doubting', 'endorsing']) }),
    ),
  })
  .openapi('VoiceView');
export const voicesPage = paged(voice).openapi('VoicesPage');

export type EntityRow = z.infer<typeof entityRow>;
export type EntitiesPage = z.infer<typeof entitiesPage>;
export type EntityView = z.infer<typeof entityView>;
export type NamingCellView = z.infer<typeof namingCell>;
export type NamingMatrix = z.infer<typeof namingMatrix>;
export type NamingSentence = z.infer<typeof namingSentence>;
export type NamingSentences = z.infer<typeof namingSentences>;
export type VoiceView = z.infer<typeof voice>;
export type VoicesPage = z.infer<typeof voicesPage>;
