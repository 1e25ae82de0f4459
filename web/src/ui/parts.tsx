/** Small parts that every page uses. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ArticleRef, EntityRef } from '../../../src/server/contract.ts';
import { ApiError } from '../api/client.ts';
import { useCase } from '../api/queries.ts';
import { useT, type Word } from '../i18n/index.ts';
import { Bi, Day, Source, useBi } from './text.tsx';

/** The head of a page: its name, what it is about, and what can be done. It also names the browser's tab. */
export function PageHead({ title, lead, actions }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useCase()?.name;
  // the tab is called as the page is
  useEffect(() => {
    const words = heading.current?.textContent?.trim();
    if (words) document.title = `${words} · ${name ?? ''} · Isnad`;
  });
  return (
    <header className="page-head">
      <div>
        <h1 ref={heading}>{title}</h1>
        {lead && <p className="muted">{lead}</p>}
      </div>
      {actions && <div className="actions no-print">{actions}</div>}
    </header>
  );
}

export function Panel({
  title,
  aside,
  children,
  className = '',
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={`panel ${className}`}>
      {title && (
        <header className="panel-head">
          <h2>{title}</h2>
          {aside && <span className="muted small">{aside}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

export function Loading() {
  return (
    <p className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      {useT()('state.loading')}
    </p>
  );
}

export const Empty = ({ children }: { children: ReactNode }) => <p className="state muted">{children}</p>;

/** What went wrong, in the words of the server where it has some. */
export function Failed({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const t = useT();
  return (
    <div className="state failed" role="alert">
      <strong>{t('state.failed')}</strong>
      <span>{error instanceof ApiError ? <Bi of={error.failure.reason} /> : String(error)}</span>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          {t('action.retry')}
        </button>
      )}
    </div>
  );
}

/** The answer when it is there; what is missing or wrong before that. */
export function Answer<T>({
  of,
  children,
}: {
  of: { data: T | undefined; error: unknown; refetch?: () => unknown };
  children: (data: T) => ReactNode;
}) {
  // What the server no longer gives is not shown any longer: a name may have been withheld since.
  const refused = of.error instanceof ApiError && of.error.status >= 400 && of.error.status < 500;
  if (of.data !== undefined && !refused) return <>{children(of.data)}</>;
  if (of.error) return <Failed error={of.error} retry={of.refetch ? () => void of.refetch?.() : undefined} />;
  return <Loading />;
}

export function Grade({ of }: { of: string }) {
  return <span className={`grade grade-${of}`}>{useT()(`grade.${of}` as Word)}</span>;
}

export function Verdict({ of }: { of: string }) {
  return <span className={`verdict verdict-${of}`}>{useT()(`verdict.${of}` as Word)}</span>;
}

/** The name of a claim type, from the case's ontology. */
export function TypeName({ of }: { of: string }) {
  const label = useCase()?.types.find((x) => x.id === of)?.label;
  return label ? <Bi of={label} /> : of;
}

export function useTypeName(): (type: string) => string {
  const types = useCase()?.types;
  const bi = useBi();
  return (type) => {
    const label = types?.find((x) => x.id === type)?.label;
    return label ? bi(label) : type;
  };
}

/** The outlet's name; the articles that name none say so. */
export function Outlet({ of }: { of: { id: string; name: { ar: string; en: string } } }) {
  const t = useT();
  return of.id === '' && !of.name.ar && !of.name.en ? t('outlet.none') : <Bi of={of.name} />;
}

export function useOutletName(): (id: string) => string {
  const outlets = useCase()?.outlets;
  const bi = useBi();
  const t = useT();
  return (id) => {
    const found = outlets?.find((x) => x.id === id);
    const name = found ? bi(found.name) : id;
    return name || t('outlet.none');
  };
}

/** The page of an entity, by its kind. */
export const PAGE_OF = {
  actor: '/actors/$id',
  person: '/actors/$id',
  place: '/places/$id',
  source: '/sources/$id',
} as const;

export function EntityLink({ of, as }: { of: EntityRef; as?: 'source' }) {
  const t = useT();
  return (
    <Link to={as === 'source' ? '/sources/$id' : PAGE_OF[of.kind]} params={{ id: of.id }} className="entity">
      <Bi of={of.name} />
      {of.withheld && <span className="tag">{t('withheld')}</span>}
    </Link>
  );
}

/** Outlet, day and title of an article, leading to it (and to one claim of it). */
export function ArticleLink({
  of,
  claim,
  found,
  plain,
}: {
  of: ArticleRef;
  claim?: string;
  /** What was searched for, and where it stands: lit when the article opens. */
  found?: { readonly q?: string; readonly at?: string };
  plain?: boolean;
}) {
  return (
    <Link to="/articles/$id" params={{ id: of.id }} search={claim ? { claim } : (found ?? {})} className="article-link">
      <strong>
        <Outlet of={of.outlet} />
      </strong>
      {of.published.date && (
        <span className="muted">
          <Day iso={of.published.date} />
        </span>
      )}
      {!plain && <Source text={of.title} lang={of.lang} />}
    </Link>
  );
}

/** Where outlet and day are enough. */
export function Byline({ of }: { of: ArticleRef }) {
  return (
    <span className="byline">
      <Outlet of={of.outlet} />
      {of.published.date && (
        <>
          {' · '}
          <Day iso={of.published.date} />
        </>
      )}
    </span>
  );
}
