/** Numbers with what they count. */
import type { Bilingual } from '../../../src/server/contract.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { useBi } from './text.tsx';

interface Told {
  readonly of: string;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly words: Bilingual | null;
}

/** Of the dead and the injured the words name persons alone («10 مدنيين»): what became of them stands before. */
const familyOf = (of: string): Word | null =>
  of.startsWith('killed') ? 'family.killed' : of === 'injured' ? 'family.injured' : null;

/** A number with what it counts, the noun in agreement. `more`: the highest number sets no bound. */
export function CountWords({ of, more }: { of: Told & { qualifier?: string }; more?: boolean }) {
  const s = useSettings();
  const t = useT();
  const bi = useBi();
  const family = familyOf(of.of);
  const f = (n: number | null) => formatNumber(n ?? 0, s);
  const bare = () => {
    if (of.lo === null && of.hi === null) return t('number.none');
    const [low, high] = [f(of.lo ?? of.hi), f(of.hi ?? of.lo)];
    const number = low === high ? low : `${low}–${high}`;
    return !of.qualifier || of.qualifier === 'exact' ? number : t(`qualifier.${of.qualifier}` as Word, { number });
  };
  const words = of.words ? bi(of.words) : bare();
  const whole = more ? t('toll.ormore', { words }) : words;
  if (family) return <>{t('count.of', { family: t(family), words: whole })}</>;
  return (
    <>
      {of.words || of.of === 'other' ? whole : t('count.of', { family: t(`counted.${of.of}` as Word), words: whole })}
    </>
  );
}
