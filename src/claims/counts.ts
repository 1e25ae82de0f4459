/** Numbers with what they count: «30 غارة», «أكثر من مئة مقاتل», and what is counted without a numeral («طفلان»، «شخص على الأقل»). */
import { type HedgedNoun, idsOf, type NumberMention, type Qualifier } from '../model/index.ts';
import { opensQuote } from '../text/tokens.ts';
import { BODY_NOUNS, isAdjectival, isOf, type Word } from '../text/words.ts';
import { near } from './near.ts';
import type { Scene } from './scene.ts';

export interface CountPhrase {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** Token index of the noun counted; −1 when none stands there. */
  readonly noun: number;
  readonly kind: string;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly qualifier: Qualifier;
  /** It is the whole that the number before it is part of: «22 من أصل 30 مسافرا». */
  readonly whole?: true;
}

/** Words that may stand between number and noun. */
const FROM = new Set(['من']);
/** Every count of a document, in order. Ordinals are none. */
export function countPhrases(scene: Scene): CountPhrase[] {
  const { doc } = scene;
  const taken = new Uint8Array(doc.tokens.length);
  const out: CountPhrase[] = [];
  const ages = scene.times.filter((t) => t.kind === 'age');
  for (const n of [...scene.numbers, ...scene.lengths]) {
    if (n.kind === 'ordinal' || isYear(scene, n) || isModel(scene, n) || isAge(scene, n)) continue;
    if (ages.some((t) => t.first <= n.first && n.last <= t.last)) continue;
    const described = describedBy(scene, n);
    // «خمسة من عائلة واحدة» counts no families
    if (FROM.has(doc.tokens[described - 1]?.key ?? '')) continue;
    const behind = described >= 0 ? described : nounAfter(scene, wholeOf(scene, n));
    if (behind < 0 && isUnitsName(scene, n)) continue;
    // «ليرتفع إلى تسعة عدد القتلى»; a third of the number is a share of it
    const noun = n.kind !== 'fraction' && doc.words[behind]?.classes.has('tally') ? -1 : behind;
    const first = described >= 0 ? described : n.first;
    const last = Math.max(wholeOf(scene, n) > n.last ? n.last : noun + 1, n.last);
    taken.fill(1, first, last);
    out.push({
      first,
      last,
      start: described >= 0 ? doc.tokens[described]!.start : n.start,
      end: doc.tokens[last - 1]!.end,
      noun,
      kind: n.kind,
      lo: n.lo,
      hi: n.hi,
      qualifier: n.qualifier,
      ...(isWhole(scene, n) && { whole: true }),
    });
  }
  // a name is counted by no dual of its own, but «برميلين متفجرين» are two, and «جسرين استراتيجيين» no village
  for (const n of scene.names)
    if (idsOf(n, 'weapon').length === 0 && !isDualAdjective(doc.words[n.last])) taken.fill(1, n.first, n.last);
  const hedges = new Map(scene.hedged.map((h) => [h.noun, h]));
  const add = (noun: number, kind: string, n: number) => {
    const hedge = hedges.get(noun);
    const { first, last, qualifier } = hedge && isHedging(scene, hedge) ? hedge : bare(noun);
    const bounds = { lo: AT_MOST.has(qualifier) ? null : n, hi: AT_LEAST.has(qualifier) ? null : n };
    const [start, end] = [doc.tokens[first]!.start, doc.tokens[last - 1]!.end];
    taken.fill(1, first, last);
    out.push({ first, last, start, end, noun, kind, ...bounds, qualifier });
  };
  doc.words.forEach((word, i) => {
    if (taken[i] || !word || scene.tags[i] === 'V' || !isDual(scene, i)) return;
    add(i, 'dual', 2);
    // «شرطيان تركيان» are two, not two and two
    if (isDualAdjective(doc.words[i + 1]) || isSameDual(scene, i)) taken[i + 1] = 1;
  });
  for (const { noun, qualifier } of scene.hedged)
    if (!taken[noun] && qualifier === 'at_least' && isOnePerson(doc.words[noun]!)) add(noun, 'one', 1);
  for (const { kind, first, last } of scene.times) {
    if (kind !== 'duration') continue;
    for (let i = first; i < last; i++) {
      const unit = taken[i] ? null : unitOf(doc.words[i]);
      if (unit) add(i, unit, unit === 'week' ? WEEK : 1);
    }
  }
  return out.sort((a, b) => a.first - b.first);
}

const bare = (noun: number): HedgedNoun => ({ noun, first: noun, last: noun + 1, qualifier: 'exact' });
const AT_LEAST = new Set<Qualifier>(['more_than', 'at_least']);
const AT_MOST = new Set<Qualifier>(['less_than', 'at_most']);
/** Days of a week. */
const WEEK = 7;

/** «نحو شهرين» are about two; «نحو قريتين» may lie in that direction. */
const isHedging = ({ doc }: Scene, { noun, qualifier }: HedgedNoun): boolean =>
  qualifier !== 'about' || Boolean(doc.words[noun]?.classes.has('time-unit'));

