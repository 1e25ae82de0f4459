/** Merge and split: saying that two claims tell of one happening, or of two. */
import { useState } from 'react';
import type { ClaimsPage, ClaimView, DatedText, IncidentsPage, IncidentView } from '../../../src/server/contract.ts';
import { get, part } from '../api/client.ts';
import { useAnswer } from '../api/queries.ts';
import { useT } from '../i18n/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Byline, Empty, Loading } from '../ui/parts.tsx';
import { Bi, Count } from '../ui/text.tsx';
import { Words } from '../ui/Words.tsx';
import { type Outcome, useJudge } from './judge.ts';
import { useSeen, versionOf } from './useSeen.ts';

/** Says it of the claim and another, at the version of the pair that was seen. */
type Pick = (other: string, version: string) => Promise<void>;

const pairOf = (of: ClaimView, other: string) => ({ kind: 'claims' as const, ids: [of.id, other] as [string, string] });

export function PairDialog({
  of,
  verdict,
  close,
  done,
}: {
  of: ClaimView;
  verdict: 'same' | 'different';
  close: () => void;
  done: (outcome: Outcome) => void;
}) {
  const t = useT();
  const judge = useJudge();
  const say = async (other: string, version: string) => {
    done(await judge({ subject: pairOf(of, other), verdict }, version));
    close();
  };
  return (
    <Dialog open close={close} title={t(verdict === 'same' ? 'review.merge' : 'review.split')} wide>
      <div className="form">
        <p>
          <Bi of={of.sentence} />
        </p>
        {verdict === 'same' ? <Others of={of} pick={say} /> : <Together of={of} pick={say} />}
      </div>
    </Dialog>
  );
}

/** The incident that holds the claim now: that of a claim in the queue may be of before the last word. */
function useIncidentOf(of: ClaimView): string | undefined {
  const now = useAnswer<ClaimView>(`/api/claims/${part(of.id)}`).data ?? of;
  return now.incident?.id;
}

/** The other claims of its incident: one of them is to be parted from it. */
function Together({ of, pick }: { of: ClaimView; pick: Pick }) {
  const t = useT();
  const incident = useIncidentOf(of);
  const asked = useAnswer<ClaimsPage>('/api/claims', { incident, size: 200 }, incident !== undefined);
  const others = asked.data?.items.filter((c) => c.id !== of.id) ?? [];
  const seen = useSeen(others.map((c) => pairOf(of, c.id)));
  if (asked.isFetching && others.length === 0) return <Loading />;
  if (others.length === 0) return <Empty>{t('review.split.none')}</Empty>;
  return (
    <ul className="stack">
      {others.map((c) => (
        <li key={c.id} className="pick-row">
          <span>
            <Bi of={c.sentence} />{' '}
            <span className="muted small">
              <Byline of={c.article} />
            </span>
          </span>
          <button
            type="button"
            className="button"
            onClick={() => void seen(pairOf(of, c.id)).then((version) => pick(c.id, version))}
          >
            {t('review.split.pick')}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Incidents that the claim may be joined to: those tied to its own first, then those of its place and days, then those of its days. */
function Others({ of, pick }: { of: ClaimView; pick: Pick }) {
  const t = useT();
  const [words, setWords] = useState<string>();
  const own = useIncidentOf(of);
  const place = of.links.place.map((p) => p.id).filter((id) => id !== '')[0];
  const days = { from: of.when.from, to: of.when.to ?? of.when.from };
  const asked = { size: 30, sort: 'claims' } as const;
  const incident = useAnswer<IncidentView>(`/api/incidents/${part(own ?? '')}`, {}, own !== undefined);
  const near = useAnswer<IncidentsPage>('/api/incidents', { place, ...days, ...asked }, !words && place !== undefined);
  const found = useAnswer<IncidentsPage>('/api/incidents', words ? { q: words, ...asked } : { ...days, ...asked });
  const join = async (other: string) => {
    const claims = await get<ClaimsPage>('/api/claims', { incident: other, size: 1 });
    const first = claims.items[0];
    if (first) await pick(first.id, await versionOf(pairOf(of, first.id)));
  };
  const seen = new Set([own]);
  const once = (rows: readonly Choice[] | undefined) => (rows ?? []).filter((i) => !seen.has(i.id) && seen.add(i.id));
  const related = incident.data?.related.map((r) => r.incident);
  const groups = [
    ...(words
      ? []
      : [
          ['pair.related', once(related)] as const,
          [days.from ? 'pair.near' : 'pair.place', once(near.data?.items)] as const,
        ]),
    [words || !days.from ? 'pair.found' : 'pair.days', once(found.data?.items)] as const,
  ].filter(([, rows]) => rows.length > 0);
  return (
    <>
      <Words label={t('incidents.words')} value={words} onChange={setWords} />
      {groups.length === 0 && <Empty>{t('incidents.empty')}</Empty>}
      {groups.map(([title, rows]) => (
        <section key={title}>
          <h3>{t(title)}</h3>
          <ul className="stack">
            {rows.map((i) => (
              <li key={i.id} className="pick-row">
                <span>
                  <Bi of={i.title} />{' '}
                  {i.counts && (
                    <span className="muted small">
                      <Count of={i.counts.claims} what="n.claims" />
                    </span>
                  )}
                </span>
                <button type="button" className="button" onClick={() => void join(i.id)}>
                  {t('review.merge.pick')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface Choice {
  readonly id: string;
  readonly title: DatedText;
  readonly counts?: { readonly claims: number };
}
