/** Every route of the API, as `/api/openapi.json` documents it. Ids in paths are percent-encoded (`a.txt#c1` → `a.txt%23c1`). */
import { createRoute, z } from '@hono/zod-openapi';
import { articlesPage, articleView, articleWords, compare, difference, searchPage } from './articles.ts';
import { claimsPage, claimView } from './claims.ts';
import { failure } from './common.ts';
import { entitiesPage, entityView, namingMatrix, namingSentences, voicesPage } from './entities.ts';
import { disputesPage, incidentsPage, incidentView, map, overview, timeline } from './incidents.ts';
import { id, queries } from './queries.ts';
import {
  caseInfo,
  judged,
  judgementsPage,
  newJudgement,
  newWithdrawal,
  problemsPage,
  reviewPage,
  subjectReview,
} from './review.ts';

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});
const FAILURES = {
  400: json(failure, 'Something in the request is malformed or beyond a limit.'),
  401: json(failure, 'The server was started with a token, and this request has none or another.'),
  403: json(failure, 'Foreign Host or Origin, or a role that this request does not have.'),
  404: json(failure, 'Nothing of this id.'),
};
/** Read by everyone; only with this, by those who may review, unmasked. */
const headers = z.object({
  'isnad-role': z
    .literal('reviewer')
    .optional()
    .openapi({ description: 'Shows withheld names to those who may review.' }),
});
const params = z.object({ id });

function get<S extends z.ZodType, Q extends z.ZodObject = z.ZodObject<Record<never, never>>>(
  path: string,
  schema: S,
  summary: string,
  query?: Q,
) {
  return createRoute({
    method: 'get',
    path: `/api${path}`,
    summary,
    request: { headers, query: query ?? (z.object({}) as unknown as Q) },
    responses: { 200: json(schema, summary), ...FAILURES },
  });
}
function getOne<S extends z.ZodType, Q extends z.ZodObject = z.ZodObject<Record<never, never>>>(
  path: string,
  schema: S,
  summary: string,
  query?: Q,
) {
  return createRoute({
    method: 'get',
    path: `/api${path}`,
    summary,
    request: { headers, params, query: query ?? (z.object({}) as unknown as Q) },
    responses: { 200: json(schema, summary), ...FAILURES },
  });
}
const body = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } }, required: true });
const REFUSALS = {
  ...FAILURES,
  409: json(failure, '`judged-since`: somebody has judged the subject since the version given; `review` says what.'),
  413: json(failure, 'The body is larger than the limit.'),
  415: json(failure, 'The body is not application/json.'),
  428: json(failure, '`If-Match` is missing.'),
  507: json(failure, 'The journal could not be written; nothing was changed.'),
};

export const routes = {
  case: get('/case', caseInfo, 'The case, its vocabulary, the role of this request and the limits'),
  overview: get('/overview', overview, 'What the case holds'),
  incidents: get('/incidents', incidentsPage, 'Incidents, with facets', queries.incidents),
  incident: getOne('/incidents/{id}', incidentView, 'One incident, its accounts side by side', queries.incident),
  disputes: get('/disputes', disputesPage, 'Disputes, those told by most origins first', queries.disputes),
  timeline: get('/timeline', timeline, 'Incidents by time', queries.spread),
  map: get('/map', map, 'Incidents by place, GeoJSON', queries.spread),
  articles: get('/articles', articlesPage, 'Articles', queries.articles),
  article: getOne('/articles/{id}', articleView, 'One article: text, claims, copies, problems'),
  difference: getOne('/articles/{id}/difference', difference, 'Where two articles differ', queries.difference),
  words: getOne('/articles/{id}/words', articleWords, 'Where words stand in one article, in any form', queries.words),
  original: createRoute({
    method: 'get',
    path: '/api/articles/{id}/original',
    summary: 'The bytes as they were received, as a download',
    request: { headers, params, query: queries.original },
    responses: {
      200: {
        content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        description: 'The bytes; their SHA-256 stands in the header `isnad-sha256`.',
      },
      ...FAILURES,
    },
  }),
  claims: get('/claims', claimsPage, 'Claims', queries.claims),
  claim: getOne('/claims/{id}', claimView, 'One claim'),
  compare: get('/compare', compare, 'Two to four articles side by side', queries.compare),
  entities: get('/entities', entitiesPage, 'Actors, persons, places, sources', queries.entities),
  entity: getOne('/entities/{id}', entityView, 'One actor, person, place or source'),
  naming: get('/naming', namingMatrix, 'Party × outlet: the terms used', queries.naming),
  sentences: get('/naming/sentences', namingSentences, 'The sentences behind a cell of the matrix', queries.sentences),
  voices: get('/voices', voicesPage, 'Who is quoted by whom, with which words', queries.voices),
  search: get('/search', searchPage, 'Search in the texts', queries.search),
  review: get('/review', reviewPage, 'What to look at next', queries.review),
  judgements: get('/judgements', judgementsPage, 'Who said what and when, newest first', queries.judgements),
  subject: get('/subject', subjectReview, 'What was said of one subject, and its version', queries.subject),
  problems: get('/problems', problemsPage, 'What was left unread or read with a doubt', queries.problems),
  judge: createRoute({
    method: 'post',
    path: '/api/judgements',
    summary: 'Say something on a claim, an entity, or a pair of these',
    description:
      '`If-Match` carries the `version` of the review of the subject as it was shown ("0" where nobody has judged it yet). ' +
      '`right`, `wrong`, `corrected`: on a claim; a later one of the same person takes the place of the earlier. ' +
      '`same`, `different`: on a pair (merge, split). `withhold`: on an entity. `comment`: on anything.',
    request: {
      headers: headers.extend({ 'if-match': z.string().max(200).optional() }),
      body: body(newJudgement),
    },
    responses: { 201: json(judged, 'Written to the journal.'), ...REFUSALS },
  }),
  withdraw: createRoute({
    method: 'post',
    path: '/api/judgements/{id}/withdrawal',
    summary: 'Take a judgement back (undo); it stays in the journal',
    request: { headers, params, body: body(newWithdrawal) },
    responses: { 201: json(judged, 'Written to the journal.'), ...REFUSALS },
  }),
} as const;

/** Pages of the workbench: any address under these answers with the one page that holds the program. */
export const PAGES = [
  '',
  'incidents',
  'disputes',
  'articles',
  'compare',
  'actors',
  'places',
  'sources',
  'naming',
  'voices',
  'search',
  'review',
  'judgements',
  'problems',
  'map',
  'settings',
  'about',
] as const;
