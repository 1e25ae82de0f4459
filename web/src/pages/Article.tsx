/** One article: its text with the claims lit, the claims beside it in step, the bytes it came as, copies of its story. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { ArticleView, ArticleWords, ClaimView, Span } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { useAnswer } from '../api/queries.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useKeys } from '../keyboard/keys.ts';
import { useSettings } from '../settings/settings.ts';
import { ClaimCard, ClaimFields, IncidentOf } from '../ui/claim.tsx';
import { LitText } from '../ui/LitText.tsx';
import { lightsOf } from '../ui/lights.ts';
import { Answer, Byline, Empty, PageHead, Panel } from '../ui/parts.tsx';
import { Code, Count, Source } from '../ui/text.tsx';
import { Differences } from './Differences.tsx';

const NONE: readonly Span[] = [];

export function Article() {
  const { id } = useParams({ from: '/articles/$id' });
  const answer = useAnswer<ArticleView>(`/api/articles/${part(id)}`);
  return <Answer of={answer}>{(article) => <Shown key={article.id} of={article} />}</Answer>;
}

function Shown({ of }: { of: ArticleView }) {
  const t = useT();
  const state = useSearch({ from: '/articles/$id' });
  const navigate = useNavigate({ from: '/articles/$id' });
  const index = of.claimsOf.findIndex((c) => c.id === state.claim);
  const current = of.claimsOf[index];
  const words = useAnswer<ArticleWords>(`/api/articles/${part(of.id)}/words`, { q: state.q }, state.q !== undefined);
  const found = (state.q !== undefined && words.data?.found) || NONE;
  const lights = useMemo(() => lightsOf(of.text, of.claimsOf, current, found), [of.text, of.claimsOf, current, found]);
  const at = useMemo(() => {
    const m = state.at?.match(/^(\d+)-(\d+)$/);
    return m ? { start: Number(m[1]), end: Number(m[2]) } : undefined;
  }, [state.at]);
  const see = current?.quote ?? at ?? found[0];
  const shown = useMemo(() => (at ? { ...lights, found: [...found, at] } : lights), [lights, found, at]);
  const go = (claim: ClaimView | undefined) => {
    if (claim) void navigate({ search: (old) => ({ ...old, claim: claim.id }), replace: true, resetScroll: false });
  };
  useKeys({
    j: () => go(of.claimsOf[Math.min(of.claimsOf.length - 1, index + 1)]),
    k: () => go(of.claimsOf[Math.max(0, index - 1)]),
    enter: (event) => {
      if (event.target instanceof HTMLElement && event.target.closest('a, button')) return;
      if (current?.incident)
        void navigate({ to: '/incidents/$id', params: { id: current.incident.id }, search: { claim: current.id } });
    },
    escape: () => void navigate({ search: (old) => ({ ...old, claim: undefined }), replace: true, resetScroll: false }),
  });
  return (
    <>
      <PageHead
        title={<Source text={of.title} lang={of.lang} />}
        lead={
          <span className="meta">
            <Byline of={of} />
            {of.author && <Source text={of.author} />}
            <span className="muted">
              {t(`published.${of.published.from}` as Word, { defaultValue: of.published.from })}
            </span>
            {of.url && (
              <a href={of.url} rel="noreferrer noopener" target="_blank">
                {t('article.address')}
              </a>
            )}
          </span>
        }
        actions={
          <>
            <Link className="button" to="/articles" search={{ pick: [of.id] }}>
              {t('article.compare')}
            </Link>
            <Link className="button" to="/review" search={{ article: of.id, state: 'all' }}>
              {t('incident.review')}
            </Link>
          </>
        }
      />
      <div className="reading">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <section className="reading-text" tabIndex={0} aria-label={t('article.text')}>
          <LitText
            text={of.text}
            lang={of.lang}
            lights={shown}
            see={see}
            onPick={(offset) => go(nearest(of.claimsOf, offset))}
          />
        </section>
        <Claims of={of} current={current} go={go} />
      </div>
      <div className="two">
        <Panel title={t('article.original')}>
          <dl className="facts">
            <dt>SHA-256</dt>
            <dd>
              <Code>{of.sha256}</Code>
            </dd>
            <dt>{t('article.id')}</dt>
            <dd>
              <Code>{of.id}</Code>
            </dd>
            {of.original.bytes !== null && (
              <>
                <dt>{t('article.bytes')}</dt>
                <dd>
                  <Bytes of={of.original.bytes} />
                </dd>
              </>
            )}
            <dt>{t('article.map')}</dt>
            <dd>{t(of.original.same ? 'article.same' : 'article.mapped')}</dd>
          </dl>
          {of.original.href ? (
            <a className="button" href={of.original.href} download>
              {t('article.download')}
            </a>
          ) : (
            <p className="muted small">{t('article.nodownload')}</p>
          )}
          {of.versions.length > 0 && (
            <>
              <h3>{t('article.versions')}</h3>
              <ul>
                {of.versions.map((v) => (
                  <li key={v.id}>
                    <Link to="/articles/$id" params={{ id: v.id }}>
                      <Code>{v.id}</Code>
                    </Link>{' '}
                    <Link to="/articles/$id" params={{ id: of.id }} search={{ diff: v.id }}>
                      {t('copies.differences')}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          {of.problems.length > 0 && (
            <>
              <h3>
                <Count of={of.problems.length} what="n.problems" />
              </h3>
              <ul className="stack small">
                {of.problems.map((p, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: problems have no id
                  <li key={i}>
                    <Code>{p.code}</Code> <bdi dir="auto">{p.reason}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Panel>
        <Panel title={t('copies')} aside={of.copies && <Count of={of.copies.copies.length} what="n.articles" />}>
          {!of.copies ? (
            <Empty>{t('copies.none')}</Empty>
          ) : (
            <>
              <p className="small muted">
                {t(`copies.rule.${of.copies.because}` as Word, { defaultValue: of.copies.because })}
              </p>
              <ul className="stack">
                {of.copies.copies.map((c) => (
                  <li key={c.article.id} className="copy">
                    <Link to="/articles/$id" params={{ id: c.article.id }}>
                      <Byline of={c.article} />
                    </Link>
                    {c.article.id === of.copies?.root.id && <span className="tag">{t('copies.root')}</span>}
                    <span className="num muted">
                      <Share of={c.similarity} />
                    </span>
                    <Link to="/articles/$id" params={{ id: of.id }} search={{ diff: c.article.id }} hash="differences">
                      {t('copies.differences')}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Panel>
      </div>
      {state.diff && (
        <div id="differences">
          <Differences left={of.id} right={state.diff} />
        </div>
      )}
    </>
  );
}

/** The claim whose quote holds the offset; of several, the one whose trigger is nearest. */
function nearest(claims: readonly ClaimView[], offset: number): ClaimView | undefined {
  return claims
    .filter((c) => c.quote.start <= offset && offset < c.quote.end)
    .sort((a, b) => Math.abs(a.trigger.start - offset) - Math.abs(b.trigger.start - offset))[0];
}

