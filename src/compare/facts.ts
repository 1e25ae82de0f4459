/** Claims made ready to be set side by side: days as numbers, places with their cells, entities, counts with bounds, words as hashes. */
import type { EventType, Ontology } from '../knowledge/ontology.ts';
import type { Article, CaseRecord, Claim, ClaimLinks, Counted, Published, Qualifier, Span } from '../model/index.ts';
import { hashText, unique } from '../text/hash.ts';
import { Rounds } from '../text/rounds.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { dayNumber } from './days.ts';
import { type Bounds, boundsOf } from './numbers.ts';
import type { Places } from './places.ts';
import { denials, type UnderDenial } from './under-denial.ts';
import {
  classOf,
  countsOthers,
  countsPart,
  countsSort,
  isDefinite,
  type TargetClass,
  tellsApart,
  tellsEarlierToll,
  tellsRisenToll,
} from './wording.ts';

export interface FactNumber {
  readonly of: Counted;
  readonly qualifier: Qualifier;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly bounds: Bounds;
  /** Counts people of one kind among all, or the rest of them: «28 امرأة», «9 آخرين». */
  readonly ofPart: boolean;
  /** Which of the claim's targets it counts; −1 where its words stand in none. */
  readonly target: number;
  /** Those whom it counts are told apart by what they are called: «سبعة عسكريين إيرانيين», «11 إيرانيا». */
  readonly narrowed: boolean;
}

export interface Fact extends UnderDenial {
  readonly claim: Claim;
  readonly id: string;
  readonly doc: string;
  readonly type: string;
  /** What is aimed at (planned, demanded) is no happening yet. */
  readonly aim: boolean;
  /** Day of publication; null where unknown. */
  readonly published: number | null;
  /** Day on which parties are compared, ISO. */
  readonly day: string | null;
  /** Days of the happening, inclusive; null where the claim gives none. */
  readonly from: number | null;
  readonly to: number | null;
  /** Lasts longer than a happening: «منذ 22 نيسان». */
  readonly long: boolean;
  readonly places: readonly string[];
  /** The places are those of the article, not of the claim. */
  readonly lent: boolean;
  /** Names the place that the article as a whole is about. */
  readonly atHome: boolean;
  /** Stands in the first line of the article. */
  readonly headline: boolean;
  /** Who does it; of a motion who moves, though the text makes him its object («إجلاء المقاتلين»). */
  readonly agent: readonly string[];
  readonly target: readonly string[];
  /** The targets that are entities. */
  readonly knownTarget: readonly string[];
  /** Whom its targets or its counts mean. */
  readonly victims: TargetClass | null;
  readonly targetPieces: Uint32Array;
  readonly triggerPieces: Uint32Array;
  /** Told by a word that points to what is known («القصف»), without a doer or a count: of what was told before. */
  readonly pointsBack: boolean;
  readonly words: Uint32Array;
  readonly numbers: readonly FactNumber[];
  /** Its toll is said to be the first, or the one of before. */
  readonly earlierToll: boolean;
  /** Its toll is said to have risen: «ارتفعت الحصيلة إلى 15 قتيلا». */
  readonly risenToll: boolean;
  /** It counts the dead and the hurt as one. */
  readonly jointToll: boolean;
  readonly origin: string;
  readonly teller: string;
}

/** A happening lasts at most so many days; longer is a campaign. */
const HAPPENING_DAYS = 3;
const SHORT_WORD = 3;
const MEASURES = new Set<Counted>(['hours', 'days', 'km', 'percent', 'other']);
/** Code units. */
const HEADLINE = 200;
const REMARK = 160;

/** What a fact was made of. */
interface Source {
  readonly article: Article;
  readonly links: ClaimLinks;
  readonly home: string | undefined;
  readonly fact: Fact;
}

/** The facts made before, by claim. */
export type FactsBefore = Rounds<string, Source>;

/** The facts of a case. */
export interface Facts {
  /** Ordered by id. */
  readonly list: readonly Fact[];
  /** Where each stands in the list. */
  readonly index: ReadonlyMap<Fact, number>;
  /** Those that were not among the facts of before. */
  readonly fresh: ReadonlySet<Fact>;
}

/**
 * Claims made ready. A fact of before is given again, as the same object, as long as nothing that the comparison can see of it has changed:
 * whatever is found for the same facts can be found again by them.
 * @param teller claim id → who tells it
 * @param changed ids of entities and origins of which something else (name, state) is known than before
 */
