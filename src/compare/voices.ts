/** Voices: whom each outlet quotes, how often, and with which cues. */
import type { Article, Claim, ClaimLinks, Entity, Source, Voice } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { UNKNOWN_OUTLET } from './naming.ts';
import { CueBook } from './voices-cues.ts';

let book: CueBook | undefined;

interface Heard {
  readonly outlet: string;
  readonly source: string;
  readonly names: Map<string, number>;
  readonly cues: Map<string, { count: number; stance: Voice['cues'][number]['stance'] }>;
  count: number;
}

/**
 * Who is quoted by whom. A saying counts once, however many claims stand in it: one source at one place of one article with one cue. Every
 * link of a chain counts for its own. Independent of the order of articles and claims.
 * @param linked claim id → canonical entity ids, by field; a source without one goes under its own words
 */
export function voicesOf(
  articles: readonly Pick<Article, 'id' | 'outlet'>[],
  claims: readonly Pick<Claim, 'id' | 'doc' | 'source'>[],
  linked: Readonly<Record<string, Pick<ClaimLinks, 'source'>>>,
  entities: readonly Entity[],
): Voice[] {
  book ??= new CueBook();
  const outlets = new Map(articles.map((a) => [a.id, a.outlet ?? UNKNOWN_OUTLET]));
  const names = new Map(entities.map((e) => [e.id, e.name]));
  const seen = new Set<string>();
  const heard = new Map<string, Heard>();
  for (const claim of claims) {
    const outlet = outlets.get(claim.doc);
    if (outlet === undefined) continue;
    claim.source.forEach((source, k) => {
      const place = `${claim.doc}\t${source.start}\t${source.end}\t${fold(source.cue ?? '')}`;
      if (seen.has(place)) return;
      seen.add(place);
      const id = linked[claim.id]?.source[k] ?? source.entity ?? `x:${fold(source.text)}`;
      const key = `${outlet}\t${id}`;
      const one = heard.get(key) ?? { outlet, source: id, names: new Map(), cues: new Map(), count: 0 };
      heard.set(key, one);
      add(one, source, book!);
    });
  }
  return [...heard.values()]
    .map(({ outlet, source, names: forms, cues, count }): Voice => {
      const form = [...forms].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0];
      return {
        outlet,
        source,
        name: names.get(source) ?? { ar: form, en: form },
        count,
        cues: [...cues].map(([cue, c]) => ({ cue, ...c })).sort((a, b) => b.count - a.count || compare(a.cue, b.cue)),
      };
    })
    .sort((a, b) => compare(a.outlet, b.outlet) || b.count - a.count || compare(a.source, b.source));
}

function add(one: Heard, source: Source, cues: CueBook): void {
  one.count++;
  one.names.set(source.text, (one.names.get(source.text) ?? 0) + 1);
  if (!source.cue) return;
  const { cue, stance } = cues.of(source.cue);
  const held = one.cues.get(cue) ?? { count: 0, stance };
  held.count++;
  one.cues.set(cue, held);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
