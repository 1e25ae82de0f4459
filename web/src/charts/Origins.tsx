/** Where the accounts of an incident come from: outlets on one side, origins on the other, a line for each way a claim has taken. */
import type { ClaimView, OriginView } from '../../../src/server/contract.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { useOutletName } from '../ui/parts.tsx';
import { useBi } from '../ui/text.tsx';

const ROW = 30;
const WIDTH = 520;

export function Origins({
  claims,
  origins,
}: {
  readonly claims: readonly ClaimView[];
  readonly origins: readonly OriginView[];
}) {
  const t = useT();
  const bi = useBi();
  const outletName = useOutletName();
  const rtl = useSettings().language === 'ar';
  const outlets = [...new Set(claims.map((c) => c.article.outlet.id))];
  const links = new Map<string, { outlet: number; origin: number; count: number }>();
  for (const claim of claims) {
    const origin = origins.findIndex((o) => o.id === claim.origin?.id);
    if (origin < 0) continue;
    const outlet = outlets.indexOf(claim.article.outlet.id);
    const key = `${outlet}|${origin}`;
    const link = links.get(key) ?? { outlet, origin, count: 0 };
    link.count += 1;
    links.set(key, link);
  }
  const rows = Math.max(outlets.length, origins.length);
  const height = rows * ROW + 8;
  const y = (i: number, of: number) => ((rows - of) * ROW) / 2 + i * ROW + ROW / 2 + 4;
  const x = (v: number) => (rtl ? WIDTH - v : v);
  const short = (text: string) => (text.length > 26 ? `${text.slice(0, 25)}…` : text);
  return (
    <figure className="origins">
      <div className="origins-heads small muted" aria-hidden="true">
        <span>{t('by.outlet')}</span>
        <span>{t('by.origin')}</span>
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('origins.picture')}>
        {[...links.values()].map((l) => (
          <path
            key={`${l.outlet}|${l.origin}`}
            className="origin-line"
            strokeWidth={Math.min(6, 1 + l.count)}
            d={`M${x(196)} ${y(l.outlet, outlets.length)}C${x(260)} ${y(l.outlet, outlets.length)} ${x(260)} ${y(l.origin, origins.length)} ${x(324)} ${y(l.origin, origins.length)}`}
          />
        ))}
        {outlets.map((id, i) => (
          <g key={id}>
            <circle className="origin-dot" cx={x(190)} cy={y(i, outlets.length)} r="5" />
            <text x={x(178)} y={y(i, outlets.length)} textAnchor="end" direction={rtl ? 'rtl' : 'ltr'} dy="0.35em">
              {short(outletName(id))}
            </text>
          </g>
        ))}
        {origins.map((o, i) => (
          <g key={o.id}>
            <circle className={`origin-dot origin-${o.kind}`} cx={x(330)} cy={y(i, origins.length)} r="6" />
            <text x={x(344)} y={y(i, origins.length)} textAnchor="start" direction={rtl ? 'rtl' : 'ltr'} dy="0.35em">
              {short(bi(o.name))}
            </text>
          </g>
        ))}
      </svg>
      <ul className="origins-list small">
        {origins.map((o) => (
          <li key={o.id}>
            <strong>{bi(o.name)}</strong> · {t(`origin.${o.kind}` as Word)} ·{' '}
            {t(`origin.rule.${o.rule}` as Word, { defaultValue: o.rule })} · {t('n.claims', { count: o.claims.length })}{' '}
            · {t('n.articles', { count: o.articles.length })}
          </li>
        ))}
      </ul>
    </figure>
  );
}
