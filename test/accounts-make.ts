/** Small records for the tests of linking and comparing: articles whose claims are given field by field. */
import type { Article, CaseRecord, Claim, Count, Mention, PlaceMention, Source } from '../src/model/index.ts';

/** Places of Syria by their ids in the gazetteer. */
export const PLACE_IDS = {
  ...{ SYRIA: 'iso:SY', ALEPPO: 'C1007', DAMASCUS: 'C1001', IDLIB: 'C3871' },
  ...{ DOUMA: 'C2338', HARASTA: 'C2342', TAFTANAZ: 'C3932', SARAQIB: 'C3916' },
} as const;

export interface MadeClaim {
  readonly type: string;
  readonly quote: string;
  readonly trigger?: string;
  readonly agent?: readonly string[];
  readonly target?: readonly string[];
  readonly place?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly numbers?: readonly (Partial<Count> & Pick<Count, 'of'>)[];
  readonly source?: readonly string[];
  readonly modality?: Claim['modality'];
}

export interface MadeArticle {
  readonly id: string;
  readonly outlet?: string | null;
  readonly published: string;
  readonly text?: string;
  readonly author?: string;
  readonly claims?: readonly MadeClaim[];
}

/** `entity:words` names an entity by id; plain words name none. Places are ids of the gazetteer, or `?words`. */
export function makeRecord(articles: readonly MadeArticle[], judgements: CaseRecord['judgements'] = []): CaseRecord {
  const made: Article[] = [];
  const claims: Claim[] = [];
  for (const a of articles) {
    const body = (a.claims ?? []).map((c) => `${c.quote}.`).join('\n');
    const text = a.text ?? `${a.id}\n${body}`;
    made.push({
      ...{ id: a.id, sha256: '', outlet: a.outlet ?? null, published: { date: a.published, from: 'test' } },
      ...{ title: null, author: a.author ?? null, url: null, lang: 'ar', text },
    });
    let at = 0;
    (a.claims ?? []).forEach((c, k) => {
      const behind = text.indexOf(c.quote, at);
      // two claims may stand in the same words
      const start = behind < 0 ? text.indexOf(c.quote) : behind;
      at = start + c.quote.length;
      const quote = { text: c.quote, start, end: at };
      const trigger = c.trigger ?? c.quote.split(' ')[0]!;
      const t = start + c.quote.indexOf(trigger);
      const mention = (words: string): Mention => {
        const [, id, said] = /^([a-z0-9-]+):(.*)$/.exec(words) ?? [null, undefined, words];
        return { text: said!, start: t, end: t + said!.length, ...(id ? { entity: id } : {}) };
      };
      // who speaks stands behind what he says
      const speaker = (words: string): Source => {
        const said = mention(words);
        return { ...said, start: at, end: at + said.text.length };
      };
      claims.push({
        id: `${a.id}#c${k + 1}`,
        doc: a.id,
        type: c.type,
        trigger: { text: trigger, start: t, end: t + trigger.length },
        quote,
        agent: (c.agent ?? []).map(mention),
        target: (c.target ?? []).map(mention),
        place: (c.place ?? []).map(
          (p): PlaceMention => (p.startsWith('?') ? { ...quote, text: p.slice(1) } : { ...quote, text: p, id: p }),
        ),
        when: { text: null, from: c.from ?? null, to: c.to ?? c.from ?? null },
        numbers: (c.numbers ?? []).map((n) => ({
          ...{ text: String(n.lo), start, end: at, qualifier: 'exact' as const, lo: null, hi: null },
          ...n,
        })),
        source: (c.source ?? []).map(speaker),
        modality: c.modality ?? 'asserted',
        sentence: { ar: '', en: '' },
        because: {},
      });
    });
  }
  return { articles: made, claims, judgements };
}
