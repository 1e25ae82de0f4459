/** The API and the pages as one Hono application: every route of the contract, and nothing else. */
import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LIMITS, PAGES, routes, type Subject } from './contract.ts';
import type { Desk } from './desk.ts';
import { Refusal } from './failures.ts';
import { type Env, type GuardOptions, guard } from './guard.ts';
import { type Answer, answerOf, KeptAnswers, plain } from './kept-answers.ts';
import { originalOf } from './originals.ts';
import type { PageFile, Pages } from './pages.ts';
import * as articles from './views/articles.ts';
import * as claims from './views/claims.ts';
import { differenceOf } from './views/difference.ts';
import { disputesPage } from './views/disputes.ts';
import * as entities from './views/entities.ts';
import { incidentView } from './views/incident.ts';
import { incidentsPage } from './views/incidents.ts';
import * as naming from './views/naming.ts';
import { overview } from './views/overview.ts';
import * as review from './views/review.ts';
import { searchPage, wordsOf } from './views/search.ts';
import { mapOf, timelineOf } from './views/spread.ts';
import type { View } from './views/view.ts';

export interface AppOptions {
  readonly guard: GuardOptions;
  readonly pages: Pages;
  readonly version: string;
  /** Null: that of the browser. */
  readonly lang: 'ar' | 'en' | null;
  /** Told of errors that a request ran into. */
  readonly complain?: (error: unknown) => void;
}

type C = Context<Env>;

/** @throws IsnadError of the guard when the options would leave the case open to others */
export function makeApp(desk: Desk, options: AppOptions): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0];
      throw new Refusal('malformed', issue ? `${result.target} ${issue.path.join('.')}: ${issue.message}` : undefined);
    },
  });
  const kept = new KeptAnswers();
  app.use(guard(options.guard));
  app.post('*', bodyLimit({ maxSize: LIMITS.body, onError: () => refuse(new Refusal('too-large')) }));
  app.onError((error, c) => {
    const refusal = Refusal.of(error);
    if (refusal.status === 500) options.complain?.(error);
    return failed(c as C, refusal, desk);
  });
  app.notFound((c) => failed(c as C, new Refusal('no-such-address'), desk));

  /**
   * Answers a route out of the state of the case; the same question twice is made once.
   * @param rests on what the comparison knows, and on nothing that an added article changes
   */
  function answer<R extends RouteConfig>(route: R, make: (view: View, c: never) => unknown, rests = false): void {
    const handler = async (c: C) => {
      const view = viewFor(desk, c);
      const question = `${view === desk.views.reviewer ? 'all' : 'masked'} ${c.req.url.slice(c.req.url.indexOf('/api/'))}`;
      const { ground } = desk.views;
      const stamp = { of: desk.views, state: view.gate.out(view.state), ground, rests };
      const made = await kept.get(stamp, question, async () => view.gate.out(await make(view, c as never)));
      return send(c, made);
    };
    app.openapi(route as never, handler as never);
  }
  const q = <T>(c: never): T => (c as unknown as { req: { valid(part: 'query'): T } }).req.valid('query');
  const id = (c: never): string =>
    (c as unknown as { req: { valid(part: 'param'): { id: string } } }).req.valid('param').id;

  answer(routes.overview, (view) => overview(view));
  answer(routes.incidents, (view, c) => incidentsPage(view, q(c)), true);
  answer(routes.incident, (view, c) => incidentView(view, id(c), q<{ by: 'outlet' | 'origin' }>(c).by), true);
  answer(routes.disputes, (view, c) => disputesPage(view, q(c)), true);
  answer(routes.timeline, (view, c) => timelineOf(view, q(c)), true);
  answer(routes.map, (view, c) => mapOf(view, q(c)), true);
  answer(routes.articles, (view, c) => articles.articlesPage(view, q(c)));
  answer(routes.article, async (view, c) => {
    const { info } = await originalOf(desk.source, view, id(c));
    return articles.articleView(view, id(c), info);
  });
  answer(routes.difference, (view, c) => differenceOf(view, id(c), q<{ with: string }>(c).with), true);
  answer(routes.words, (view, c) => wordsOf(view, id(c), q<{ q: string }>(c).q));
  answer(routes.claims, (view, c) => claims.claimsPage(view, q(c)));
  answer(routes.claim, (view, c) => claims.claimView(view, view.claim(id(c))));
  answer(routes.compare, (view, c) => articles.compareArticles(view, q<{ article: string[] }>(c).article), true);
  answer(routes.entities, (view, c) => entities.entitiesPage(view, q(c)));
  answer(routes.entity, (view, c) => entities.entityView(view, id(c)), true);
  answer(routes.naming, (view, c) => naming.namingMatrix(view, q(c)));
  answer(routes.sentences, (view, c) => naming.namingSentences(view, q(c)), true);
  answer(routes.voices, (view, c) => naming.voicesPage(view, q(c)), true);
  answer(routes.search, (view, c) => searchPage(view, q(c), desk.source));
  answer(routes.review, (view, c) => review.reviewPage(view, q(c)));
  answer(routes.judgements, (view, c) => review.judgementsPage(view, q(c)));
  answer(routes.problems, (view, c) => review.problemsPage(view, q(c)));
  answer(routes.subject, (view, c) => {
    const { kind, id: ids } = q<{ kind: Subject['kind']; id: string[] }>(c);
    const pair = kind === 'claims' || kind === 'entities';
    if (ids.length !== (pair ? 2 : 1)) throw new Refusal('malformed', 'id');
    return review.subjectReview(view, { kind, ids } as unknown as Subject);
  });
  app.openapi(routes.case, (async (c: C) => {
    const view = viewFor(desk, c);
    const mayReview = c.get('rank') === 'reviewer';
    const role = view === desk.views.reviewer && asked(c) ? 'reviewer' : 'reader';
    const { version, lang } = options;
    const info = review.caseInfo(view, { name: desk.source.name, version, lang, role, mayReview });
    return send(c, await answerOf(view.gate.out(info)));
  }) as never);
  app.openapi(routes.original, (async (c: C) => {
    const { id: wanted } = (c.req as never as { valid(part: 'param'): { id: string } }).valid('param');
    const view = viewFor(desk, c);
    const { bytes, info } = await originalOf(desk.source, view, wanted);
    if (bytes && info.href === null) throw new Refusal('withheld');
    if (!bytes) throw new Refusal('not-found');
    c.header('content-type', 'application/octet-stream');
    c.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(wanted).replace(/['()*]/g, escaped)}`,
    );
    c.header('content-security-policy', "default-src 'none'; sandbox");
    c.header('cache-control', 'private, no-cache');
    c.header('isnad-sha256', view.article(wanted).sha256);
    return c.body(bytes as Uint8Array<ArrayBuffer>);
  }) as never);
  app.openapi(routes.judge, (async (c: C) => {
    const view = viewFor(desk, c);
    const version = c.req
      .header('if-match')
      ?.trim()
      .replace(/^(?:W\/)?"(.*)"$/, '$1');
    if (version === undefined || version === '') throw new Refusal('no-version');
    const judgement = (c.req as never as { valid(part: 'json'): Parameters<Desk['judge']>[0] }).valid('json');
    return send(c, await answerOf(view.gate.out(await desk.judge(judgement, version, view))), 201);
  }) as never);
  app.openapi(routes.withdraw, (async (c: C) => {
    const view = viewFor(desk, c);
    const request = c.req as never as { valid(part: 'param'): { id: string } } & {
      valid(part: 'json'): Parameters<Desk['withdraw']>[1];
    };
    const judged = await desk.withdraw(request.valid('param').id, request.valid('json'));
    return send(c, await answerOf(view.gate.out(judged)), 201);
  }) as never);

  const info = { title: 'Isnad', version: options.version, description: ABOUT };
  const description = app.getOpenAPI31Document({ openapi: '3.1.0', info });
  const document = answerOf(description);
  app.get('/api/openapi.json', async (c) => send(c, await document));
  app.all('/api/*', () => {
    throw new Refusal('no-such-address');
  });
  app.get('*', (c) => page(c, options.pages));
  return app;
}

