/** An incident and a dispute as rows of lists. */
import { Link } from '@tanstack/react-router';
import type { DisputeView, IncidentRow } from '../../../src/server/contract.ts';
import { useT, type Word } from '../i18n/index.ts';
import { CountWords } from './CountWords.tsx';
import { Grade, TypeName, useOutletName } from './parts.tsx';
import { Bi, Count, Days } from './text.tsx';

export function IncidentLine({ of }: { of: IncidentRow }) {
  const t = useT();
  return (
    <article className="incident-line">
      <Link to="/incidents/$id" params={{ id: of.id }} className="incident-title">
        <Bi of={of.title} />
      </Link>
      <p className="meta">
        <Grade of={of.grade} />
        <span className="claim-type">
          <TypeName of={of.type} />
        </span>
        <span>
          <Days from={of.from} to={of.to} />
        </span>
        {of.place && (
          <span>
            <Bi of={of.place.name} />
          </span>
        )}
        {of.scale === 'campaign' && <span className="tag">{t('scale.campaign')}</span>}
        <span className="muted">
          <Count of={of.counts.claims} what="n.claims" /> · <Count of={of.counts.origins} what="n.origins" /> ·{' '}
          <Count of={of.outlets.filter((id) => id !== '').length} what="n.outlets" />
        </span>
        {of.counts.disputes > 0 && (
          <span className="tag tag-dispute">
            <Count of={of.counts.disputes} what="n.disputes" />
          </span>
        )}
        {of.tolls.map((toll) => (
          <span key={toll.of} className="toll-chip">
            <CountWords of={toll} more={toll.hi === null && toll.top !== toll.lo} />
          </span>
        ))}
      </p>
    </article>
  );
}

/** Outlets that tell of others; one that speaks for itself stands among the origins already. */
function outletsOf({ origins, outlets }: DisputeView['sides'][number]): readonly string[] {
  const named = new Set(origins.flatMap((o) => [o.name.ar, o.name.en]));
  return outlets.filter((id) => id !== '' && !named.has(id));
}

export function DisputeLine({ of, incident = true }: { of: DisputeView; incident?: boolean }) {
  const t = useT();
  const outlet = useOutletName();
  return (
    <article className={of.open ? 'dispute' : 'dispute dispute-closed'}>
      <header className="meta">
        <span className="tag tag-dispute">{t(`aspect.${of.kind}` as Word)}</span>
        {!of.open && <span className="tag">{t('dispute.judged')}</span>}
        {incident && of.incident && (
          <Link to="/incidents/$id" params={{ id: of.incident.id }} className="muted made-title">
            <Bi of={of.incident.title} />
          </Link>
        )}
      </header>
      <p className="dispute-because">
        <Bi of={of.because} />
      </p>
      <div className="sides">
        {of.sides.map((side, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sides keep their order
          <div key={i} className="side">
            <strong>
              <Bi of={side.label} />
            </strong>
            <span className="muted small">
              {side.origins.map((o, j) => (
                <span key={o.id}>
                  {j > 0 && ' · '}
                  <Bi of={o.name} />
                </span>
              ))}
              {outletsOf(side).map((id) => (
                <span key={id}>
                  {' · '}
                  <bdi>{outlet(id)}</bdi>
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
    </article>
  );
}