function Share({ of }: { of: number }) {
  return <>{formatNumber(of, useSettings(), { style: 'percent', maximumFractionDigits: 0 })}</>;
}
function Bytes({ of }: { of: number }) {
  return <>{formatNumber(of, useSettings(), { style: 'unit', unit: 'byte', unitDisplay: 'long' })}</>;
}

function Claims({ of, current, go }: { of: ArticleView; current: ClaimView | undefined; go: (c: ClaimView) => void }) {
  const t = useT();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const card = current && box.current?.querySelector(`[data-claim="${CSS.escape(current.id)}"]`);
    if (!card || !box.current || getComputedStyle(box.current).overflowY === 'visible') return;
    const frame = box.current.getBoundingClientRect();
    const rect = card.getBoundingClientRect();
    if (rect.top < frame.top || rect.bottom > frame.bottom) box.current.scrollBy({ top: rect.top - frame.top - 12 });
  }, [current]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="reading-claims" ref={box} tabIndex={0} aria-label={t('article.claims')}>
      <h2>
        <Count of={of.claimsOf.length} what="n.claims" />{' '}
        <span className="muted small no-print">{t('article.keys')}</span>
      </h2>
      {!of.read && <p className="notice">{t('article.unread')}</p>}
      {of.claimsOf.map((c) => (
        <div key={c.id} className="claim-slot">
          <ClaimCard of={c} article={false} chain={c === current} current={c === current}>
            {c === current ? (
              <>
                <ClaimFields of={c} />
                <IncidentOf of={c} />
              </>
            ) : (
              <button
                type="button"
                className="claim-cover"
                aria-label={t('article.light', { sentence: c.quote.text })}
                onClick={() => go(c)}
              />
            )}
          </ClaimCard>
        </div>
      ))}
    </section>
  );
}