const ABOUT =
  'What a case holds: articles, their claims, and how the accounts compare. Offsets are UTF-16 code units into the text of an article, end ' +
  'exclusive. Withheld names are masked unless a reviewer asks. Every GET answer carries an ETag.';

const escaped = (ch: string): string => `%${ch.charCodeAt(0).toString(16).toUpperCase()}`;
const asked = (c: C): boolean => c.req.header('isnad-role') === 'reviewer' || c.req.query('role') === 'reviewer';

/** What this request may see. */
function viewFor(desk: Desk, c: C): View {
  desk.look();
  if (!asked(c)) return desk.views.reader;
  if (c.get('rank') !== 'reviewer') throw new Refusal('not-a-reviewer');
  return desk.views.reviewer;
}

const PRIVATE = { 'cache-control': 'private, no-cache', vary: 'isnad-role, accept-encoding, cookie' };

function send(c: C, { body, zipped, etag }: Answer, status: 200 | 201 = 200): Promise<Response> {
  for (const [name, value] of Object.entries(PRIVATE)) c.header(name, value);
  return bytes(c, { body, zipped, etag, type: 'application/json; charset=utf-8' }, status);
}

async function bytes(c: C, file: Answer & { type: string }, status: 200 | 201 = 200): Promise<Response> {
  c.header('etag', file.etag);
  const same = (c.req.header('if-none-match') ?? '').split(/\s*,\s*/).some((e) => e.replace(/^W\//, '') === file.etag);
  if (status === 200 && same) return c.body(null, 304);
  c.header('content-type', file.type);
  const zip = file.zipped !== null && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (zip) c.header('content-encoding', 'gzip');
  const body = zip ? file.zipped! : await plain(file);
  c.header('content-length', String(body.length));
  return c.body(body as Uint8Array<ArrayBuffer>, status);
}

async function page(c: C, pages: Pages): Promise<Response> {
  const file: PageFile | null = pages.find(c.req.path);
  if (!file) {
    if (pages.built || !(PAGES as readonly string[]).includes(c.req.path.slice(1)))
      throw new Refusal('no-such-address');
    return c.text('The pages are not built: npm run build. The API is at /api/openapi.json.\n', 503);
  }
  c.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  c.header('vary', 'accept-encoding');
  return bytes(c, file);
}

function refuse(refusal: Refusal): never {
  throw refusal;
}

/** A refusal tells no more than an answer does: names that are withheld stay so. */
function failed(c: C, { failure: told, status }: Refusal, { views }: Desk): Response {
  const view = asked(c) && c.get('rank') === 'reviewer' ? views.reviewer : views.reader;
  const failure = view.gate.out(told);
  c.header('cache-control', 'no-store');
  if (status === 401) c.header('www-authenticate', 'Bearer realm="isnad"');
  if (status === 405) c.header('allow', 'GET, HEAD, POST');
  if (c.req.path.startsWith('/api/')) return c.json(failure, status);
  return c.text(`${failure.reason.ar}\n${failure.reason.en}\n`, status);
}
