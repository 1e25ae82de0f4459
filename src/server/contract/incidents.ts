/** Incidents, their accounts side by side, disputes; timeline and map. */
import { ASPECTS, GRADES, NUMBER_POLICIES } from '../../model/index.ts';
import { claimView } from './claims.ts';
import { articleRef, bilingual, datedText, day, entityRef, list, outletRef, paged, state, z } from './common.ts';

const place = z.object({
  id: z.string().optional(),
  name: bilingual,
  lat: z.number().optional(),
  lon: z.number().optional(),
  precision: z.number().optional().openapi({ description: 'UCDP GED where_prec, 1 exact – 7 international.' }),
});
const verdict = z.enum(['agree', 'refine', 'conflict', 'single']);
const range = z.object({ lo: z.number().nullable(), hi: z.number().nullable() });

export const incidentRow = z
  .object({
    id: z.string(),
    type: z.string(),
    title: datedText,
    from: day.nullable(),
    to: day.nullable(),
    place: place.nullable(),
    parties: list(entityRef),
    scale: z.enum(['event', 'campaign']),
    grade: z.enum(GRADES),
    outlets: list(z.string()),
    counts: z.object({
      claims: z.number().int(),
      articles: z.number().int(),
      origins: z.number().int(),
      disputes: z.number().int(),
    }),
    verdicts: list(z.object({ aspect: z.enum(ASPECTS), of: z.string().optional(), verdict })),
    tolls: list(
      range.extend({
        of: z.string(),
        top: z.number().nullable().openapi({ description: 'The highest number told, though it sets no upper bound.' }),
        words: bilingual.nullable().openapi({
          description: 'From `lo` to `top` in words, the noun in agreement; null where it counts no known thing.',
        }),
      }),
    ).openapi({ description: 'Lowest and highest number told, by what it counts; `hi` null: no upper bound.' }),
  })
  .openapi('IncidentRow');

export const FACETS = ['type', 'place', 'actor', 'outlet', 'grade', 'disputed', 'scale', 'month'] as const;
export const facet = z
  .object({
    name: z.enum(FACETS),
    values: list(
      z.object({
        id: z.string(),
        label: bilingual,
        count: z.number().int(),
        parent: z
          .string()
          .optional()
          .openapi({ description: 'Of a place: the containing place, where it is a value too.' }),
      }),
    ),
  })
  .openapi('Facet');
/** Each facet counts what the other filters leave. */
export const incidentsPage = paged(incidentRow)
  .extend({ facets: list(facet) })
  .openapi('IncidentsPage');

export const dispute = z
  .object({
    id: z.string(),
    kind: z.enum(ASPECTS),
    incident: z.object({ id: z.string(), title: datedText }).nullable(),
    rule: z.string(),
    because: datedText,
    claims: list(z.string()).openapi({ description: 'At most 24, all of them in the answer on the incident.' }),
    total: z.number().int().openapi({ description: 'How many claims there are.' }),
    sides: list(
      z.object({
        label: datedText,
        claims: list(z.string()),
        total: z.number().int(),
        origins: list(z.object({ id: z.string(), name: bilingual })),
        outlets: list(z.string()),
      }),
    ),
    open: z.boolean().openapi({ description: 'False when a person has judged every claim of it.' }),
  })
  .openapi('DisputeView');
export const disputesPage = paged(dispute).openapi('DisputesPage');

export const originView = z
  .object({
    id: z.string(),
    kind: z.enum(['outlet', 'agency', 'speaker', 'document', 'unnamed']),
    name: bilingual,
    rule: z.string(),
    claims: list(z.string()),
    articles: list(z.string()),
    outlets: list(z.string()),
  })
  .openapi('OriginView');

