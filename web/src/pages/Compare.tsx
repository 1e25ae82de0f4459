/** Two to four articles side by side, aligned by the incidents they tell; pressing an incident lights what each says of it. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ClaimView, Compare as Compared } from '../../../src/server/contract.ts';
import { useAnswer } from '../api/queries.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useKeys } from '../keyboard/keys.ts';
import { LitText } from '../ui/LitText.tsx';
import { Answer, ArticleLink, Byline, Empty, PageHead, Panel, TypeName } from '../ui/parts.tsx';
import { Bi, Source } from '../ui/text.tsx';

export function Compare() {
  const t = useT();
  const { article } = useSearch({ from: '/compare' });
  const answer = useAnswer<Compared>('/api/compare', { article }, (article?.length ?? 0) >= 2);
  if (!article || article.length < 2)
    return (
      <>
        <PageHead title={t('nav.compare')} />
        <Empty>
          {t('compare.empty')} <Link to="/articles">{t('nav.articles')}</Link>
        </Empty>
      </>
    );
  return <Answer of={answer}>{(c) => <Shown of={c} />}</Answer>;
}

function Shown({ of }: { of: Compared }) {
  const t = useT();
  const { incident } = useSearch({ from: '/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const claims = useMemo(() => new Map(of.articles.flatMap((a) => a.claimsOf.map((c) => [c.id, c] as const))), [of]);
  const index = of.rows.findIndex((r) => r.incident.id === incident);
  const row = of.rows[index];
  const choose = (id: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, incident: id }), resetScroll: false });
  useKeys({
    j: () => choose(of.rows[Math.min(of.rows.length - 1, index + 1)]?.incident.id),
    k: () => choose(of.rows[Math.max(0, index - 1)]?.incident.id),
    escape: () => choose(undefined),
  });
  const columns = of.articles.map((a, i) => {
    const ids = row?.claims[i] ?? [];
    const lit = ids.map((id) => claims.get(id)).filter((c) => c !== undefined);
    return { article: a, lit };
  });
  const shared = of.rows.filter((r) => r.claims.filter((c) => c.length > 0).length > 1);
  return (
    <>
      <PageHead title={t('nav.compare')} lead={t('compare.lead', { count: shared.length })} />
      <Panel title={t('compare.incidents')} aside={t('compare.keys')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
        <section className="scroll-x scroll-rows" tabIndex={0} aria-label={t('compare.incidents')}>
          <table className="accounts compare-table">
            <thead>
              <tr>
                <th scope="col">{t('nav.incidents')}</th>
                {of.articles.map((a) => (
                  <th key={a.id} scope="col">
                    <Byline of={a} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.rows.map((r) => (
                <tr key={r.incident.id} className={r === row ? 'chosen' : ''}>
                  <th scope="row">
                    <button
                      type="button"
                      className="row-button"
                      aria-pressed={r === row}
                      onClick={() => choose(r === row ? undefined : r.incident.id)}
                    >
                      <span className="claim-type">
                        <TypeName of={r.incident.type} />
                      </span>
                      <span className="made-title">
                        <Bi of={r.incident.title} />
                      </span>
                    </button>
                    {r.conflicts.map((c) => (
                      <p key={`${c.aspect}|${c.of ?? ''}`} className="against-words">
                        <span className="tag tag-dispute">{t(`aspect.${c.aspect}` as Word)}</span> <Bi of={c.because} />
                      </p>
                    ))}
                  </th>
                  {r.claims.map((ids, i) => (
                    <td key={of.articles[i]?.id ?? i} className={ids.length === 0 ? 'cell-silent' : ''}>
                      {ids.length === 0 ? (
                        <>
                          <span className="visually-hidden">{t('cell.silent')}</span>
                          <span aria-hidden="true">–</span>
                        </>
                      ) : (
                        <ul className="cell-values">
                          {ids
                            .map((id) => claims.get(id))
                            .filter((c): c is ClaimView => c !== undefined)
                            // Several claims of one sentence show it once.
                            .filter((c, i, all) => all.findIndex((x) => x.quote.start === c.quote.start) === i)
                            .map((c) => (
                              <li key={c.id}>
                                <Link
                                  className="cell-quote"
                                  to="/articles/$id"
                                  params={{ id: c.article.id }}
                                  search={{ claim: c.id }}
                                >
                                  <Source text={c.quote.text} lang={c.article.lang} className="clamp" />
                                </Link>
                              </li>
                            ))}
                        </ul>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Panel>
      <div className={`columns columns-${columns.length}`}>
        {columns.map(({ article, lit }) => (
          <section key={article.id} className="panel column">
            <header>
              <ArticleLink of={article} />
            </header>
            <Column text={article.text} lang={article.lang} all={article.claimsOf} lit={lit} />
          </section>
        ))}
      </div>
    </>
  );
}

function Column({
  text,
  lang,
  all,
  lit,
}: {
  text: string;
  lang: string;
  all: readonly ClaimView[];
  lit: readonly ClaimView[];
}) {
  const t = useT();
  const key = lit.map((c) => c.id).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the lit claims
  const lights = useMemo(() => ({ claim: all.map((c) => c.quote), current: lit.map((c) => c.quote) }), [all, key]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="column-text" tabIndex={0} aria-label={t('article.text')}>
      <LitText text={text} lang={lang} lights={lights} see={lit[0]?.quote} />
    </section>
  );
}