const isSingular = ({ best }: Word): boolean =>
  !best.article && !best.enclitic && best.readings.some((r) => r.entry.pos === 'noun' && r.number === 'sg');

const isOnePerson = (word: Word): boolean =>
  isSingular(word) && !word.best.conjunction && ONE_OF.some((c) => word.classes.has(c));
/** Classes of nouns that name one of several people. */
const ONE_OF = [
  'person',
  'civilian',
  'child',
  'woman',
  'man',
  'fighter',
  'soldier',
  'officer',
  'medic',
  'journalist',
  'victim',
];

/** «لأكثر من شهر»، «استمر أسبوعا»: a single unit of time; one week is counted in days. */
function unitOf(word: Word | null | undefined): 'one' | 'week' | null {
  if (!word?.classes.has('time-unit') || !UNITS.some((c) => word.classes.has(c)) || !isSingular(word)) return null;
  return word.classes.has('week') ? 'week' : 'one';
}
const UNITS = ['t-unit', 't-unit-night'];

const YEARS = { from: 1900, to: 2100 };

/** «تقاتل من 2011»: four bare figures behind a preposition, with nothing that they count; «إلى 2011» may tell a toll. */
function isYear(scene: Scene, n: NumberMention): boolean {
  const { doc, tags } = scene;
  if (n.lo === null || n.lo !== n.hi || n.lo < YEARS.from || n.lo > YEARS.to || n.last !== n.first + 1) return false;
  const { kind, key } = doc.tokens[n.first]!;
  if (kind !== 'number' || key.length !== FIGURES || n.qualifier !== 'exact') return false;
  return tags[n.first - 1] === 'P' && doc.tokens[n.first - 1]!.key !== TO && nounAfter(scene, n.last) < 0;
}
const FIGURES = 4;
const TO = 'الي';

/** «فوج المدفعية 137»: a figure that ends the name of an armed unit. */
function isUnitsName({ doc, phrases, phraseOf }: Scene, { first }: NumberMention): boolean {
  const phrase = doc.tokens[first]!.kind === 'number' ? phrases[phraseOf[first - 1] ?? -1] : undefined;
  const head = phrase && doc.words[phrase.first];
  return Boolean(head && ARMED.every((c) => isOf(head, c)) && head.best.readings.some((r) => r.number === 'sg'));
}
const ARMED = ['group', 'armed'];

/** «إف-16»، «إس- 300»: the number of a make, behind a hyphen that stands against a short word. */
function isModel({ doc }: Scene, { first }: NumberMention): boolean {
  const [name, hyphen] = [doc.tokens[first - 2], doc.tokens[first - 1]];
  return hyphen?.key === '-' && name?.kind === 'word' && name.end === hyphen.start && name.key.length <= MAKE;
}
/** Letters of the name of a make before its number. */
const MAKE = 4;

/** «رجل في الأربعين»، «شابا في العشرين»: how old somebody is, in round tens with the article. */
function isAge({ doc, tags }: Scene, { first, last, lo, hi }: NumberMention): boolean {
  if (lo === null || lo !== hi || lo % 10 !== 0 || lo < 20 || lo > 90 || last !== first + 1) return false;
  const who = doc.words[first - 2];
  return tags[first - 1] === 'P' && doc.words[first]?.best.article === true && PEOPLE.some((c) => who?.classes.has(c));
}
const PEOPLE = ['person', 'man', 'woman', 'child', 'civilian'];

/** «12 من 20 صاروخا»، «12 من أصل 20»: behind the whole that a number is part of, which names what both count; else behind the number itself. */
function wholeOf({ doc, numbers }: Scene, { last }: NumberMention): number {
  if (!FROM.has(doc.tokens[last]?.key ?? '')) return last;
  const at = opensWhole(doc.words[last + 1]) ? last + 2 : last + 1;
  return numbers.find((n) => n.first === at && n.kind === 'integer')?.last ?? last;
}

/** «من أصل», «من بين», but not «من بينهم». */
const opensWhole = (word: Word | null | undefined): boolean => isOf(word, 'whole') && !word!.best.enclitic;

/** «22 من 30 مسافرا»، «ستة مستشفيات من أصل عشرة»: whether a number is the whole of which another before it is part. */
export function isWhole(scene: Scene, { first }: Pick<NumberMention, 'first'>): boolean {
  const { doc, phrases, phraseOf } = scene;
  const named = opensWhole(doc.words[first - 1]);
  const from = named ? first - 2 : first - 1;
  if (from < 1 || !FROM.has(doc.tokens[from]!.key)) return false;
  const part = phrases[phraseOf[from - 1]!];
  const { numbers } = near(scene);
  return (
    part !== undefined && (numbers.has(from - 1) || (named && (numbers.has(part.first) || isDual(scene, part.first))))
  );
}