export function factsOf(
  record: CaseRecord,
  links: Readonly<Record<string, ClaimLinks>>,
  teller: ReadonlyMap<string, string>,
  places: Places,
  ontology: Ontology,
  before: FactsBefore = new Rounds(),
  changed: ReadonlySet<string> = new Set(),
): Facts {
  const articles = new Map(record.articles.map((a) => [a.id, a]));
  const home = articlePlaces(record, links, places);
  const underDenial = denials(record, articles);
  const joint = jointTolls(record);
  const list: Fact[] = [];
  const fresh = new Set<Fact>();
  for (const claim of record.claims) {
    const article = articles.get(claim.doc);
    const of = links[claim.id];
    if (!article || !of) continue;
    const tells = teller.get(claim.id) ?? claim.doc;
    const at = home.get(claim.doc);
    const { explicit, retold, aside } = underDenial(claim);
    const jointToll = claim.numbers.some((n) => joint.has(countPlace(claim, n)));
    const last = before.last(claim.id);
    const holds =
      last?.fact.claim === claim &&
      last.article === article &&
      last.home === at &&
      last.fact.teller === tells &&
      last.fact.explicit === explicit &&
      last.fact.retold === retold &&
      last.fact.aside === aside &&
      last.fact.jointToll === jointToll &&
      last.links === of &&
      (changed.size === 0 || !idsOf(last.fact).some((id) => changed.has(id)));
    const words = last?.fact.claim === claim && last.article === article ? last.fact : wordsOf(claim, article);
    const made = holds
      ? last.fact
      : fact(
          claim,
          article,
          of,
          tells,
          at,
          places,
          ontology.get(claim.type),
          { explicit, retold, aside, jointToll },
          words,
        );
    before.keep(claim.id, holds ? last : { article, links: of, home: at, fact: made });
    list.push(made);
    if (!holds) fresh.add(made);
  }
  list.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { list, index: new Map(list.map((f, k) => [f, k])), fresh };
}

/** The id of who speaks in a claim: the origin of a speaker is `o:` and his id. */
export const speakerOf = ({ origin }: Pick<Fact, 'origin'>): string => origin.slice(2);

/** All ids under which tables or other claims tell something of a fact. */
const idsOf = (f: Fact): string[] => [...f.agent, ...f.target, ...f.places, f.origin, speakerOf(f)];

type Words = Pick<
  Fact,
  'victims' | 'targetPieces' | 'triggerPieces' | 'words' | 'numbers' | 'earlierToll' | 'risenToll'
>;

function fact(
  claim: Claim,
  article: Article,
  links: ClaimLinks,
  teller: string,
  home: string | undefined,
  places: Places,
  type: EventType | undefined,
  { explicit, retold, aside, jointToll }: UnderDenial & Pick<Fact, 'jointToll'>,
  { victims, targetPieces, triggerPieces, words, numbers, earlierToll, risenToll }: Words,
): Fact {
  const published = publishedOn(article.published);
  const time = interval(dayNumber(claim.when.from), dayNumber(claim.when.to), published);
  const own = links.place.filter((id) => places.get(id) || id.startsWith('x:'));
  // talks about a war are not held where it is fought
  const lend = own.length === 0 && home !== undefined && type?.group !== 'diplomacy';
  const moved = type?.motion && links.agent.length === 0 ? links.target.filter(Boolean) : [];
  return {
    claim,
    id: claim.id,
    doc: claim.doc,
    type: claim.type,
    aim: claim.modality === 'planned' || claim.modality === 'demanded',
    published,
    day: claim.when.from ?? article.published.date ?? article.published.between?.from ?? null,
    from: time.from,
    to: time.to,
    long: time.long,
    places: lend ? [home] : own,
    lent: lend,
    atHome: home !== undefined && own.includes(home),
    headline: claim.trigger.start < firstLine(article.text),
    agent: moved.length > 0 ? moved : links.agent,
    target: links.target,
    knownTarget: links.target.filter(Boolean),
    victims,
    targetPieces,
    triggerPieces,
    pointsBack: numbers.length === 0 && claim.agent.length === 0 && isDefinite(claim.trigger.text),
    words,
    numbers,
    earlierToll,
    risenToll,
    jointToll,
    origin: links.origin,
    teller,
    explicit,
    retold,
    aside,
  };
}

/** The day of publication; of an article without one the first day that its words allow for, where the last is not far off. */
function publishedOn({ date, between }: Published): number | null {
  if (date !== null || !between) return dayNumber(date);
  const from = dayNumber(between.from);
  const to = dayNumber(between.to);
  return from !== null && to !== null && to - from <= UNSURE_DAYS ? from : null;
}
const UNSURE_DAYS = 7;

/** Where the first line ends, if it is as short as a headline; 0 where there is none. */
function firstLine(text: string): number {
  const end = text.indexOf('\n');
  return end > 0 && end <= HEADLINE ? end : 0;
}

/** A time that has only an end («حتى الآن») says no more than the day of publication; one that has only a beginning lasts until then. */
function interval(
  from: number | null,
  to: number | null,
  published: number | null,
): Pick<Fact, 'from' | 'to' | 'long'> {
  if (from === null) return { from: null, to: null, long: false };
  const last = Math.max(from, to ?? published ?? from);
  return { from, to: last, long: last - from >= HAPPENING_DAYS };
}

