/** What people have said of a subject: who, when, what; withdrawn words stay, struck through. */
import type { Review } from '../../../src/server/contract.ts';
import { useT, type Word } from '../i18n/index.ts';
import { Instant } from '../ui/text.tsx';

/** What a correction has changed; the sentence follows from it. */
export function FieldNames({ of }: { of: Readonly<Record<string, unknown>> }) {
  const t = useT();
  return Object.keys(of)
    .filter((f) => f !== 'sentence')
    .map((f) => t(`field.${f}` as Word))
    .join(t('list.comma'));
}

export function History({ of, onWithdraw }: { of: Review; onWithdraw?: (id: string) => void }) {
  const t = useT();
  if (of.judgements.length === 0) return null;
  return (
    <ol className="history small" aria-label={t('history')}>
      {of.judgements.map((j) => (
        <li key={j.id} className={j.withdrawn ? 'withdrawn' : ''}>
          <strong>
            <bdi>{j.by}</bdi>
          </strong>{' '}
          <span className={`tag review-${j.verdict}`}>{t(`said.${j.verdict}` as Word)}</span>{' '}
          <span className="muted">
            <Instant iso={j.at} />
          </span>
          {j.note && <bdi className="note">{j.note}</bdi>}
          {j.fields && (
            <span className="muted">
              {' '}
              <FieldNames of={j.fields} />
            </span>
          )}
          {j.withdrawn ? (
            <span className="muted">
              {' '}
              {t('history.withdrawn', { by: j.withdrawn.by })} <Instant iso={j.withdrawn.at} />
            </span>
          ) : (
            onWithdraw && (
              <button type="button" className="button button-plain" onClick={() => onWithdraw(j.id)}>
                {t('action.withdraw')}
              </button>
            )
          )}
        </li>
      ))}
    </ol>
  );
}