/** A column of the accounts: one outlet, or one origin. */
const column = z.object({
  id: z.string(),
  kind: z.enum(['outlet', 'origin']),
  name: bilingual,
  articles: list(z.string()),
  claims: list(z.string()),
});
const cell = z.object({
  column: z.string(),
  values: list(
    z.object({
      value: z.number().int().openapi({ description: 'Index into the values of the row.' }),
      claims: list(z.string()),
    }),
  ),
  against: list(z.string()).openapi({ description: 'Columns that it disagrees with in this row.' }),
});
const accountRow = z
  .object({
    aspect: z.enum(ASPECTS),
    of: z.string().optional(),
    verdict,
    rule: z.string(),
    because: datedText,
    figure: z
      .object({
        policy: z.enum(NUMBER_POLICIES),
        low: z.number(),
        high: z.number().nullable(),
        best: z.number().nullable(),
      })
      .nullable()
      .openapi({ description: 'Of a toll: the figures by the declared policy.' }),
    values: list(
      z.object({
        label: datedText,
        value: z.unknown(),
        range: range.nullable().openapi({ description: 'Of a toll: what to draw.' }),
        claims: list(z.string()),
        origins: list(z.string()),
      }),
    ),
    cells: list(cell),
  })
  .openapi('AccountRow');

export const incidentView = incidentRow
  .extend({
    ...state,
    gradeBecause: datedText,
    gradeClaims: list(z.string()),
    features: list(z.object({ name: z.string(), weight: z.number(), claims: list(z.string()) })),
    related: list(
      z.object({ as: z.string(), incident: z.object({ id: z.string(), title: datedText, type: z.string() }) }),
    ).openapi({
      description:
        'Incidents of other types that belong with it: `toll_of` its cause, `part_of`, `outcome_of`, `about`.',
    }),
    by: z.enum(['outlet', 'origin']),
    columns: list(column),
    rows: list(accountRow),
    claims: list(claimView),
    articles: list(articleRef),
    origins: list(originView),
    disputes: list(dispute),
  })
  .openapi('IncidentView');

/** Incidents by time: `unit` is the shortest that keeps the bins under 400. */
export const timeline = z
  .object({
    ...state,
    unit: z.enum(['day', 'week', 'month', 'year']),
    bins: list(z.object({ from: day, to: day, count: z.number().int(), disputed: z.number().int() })),
    undated: z.number().int(),
  })
  .openapi('Timeline');

/** GeoJSON of the incidents that have coordinates; all that the brush of the timeline needs stands in `properties`. */
export const map = z
  .object({
    ...state,
    type: z.literal('FeatureCollection'),
    unplaced: z.number().int(),
    features: list(
      z.object({
        type: z.literal('Feature'),
        id: z.string(),
        geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
        properties: z.object({
          id: z.string(),
          type: z.string(),
          title: datedText,
          place: bilingual,
          placeId: z.string().optional(),
          precision: z.number(),
          from: day.nullable(),
          to: day.nullable(),
          grade: z.enum(GRADES),
          disputed: z.boolean(),
          claims: z.number().int(),
        }),
      }),
    ),
  })
  .openapi('IncidentMap');

/** What the case holds, on one page. */
export const overview = z
  .object({
    ...state,
    counts: z.object({
      articles: z.number().int(),
      unread: z.number().int().openapi({ description: 'Articles that no reading has reached yet.' }),
      claims: z.number().int(),
      incidents: z.number().int(),
      disputes: z.number().int(),
      origins: z.number().int(),
      copies: z.number().int().openapi({ description: 'Articles that carry the text of another.' }),
      judgements: z.number().int(),
      problems: z.number().int(),
    }),
    published: z.object({ from: day.nullable(), to: day.nullable() }),
    disputes: list(dispute),
    incidents: list(incidentRow).openapi({ description: 'Those told by most origins.' }),
    outlets: list(outletRef.extend({ claims: z.number().int(), incidents: z.number().int() })),
    grades: list(z.object({ grade: z.enum(GRADES), count: z.number().int() })),
    types: list(z.object({ type: z.string(), claims: z.number().int(), incidents: z.number().int() })),
    timeline: timeline.omit({ head: true, stale: true }),
    problems: list(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), count: z.number().int() })),
  })
  .openapi('Overview');

export type IncidentRow = z.infer<typeof incidentRow>;
export type IncidentView = z.infer<typeof incidentView>;
export type IncidentsPage = z.infer<typeof incidentsPage>;
export type AccountRow = z.infer<typeof accountRow>;
export type AccountColumn = z.infer<typeof column>;
export type Facet = z.infer<typeof facet>;
export type DisputeView = z.infer<typeof dispute>;
export type DisputesPage = z.infer<typeof disputesPage>;
export type OriginView = z.infer<typeof originView>;
export type Timeline = z.infer<typeof timeline>;
export type IncidentMap = z.infer<typeof map>;
export type Overview = z.infer<typeof overview>;
