/** One incident: its accounts side by side, one row for each aspect, what disagrees marked with the reason in words. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Fragment, useMemo } from 'react';
import type { AccountColumn, AccountRow, ClaimView, IncidentView } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { useAnswer } from '../api/queries.ts';
import { Origins } from '../charts/Origins.tsx';
import { TollRanges } from '../charts/TollRanges.tsx';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { LINKED } from '../i18n/linked.ts';
import { useSettings } from '../settings/settings.ts';
import { ClaimCard } from '../ui/claim.tsx';
import { Segments } from '../ui/fields.tsx';
import { DisputeLine } from '../ui/incident.tsx';
import { LongList } from '../ui/LongList.tsx';
import { Answer, ArticleLink, EntityLink, Grade, PageHead, Panel, TypeName, Verdict } from '../ui/parts.tsx';
import { Bi, Called, Count, Days, Source } from '../ui/text.tsx';

export function Incident() {
  const { id } = useParams({ from: '/incidents/$id' });
  const { by } = useSearch({ from: '/incidents/$id' });
  const answer = useAnswer<IncidentView>(`/api/incidents/${part(id)}`, { by });
  return <Answer of={answer}>{(incident) => <Shown of={incident} />}</Answer>;
}

function Shown({ of }: { of: IncidentView }) {
  const t = useT();
  const s = useSettings();
  const { claim } = useSearch({ from: '/incidents/$id' });
  const navigate = useNavigate({ from: '/incidents/$id' });
  const claims = useMemo(() => new Map(of.claims.map((c) => [c.id, c])), [of.claims]);
  const at = claim ? of.claims.findIndex((c) => c.id === claim) : -1;
  return (
    <>
      <PageHead
        title={
          <span className="made-title">
            <Bi of={of.title} />
          </span>
        }
        lead={
          <span className="meta">
            <Grade of={of.grade} />
            <span className="claim-type">
              <TypeName of={of.type} />
            </span>
            <Days from={of.from} to={of.to} />
            {of.place &&
              (of.place.id ? (
                <Link to="/places/$id" params={{ id: of.place.id }}>
                  <Bi of={of.place.name} />
                </Link>
              ) : (
                <Bi of={of.place.name} />
              ))}
            {of.parties.map((p) => (
              <EntityLink key={p.id} of={p} />
            ))}
          </span>
        }
        actions={
          <>
            <Link
              className="button"
              to="/compare"
              search={{ article: compared(of), incident: of.id }}
              disabled={of.articles.length < 2}
            >
              {t('incident.compare')}
            </Link>
            <Link className="button" to="/review" search={{ incident: of.id, state: 'all' }}>
              {t('incident.review')}
            </Link>
          </>
        }
      />
      <p className="grade-because">
        <Bi of={of.gradeBecause} />
      </p>
      {of.disputes.length > 0 && (
        <Panel
          title={t('incident.disputes')}
          aside={<Count of={of.disputes.length} what="n.disputes" />}
          className="panel-dispute"
        >
          {of.disputes.map((d) => (
            <DisputeLine key={d.id} of={d} incident={false} />
          ))}
        </Panel>
      )}
      <Panel
        title={t('incident.accounts')}
        aside={
          <Segments
            label={t('incident.columns')}
            value={of.by}
            choices={[
              { id: 'outlet', label: t('by.outlet') },
              { id: 'origin', label: t('by.origin') },
            ]}
            onChange={(by) =>
              void navigate({ search: (old) => ({ ...old, by: by === 'outlet' ? undefined : by }), resetScroll: false })
            }
          />
        }
      >
        <Accounts of={of} claims={claims} />
      </Panel>
      <Tolls of={of} />
      <div className="two">
        <Panel title={t('incident.origins')} aside={<Count of={of.origins.length} what="n.origins" />}>
          <Origins claims={of.claims} origins={of.origins} />
        </Panel>
        <Panel title={t('incident.linked')}>
          <p className="small muted">{t('incident.linked.note')}</p>
          <ul className="features">
            {of.features.map((f, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: features keep their order
              <li key={i}>
                <Called name={f.name} words={LINKED} />{' '}
                <span className="num muted">
                  {formatNumber(f.weight, s, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}
                </span>{' '}
                <span className="muted small">
                  <Count of={f.claims.length} what="n.claims" />
                </span>
              </li>
            ))}
          </ul>
          {of.related.length > 0 && (
            <>
              <h3>{t('incident.related')}</h3>
              <ul className="stack">
                {of.related.map((r) => (
                  <li key={`${r.as}|${r.incident.id}`}>
                    <span className="tag">{t(`related.${r.as}` as Word, { defaultValue: r.as })}</span>{' '}
                    <Link to="/incidents/$id" params={{ id: r.incident.id }}>
                      <Bi of={r.incident.title} />
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h3>{t('nav.articles')}</h3>
          <ul className="stack">
            {of.articles.map((a) => (
              <li key={a.id}>
                <ArticleLink of={a} />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      <Panel title={t('incident.claims')} aside={<Count of={of.claims.length} what="n.claims" />}>
        {of.claims.length > 30 ? (
          <LongList
            items={of.claims}
            label={t('incident.claims')}
            height={190}
            keyOf={(c) => c.id}
            current={at}
            className="claims-box"
            row={(c) => <ClaimCard of={c} current={c.id === claim} />}
          />
        ) : (
          <div className="claims-grid">
            {of.claims.map((c) => (
              <ClaimCard key={c.id} of={c} current={c.id === claim} />
            ))}
          </div>
        )}
      </Panel>
    </>
  );
}

/** Up to four articles of different outlets, to be set side by side. */
function compared(of: IncidentView): string[] {
  const out: string[] = [];
  const outlets = new Set<string>();
  for (const a of of.articles) {
    if (outlets.has(a.outlet.id) || out.length === 4) continue;
    outlets.add(a.outlet.id);
    out.push(a.id);
  }
  for (const a of of.articles) if (out.length < 2 && !out.includes(a.id)) out.push(a.id);
  return out;
}

