/** Numbers with what they count: «30 غارة», «أكثر من مئة مقاتل», and what is counted without a numeral («طفلان»، «شخص على الأقل»). */
import { idsOf, type NumberMention, type Qualifier } from '../model/index.ts';
import { BODY_NOUNS, type Word } from '../text/words.ts';
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
}

/** Words that may stand between number and noun. */
const FROM = new Set(['من']);
/** Every count of a document, in order. Ordinals are none. */
export function countPhrases(scene: Scene): CountPhrase[] {
  const { doc } = scene;
  const taken = new Uint8Array(doc.tokens.length);
  const out: CountPhrase[] = [];
  for (const n of [...scene.numbers, ...scene.lengths]) {
    if (n.kind === 'ordinal' || isYear(scene, n)) continue;
    const described = describedBy(scene, n);
    // «خمسة من عائلة واحدة» counts no families
    if (FROM.has(doc.tokens[described - 1]?.key ?? '')) continue;
    const noun = described >= 0 ? described : nounAfter(scene, n.last);
    const first = described >= 0 ? described : n.first;
    const last = Math.max(noun + 1, n.last);
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
    });
  }
  // a name is counted by no dual of its own, but «برميلين متفجرين» are two
  for (const n of scene.names) if (idsOf(n, 'weapon').length === 0) taken.fill(1, n.first, n.last);
  doc.words.forEach((word, i) => {
    if (taken[i] || !word || scene.tags[i] === 'V' || !isDual(scene, i)) return;
    const { start, end } = doc.tokens[i]!;
    out.push({ first: i, last: i + 1, start, end, noun: i, kind: 'dual', lo: 2, hi: 2, qualifier: 'exact' });
  });
  for (const i of scene.ones) {
    if (taken[i]) continue;
    const { start, end } = doc.tokens[i]!;
    out.push({ first: i, last: i + 1, start, end, noun: i, kind: 'one', lo: 1, hi: null, qualifier: 'at_least' });
  }
  return out.sort((a, b) => a.first - b.first);
}

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

/** «عائلة واحدة»، «الدول الثلاث»: the noun before a number word that describes it; −1 where none stands there. */
function describedBy({ doc, tags, triggerOf }: Scene, n: NumberMention): number {
  const at = n.first - 1;
  const word = doc.words[n.first];
  const before = doc.words[at];
  if (n.last - n.first !== 1 || !word || !before || tags[at] !== 'N' || triggerOf[at]! >= 0) return -1;
  if (doc.sentenceOf[at] !== doc.sentenceOf[n.first]) return -1;
  const isOne = n.lo === 1 && n.hi === 1 && !before.best.article;
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

/** A noun that can only be read as a dual: «طفلان»، «سيارتي إسعاف»، «مرافقاه». */
function isDual({ doc }: Scene, i: number): boolean {
  const { best, classes } = doc.words[i]!;
  if (classes.has('t-dual')) return true;
  let isNoun = false;
  for (const { entry, number } of best.readings) {
    if (entry.pos === 'verb' || entry.pos === 'particle') continue;
    if (number !== 'du') return false;
    isNoun ||= entry.pos !== 'adjective';
  }
  return isNoun && !classes.has('region');
}
