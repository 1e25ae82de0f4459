/** Every page under its permanent address; each page's program is fetched when it is first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Failed, Loading } from '../ui/parts.tsx';
import { NotFound } from './NotFound.tsx';
import { Shell } from './Shell.tsx';
import { KNOWN, searches } from './search.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const getParentRoute = () => root;

const routes = [
  createRoute({
    getParentRoute,
    path: '/',
    validateSearch: searches.overview,
    component: lazyRouteComponent(() => import('../pages/Overview.tsx'), 'Overview'),
  }),
  createRoute({
    getParentRoute,
    path: '/incidents',
    validateSearch: searches.incidents,
    component: lazyRouteComponent(() => import('../pages/Incidents.tsx'), 'Incidents'),
  }),
  createRoute({
    getParentRoute,
    path: '/incidents/$id',
    validateSearch: searches.incident,
    component: lazyRouteComponent(() => import('../pages/Incident.tsx'), 'Incident'),
  }),
  createRoute({
    getParentRoute,
    path: '/disputes',
    validateSearch: searches.disputes,
    component: lazyRouteComponent(() => import('../pages/Disputes.tsx'), 'Disputes'),
  }),
  createRoute({
    getParentRoute,
    path: '/map',
    validateSearch: searches.map,
    component: lazyRouteComponent(() => import('../pages/MapPage.tsx'), 'MapPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/articles',
    validateSearch: searches.articles,
    component: lazyRouteComponent(() => import('../pages/Articles.tsx'), 'Articles'),
  }),
  createRoute({
    getParentRoute,
    path: '/articles/$id',
    validateSearch: searches.article,
    component: lazyRouteComponent(() => import('../pages/Article.tsx'), 'Article'),
  }),
  createRoute({
    getParentRoute,
    path: '/compare',
    validateSearch: searches.compare,
    component: lazyRouteComponent(() => import('../pages/Compare.tsx'), 'Compare'),
  }),
  createRoute({
    getParentRoute,
    path: '/actors',
    validateSearch: searches.entities,
    component: lazyRouteComponent(() => import('../pages/Entities.tsx'), 'Actors'),
  }),
  createRoute({
    getParentRoute,
    path: '/actors/$id',
    validateSearch: searches.entity,
    component: lazyRouteComponent(() => import('../pages/Entity.tsx'), 'Entity'),
  }),
  createRoute({
    getParentRoute,
    path: '/places',
    validateSearch: searches.entities,
    component: lazyRouteComponent(() => import('../pages/Entities.tsx'), 'Places'),
  }),
  createRoute({
    getParentRoute,
    path: '/places/$id',
    validateSearch: searches.entity,
    component: lazyRouteComponent(() => import('../pages/Entity.tsx'), 'Entity'),
  }),
  createRoute({
    getParentRoute,
    path: '/sources',
    validateSearch: searches.entities,
    component: lazyRouteComponent(() => import('../pages/Entities.tsx'), 'Sources'),
  }),
  createRoute({
    getParentRoute,
    path: '/sources/$id',
    validateSearch: searches.entity,
    component: lazyRouteComponent(() => import('../pages/Entity.tsx'), 'Entity'),
  }),
  createRoute({
    getParentRoute,
    path: '/naming',
    validateSearch: searches.naming,
    component: lazyRouteComponent(() => import('../pages/Naming.tsx'), 'Naming'),
  }),
  createRoute({
    getParentRoute,
    path: '/search',
    validateSearch: searches.search,
    component: lazyRouteComponent(() => import('../pages/Search.tsx'), 'Search'),
  }),
  createRoute({
    getParentRoute,
    path: '/review',
    validateSearch: searches.review,
    component: lazyRouteComponent(() => import('../pages/Review.tsx'), 'Review'),
  }),
  createRoute({
    getParentRoute,
    path: '/judgements',
    validateSearch: searches.judgements,
    component: lazyRouteComponent(() => import('../pages/Judgements.tsx'), 'Judgements'),
  }),
  createRoute({
    getParentRoute,
    path: '/problems',
    validateSearch: searches.problems,
    component: lazyRouteComponent(() => import('../pages/Problems.tsx'), 'Problems'),
  }),
] as const;

/** Addresses as the API writes them: `type=a&type=b`, no JSON. */
function stringify(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) query.append(key, String(item));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
function parse(text: string): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  const query = new URLSearchParams(text);
  for (const key of new Set(query.keys())) {
    if (!KNOWN.has(key)) continue;
    const values = query.getAll(key);
    out[key] = values.length > 1 ? values : values[0];
  }
  return out;
}

export const router = createRouter({
  routeTree: root.addChildren([...routes]),
  parseSearch: parse,
  stringifySearch: stringify,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