function Accounts({ of, claims }: { of: IncidentView; claims: ReadonlyMap<string, ClaimView> }) {
  const t = useT();
  // What the accounts disagree on comes first; else the rows keep their order.
  const rows = [...of.rows].sort((a, b) => Number(b.verdict === 'conflict') - Number(a.verdict === 'conflict'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className="scroll-x accounts-box" tabIndex={0} aria-label={t('incident.accounts')}>
      <table className="accounts">
        <thead>
          <tr>
            <th scope="col">{t('aspect')}</th>
            {of.columns.map((c) => (
              <th key={c.id} scope="col">
                <ColumnHead of={c} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={`${row.aspect}|${row.of ?? ''}`}>
              <tr className={`aspect aspect-${row.verdict}`}>
                <th scope="row">
                  <span className="aspect-name">
                    {t(`aspect.${row.aspect}` as Word)}
                    {row.of && <> · {t(`counted.${row.of}` as Word)}</>}
                  </span>
                  <Verdict of={row.verdict} />
                </th>
                {of.columns.map((c) => (
                  <Cell key={c.id} row={row} column={c} columns={of.columns} claims={claims} />
                ))}
              </tr>
              {row.verdict !== 'single' && (
                <tr className={`because-row because-${row.verdict}`}>
                  <td colSpan={of.columns.length + 1}>
                    <p className="because-words">
                      <Bi of={row.because} />
                    </p>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnHead({ of }: { of: AccountColumn }) {
  const t = useT();
  return (
    <span className="column-head">
      <strong>{of.name.ar || of.name.en ? <Bi of={of.name} /> : t('outlet.none')}</strong>
      <span className="muted small">
        <Count of={of.claims.length} what="n.claims" />
      </span>
    </span>
  );
}

function Cell({
  row,
  column,
  columns,
  claims,
}: {
  row: AccountRow;
  column: AccountColumn;
  columns: readonly AccountColumn[];
  claims: ReadonlyMap<string, ClaimView>;
}) {
  const t = useT();
  const cell = row.cells.find((c) => c.column === column.id);
  if (!cell || cell.values.length === 0)
    return (
      <td className="cell-silent">
        <span className="visually-hidden">{t('cell.silent')}</span>
        <span aria-hidden="true">–</span>
      </td>
    );
  const against = cell.against.map((id) => columns.find((c) => c.id === id)).filter((c) => c !== undefined);
  return (
    <td className={against.length > 0 ? 'cell-against' : ''}>
      <ul className="cell-values">
        {cell.values.map((v) => {
          const value = row.values[v.value];
          const first = v.claims.map((id) => claims.get(id)).find((c) => c !== undefined);
          return (
            <li key={v.value}>
              <strong>{value && <Bi of={value.label} />}</strong>
              {first && (
                <Link
                  className="cell-quote"
                  to="/articles/$id"
                  params={{ id: first.article.id }}
                  search={{ claim: first.id }}
                >
                  <Source text={short(first.quote.text)} lang={first.article.lang} className="clamp" />
                </Link>
              )}
              {v.claims.length > 1 && (
                <span className="muted small">
                  <Count of={v.claims.length} what="n.claims" />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {against.length > 0 && (
        <p className="against-words">
          {t('cell.against')}{' '}
          {against.map((c, i) => (
            <span key={c.id}>
              {i > 0 && t('list.comma')}
              <Bi of={c.name} />
            </span>
          ))}
        </p>
      )}
    </td>
  );
}

const short = (text: string) => (text.length > 110 ? `${text.slice(0, text.lastIndexOf(' ', 108))} …` : text);

function Tolls({ of }: { of: IncidentView }) {
  const t = useT();
  const s = useSettings();
  const rows = of.rows.filter((r) => r.aspect === 'toll' && r.values.some((v) => v.range));
  if (rows.length === 0) return null;
  return (
    <Panel title={t('incident.tolls')} aside={t('incident.tolls.note')}>
      <div className="toll-groups">
        {rows.map((row) => (
          <section key={row.of ?? ''}>
            <h3>
              {t(`counted.${row.of ?? 'other'}` as Word)} <Verdict of={row.verdict} />
            </h3>
            {row.figure && (
              <p className="small muted">
                {t(row.figure.high === null ? 'toll.figure.open' : 'toll.figure', {
                  policy: t(`policy.${row.figure.policy}` as Word),
                  low: formatNumber(row.figure.low, s),
                  high: formatNumber(row.figure.high ?? 0, s),
                })}
                {row.figure.best !== null && <> · {t('toll.best', { best: formatNumber(row.figure.best, s) })}</>}
              </p>
            )}
            <TollRanges
              caption={t(`counted.${row.of ?? 'other'}` as Word)}
              ranges={row.cells.flatMap((cell) =>
                cell.values.flatMap((v) => {
                  const range = row.values[v.value]?.range;
                  const column = of.columns.find((c) => c.id === cell.column);
                  if (!range || !column) return [];
                  return [
                    {
                      key: `${cell.column}|${v.value}`,
                      label: column.name.ar || column.name.en ? <Bi of={column.name} /> : t('outlet.none'),
                      lo: range.lo,
                      hi: range.hi,
                      against: cell.against.length > 0,
                    },
                  ];
                }),
              )}
            />
          </section>
        ))}
      </div>
    </Panel>
  );
}
