/** Filters with their counts. A place stands under the place that contains it. Long facets can be searched. */
import { type ReactNode, useState } from 'react';
import type { Facet } from '../../../src/server/contract.ts';
import { formatDay } from '../format/dates.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { Bi, Num } from './text.tsx';

type Value = Facet['values'][number];
const SHOWN = 8;
/** Where the filters stand beside the list and not above it. */
const wide = () => matchMedia('(min-width: 54rem)').matches;

function nested(values: readonly Value[]): { value: Value; depth: number }[] {
  const ids = new Set(values.map((v) => v.id));
  const under = new Map<string, Value[]>();
  for (const v of values) {
    const parent = v.parent && ids.has(v.parent) ? v.parent : '';
    under.set(parent, [...(under.get(parent) ?? []), v]);
  }
  const out: { value: Value; depth: number }[] = [];
  const seen = new Set<string>();
  const walk = (parent: string, depth: number) => {
    for (const value of under.get(parent) ?? []) {
      if (seen.has(value.id)) continue;
      seen.add(value.id);
      out.push({ value, depth });
      walk(value.id, Math.min(depth + 1, 4));
    }
  };
  walk('', 0);
  return out;
}

/** Values that are words of the program have them here. */
function ValueName({ of, value }: { of: Facet['name']; value: Value }) {
  const t = useT();
  const settings = useSettings();
  if (of === 'grade' || of === 'scale') return t(`${of}.${value.id}` as Word);
  if (of === 'disputed') return t(value.id === 'true' ? 'facet.yes' : 'facet.no');
  return of === 'month' ? formatDay(`${value.id}-01`, settings, 'month') : <Bi of={value.label} />;
}

function OneFacet({
  of,
  chosen,
  onChange,
}: {
  of: Facet;
  chosen: readonly string[];
  onChange: (values: readonly string[]) => void;
}) {
  const t = useT();
  const [words, setWords] = useState('');
  const [all, setAll] = useState(false);
  const rows = nested(of.values);
  const fits = words
    ? rows.filter((r) => `${r.value.label.ar} ${r.value.label.en}`.toLowerCase().includes(words.toLowerCase()))
    : rows;
  const shown = all || words ? fits.slice(0, 300) : fits.filter((r, i) => i < SHOWN || chosen.includes(r.value.id));
  const name = t(`facet.${of.name}` as Word);
  if (of.values.length === 0) return null;
  return (
    <details className="facet" open={chosen.length > 0 || (of.name !== 'month' && wide())}>
      <summary>
        {name}
        {chosen.length > 0 && (
          <span className="tag">
            <Num of={chosen.length} />
          </span>
        )}
      </summary>
      {of.values.length > 20 && (
        <input
          className="input input-small"
          type="search"
          dir="auto"
          aria-label={t('facet.find', { name })}
          placeholder={t('facet.find', { name })}
          value={words}
          onChange={(e) => setWords(e.target.value)}
        />
      )}
      <ul>
        {shown.map(({ value, depth }) => (
          <li key={value.id} className={`depth-${words ? 0 : depth}`}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(value.id)}
                onChange={(e) =>
                  onChange(e.target.checked ? [...chosen, value.id] : chosen.filter((x) => x !== value.id))
                }
              />
              <span>
                <ValueName of={of.name} value={value} />
              </span>
              <span className="facet-count">
                <Num of={value.count} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {!words && fits.length > shown.length && (
        <button type="button" className="button button-plain" onClick={() => setAll(true)}>
          {t('facet.more', { count: fits.length - shown.length })}
        </button>
      )}
    </details>
  );
}

export function Facets({
  facets,
  chosen,
  onChange,
  children,
}: {
  facets: readonly Facet[];
  chosen: (name: Facet['name']) => readonly string[];
  onChange: (name: Facet['name'], values: readonly string[]) => void;
  children?: ReactNode;
}) {
  const t = useT();
  return (
    <aside className="facets" aria-label={t('facets')}>
      {children}
      {facets.map((f) => (
        <OneFacet key={f.name} of={f} chosen={chosen(f.name)} onChange={(values) => onChange(f.name, values)} />
      ))}
    </aside>
  );
}