function wordsOf(claim: Claim, { text }: Article): Words {
  const words: number[] = [];
  const tokens = tokenize(claim.quote.text);
  const counts = claim.numbers.length > 0;
  for (const t of tokens) if (t.kind === 'word' && t.key.length > SHORT_WORD) words.push(hashText(t.key));
  return {
    victims: victimsOf(claim),
    targetPieces: pieces(claim.target.map((t) => t.text).join(' ')),
    triggerPieces: pieces(claim.trigger.text),
    words: unique(Uint32Array.from(words).sort()),
    earlierToll: counts && (tellsEarlierToll(tokens) || tellsEarlierToll(afterwards(claim, text))),
    risenToll: counts && tellsRisenToll(tokens),
    numbers: claim.numbers.flatMap(({ of, qualifier, lo, hi, text, start, end }) => {
      const bounds = boundsOf({ lo, hi, qualifier });
      // nobody counts fifths of people
      const whole = MEASURES.has(of) || (Number.isInteger(lo ?? 0) && Number.isInteger(hi ?? 0));
      const target = claim.target.findIndex((t) => t.start <= start && end <= t.end);
      const rest = target < 0 ? '' : claim.target[target]!.text.slice(end - claim.target[target]!.start);
      // «45 dead and 70 others hurt» are two counts
      const ofPart = countsPart(text) || (!of.startsWith('injured') && (countsOthers(text) || countsOthers(rest)));
      const sort = { ofPart, target, narrowed: tellsApart(rest) || countsSort(text) };
      return bounds && whole ? [{ of, qualifier, lo, hi, bounds, ...sort }] : [];
    }),
  };
}

/** The one sort of people that a claim says were hit; null where it says none, or both. */
function victimsOf({ target, numbers }: Claim): TargetClass | null {
  const said = classOf(target.map((t) => t.text).join(' '));
  const armed = numbers.some((n) => n.of.endsWith('_fighters'));
  const civilian = numbers.some((n) => n.of.endsWith('_civilians') || n.of.endsWith('_children'));
  if (armed === civilian) return armed ? null : said;
  const counted = armed ? 'armed' : 'civilian';
  return said === null || said === counted ? counted : null;
}

/** Words of a remark that is added to a count: «، في حصيلة أولية،». */
const REMARK_WORDS = 4;

/** The remark right behind the words of a claim, up to the next mark; none where more is said. */
function afterwards({ quote }: Claim, text: string): Token[] {
  const tokens = tokenize(text.slice(quote.end, quote.end + REMARK));
  const first = tokens.findIndex((t) => t.kind === 'word');
  const end = tokens.findIndex((t, k) => k > first && t.kind === 'mark');
  const remark = tokens.slice(0, end < 0 ? tokens.length : end).filter((t) => t.kind === 'word');
  return first > 1 || remark.length > REMARK_WORDS ? [] : remark;
}

/** Where the counts stand that are told of the dead and of the hurt in one: «مقتل وإصابة 35 مدنيا». */
function jointTolls({ claims }: CaseRecord): ReadonlySet<string> {
  const dead = new Set<string>();
  for (const c of claims) if (c.type === 'killed') for (const n of c.numbers) dead.add(countPlace(c, n));
  const out = new Set<string>();
  for (const c of claims)
    if (c.type === 'injured') for (const n of c.numbers) if (dead.has(countPlace(c, n))) out.add(countPlace(c, n));
  return out;
}
const countPlace = ({ doc }: Claim, { start }: Span): string => `${start} ${doc}`;

/** Every run of three letters of the folded words, as sorted hashes: alike in spite of prefixes and suffixes. */
function pieces(text: string): Uint32Array {
  const out: number[] = [];
  for (const t of tokenize(text)) {
    if (t.kind !== 'word') continue;
    for (let k = 0; k + 3 <= t.key.length; k++) out.push(hashText(t.key.slice(k, k + 3)));
  }
  return unique(Uint32Array.from(out).sort());
}

/** The place that most of an article's placed claims name, where it is at least half of them: what its other claims are likely about. */
function articlePlaces(
  record: CaseRecord,
  links: Readonly<Record<string, ClaimLinks>>,
  places: Places,
): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const c of record.claims)
    for (const id of new Set(links[c.id]?.place ?? [])) {
      if (!places.get(id)) continue;
      const of = counts.get(c.doc) ?? new Map<string, number>();
      of.set(id, (of.get(id) ?? 0) + 1);
      counts.set(c.doc, of);
    }
  const out = new Map<string, string>();
  for (const [doc, of] of counts) {
    const all = [...of.values()].reduce((n, k) => n + k, 0);
    const [best, n] = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    if (2 * n >= all) out.set(doc, best);
  }
  return out;
}