/** «عائلة واحدة»، «الدول الثلاث»: the noun before a number word that describes it; −1 where none stands there. */
function describedBy({ doc, tags, triggerOf }: Scene, n: NumberMention): number {
  const at = n.first - 1;
  const word = doc.words[n.first];
  const before = doc.words[at];
  if (n.last - n.first !== 1 || !word || !before || tags[at] !== 'N') return -1;
  if (doc.sentenceOf[at] !== doc.sentenceOf[n.first]) return -1;
  const isOne = n.lo === 1 && n.hi === 1 && !before.best.article;
  if (triggerOf[at]! >= 0 && !isOne) return -1;
  const isThe = word.best.article && !word.best.preposition && !word.best.conjunction && before.best.article;
  const number = isOne ? 'sg' : 'pl';
  return (isOne || isThe) && before.best.readings.some((r) => r.entry.pos === 'noun' && r.number === number) ? at : -1;
}

/** The noun that a number counts: right behind it, or behind «من». */
function nounAfter({ doc, tags, triggerOf }: Scene, at: number): number {
  const end = doc.tokens.length;
  let i = at;
  if (i < end && FROM.has(doc.tokens[i]!.key)) i++;
  for (let step = 0; step < 2 && i < end; step++, i++) {
    const word = doc.words[i];
    if (!word || word.best.conjunction || word.best.preposition || (i > at && doc.tokens[i]!.fresh)) return -1;
    // «فوج المدفعية 137 البلدة»: a figure counts nothing definite
    if (i === at && word.best.article && doc.tokens[i - 1]!.kind === 'number') return -1;
    if (triggerOf[i]! >= 0) return tags[i] === 'V' ? -1 : i;
    if (tags[i] !== 'N') return -1;
    // «5 من تنظيم داعش» are not five organisations, «المئات من مدينة الموصل» not hundreds of cities
    if (i > at && FROM.has(doc.tokens[i - 1]!.key) && isOneBody(word)) return -1;
    if (word.best.readings.some((r) => r.entry.pos === 'noun') || !word.known || step === 1) return i;
  }
  return -1;
}

const BODIES = [...BODY_NOUNS, 'placehead'];

/** A noun for a body or for a place, in the singular. */
const isOneBody = ({ best, classes }: Word): boolean =>
  BODIES.some((c) => classes.has(c)) && best.readings.some((r) => r.entry.pos === 'noun' && r.number === 'sg');

/** «العاملين في المستشفى»، «المخططين للهجوم»: a participle takes what follows. */
const takesMore = ({ doc, tags }: Scene, i: number): boolean =>
  tags[i] === 'P' || Boolean(doc.words[i]?.best.preposition);

/** «طفلان شقيقان»: a second dual stands beside the first; behind «سيارتي» it is whose they are. */
const isSameDual = (scene: Scene, i: number): boolean => {
  const next = scene.doc.words[i + 1];
  if (!next || next.best.conjunction || next.best.preposition || scene.tags[i + 1] === 'V') return false;
  return scene.doc.words[i]!.best.stem.endsWith('ن') && isDual(scene, i + 1);
};

const isDualAdjective = (word: Word | null | undefined): boolean =>
  Boolean(word?.best.readings.some((r) => r.number === 'du' && isAdjectival(r))) &&
  !word!.best.conjunction &&
  !word!.best.preposition;

/** A definite word that may be a plural, and ends as a dual does. */
const isPluralEndingIn = (ending: string, word: Word | null | undefined): boolean =>
  Boolean(word?.best.article && word.best.stem.endsWith(ending) && word.best.readings.some((r) => r.number === 'pl'));

/** A noun, a number or what stands in quotation marks: what a dual without its «ن» has behind it. */
const mayBeGoverned = ({ doc, tags, triggerOf }: Scene, i: number): boolean =>
  !doc.words[i]?.best.conjunction &&
  (tags[i] === 'N' || tags[i] === '#' || (triggerOf[i] ?? -1) >= 0 || opensQuote(doc.tokens[i]?.key));

/** A noun that can only be read as a dual: «طفلان»، «سيارتي إسعاف»، «مرافقاه»; not the adjective in «المدعين العامين». */
function isDual(scene: Scene, i: number): boolean {
  const { best, classes } = scene.doc.words[i]!;
  if (best.article && isPluralEndingIn(best.stem.slice(-2), scene.doc.words[i - 1])) return false;
  if (classes.has('t-dual')) return true;
  // «أختي»: governs nothing, and is hers who speaks
  if (best.stem.endsWith('ي') && !mayBeGoverned(scene, i + 1)) return false;
  // «ضابطين»: whose plural is ضباط is in no plural of the participle
  const own = best.readings.some((r) => r.entry.pos === 'noun' && r.number === 'du') && !takesMore(scene, i + 1);
  let isNoun = false;
  for (const { entry, number } of best.readings) {
    if (entry.pos === 'verb' || entry.pos === 'particle') continue;
    if (own && (entry.pos === 'active' || entry.pos === 'passive')) continue;
    if (number !== 'du') return false;
    isNoun ||= entry.pos !== 'adjective';
  }
  return isNoun && !classes.has('region');
}
