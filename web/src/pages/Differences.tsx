/** Two texts of one story side by side, what only one of them has marked. */
import { useMemo } from 'react';
import type { Difference } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { useAnswer } from '../api/queries.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { LitText } from '../ui/LitText.tsx';
import { Answer, ArticleLink, Panel } from '../ui/parts.tsx';

export function Differences({ left, right }: { left: string; right: string }) {
  const t = useT();
  const answer = useAnswer<Difference>(`/api/articles/${part(left)}/difference`, { with: right });
  return (
    <Panel title={t('copies.differences')}>
      <Answer of={answer}>{(d) => <Shown of={d} />}</Answer>
    </Panel>
  );
}

function Shown({ of }: { of: Difference }) {
  const t = useT();
  const s = useSettings();
  const marks = useMemo(() => {
    const parts = of.parts.filter((p) => !p.same);
    return {
      left: { less: parts.map((p) => p.left).filter((x) => x.end > x.start) },
      right: { more: parts.map((p) => p.right).filter((x) => x.end > x.start) },
    };
  }, [of]);
  return (
    <>
      <p className="muted small">
        {t('copies.share', { share: formatNumber(of.similarity, s, { style: 'percent', maximumFractionDigits: 0 }) })}
      </p>
      <div className="two difference">
        <div>
          <ArticleLink of={of.left} plain />
          <LitText text={of.texts.left} lang={of.left.lang} lights={marks.left} />
        </div>
        <div>
          <ArticleLink of={of.right} plain />
          <LitText text={of.texts.right} lang={of.right.lang} lights={marks.right} />
        </div>
      </div>
    </>
  );
}
