/** From decided candidates to stretches of text: conjuncts become list items, partitives are kept whole, quotes are cut to the clause. */
import { idsOf, type Quoted, type TokenSpan } from '../model/index.ts';
import { BODY_NOUNS, isAdjectival, isOf, PLACE_NOUNS, SIDES, type Word } from '../text/words.ts';
import type { Decided } from './decide.ts';
import { near } from './near.ts';
import type { RoleCandidate } from './role-candidates.ts';
import type { Scene } from './scene.ts';

const MAX_CONJUNCTS = 12;

export const quoted = (text: string, span: { readonly start: number; readonly end: number }): Quoted => ({
  start: span.start,
  end: span.end,
  text: text.slice(span.start, span.end),
});

/** The spans of a role: the chosen phrase and those coordinated with it, each an item of its own. */
export function roleSpans(scene: Scene, role: RoleCandidate | null): TokenSpan[] {
  if (!role) return [];
  if (role.kind === 'self') return [role];
  const chain = [role.phrase];
  for (
    let k = scene.phrases[role.phrase]!.conjunctOf;
    k >= 0 && chain.length < MAX_CONJUNCTS && !describesHappening(scene, scene.phrases[k]!);
    k = scene.phrases[k]!.conjunctOf
  )
    chain.unshift(k);
  for (let k = conjunctAfter(scene, role.phrase); k >= 0 && chain.length < MAX_CONJUNCTS; k = conjunctAfter(scene, k))
    chain.push(k);
  return chain.flatMap((k) => bothSides(scene, withWhole(scene, withoutCarrier(scene, partitive(scene, k)))));
}

/** «(الاتفاق) الروسي التركي»، «(محادثات) أمريكية إيرانية مباشرة»: adjectives of several states are as many parties. */
export function bothSides({ doc }: Scene, span: TokenSpan): TokenSpan[] {
  const sides: TokenSpan[] = [];
  for (let i = span.first; i < span.last; i++) {
    const word = doc.words[i];
    if (!word?.best.readings.some((r) => isAdjectival(r) && r.number !== 'pl')) return [span];
    const { start, end } = doc.tokens[i]!;
    const before = sides.at(-1);
    if (word.classes.has('nationality')) sides.push({ first: i, last: i + 1, start, end });
    // «الكورية الشمالية»
    else if (before?.last === i && word.classes.has('direction'))
      sides[sides.length - 1] = { ...before, last: i + 1, end };
  }
  // «الحوار السوري السوري»
  const several = new Set(sides.map((side) => doc.words[side.first]!.best.stem)).size === sides.length;
  return sides.length > 1 && several ? sides : [span];
}

/** The first token of the phrases that «و» strings together up to one of them: «إيران وروسيا». */
export function chainStart({ doc, phrases, phraseOf }: Scene, c: TokenSpan): number {
  let at = c.first;
  while (doc.words[at]?.best.conjunction === 'و') {
    const k = phraseOf[at - 1] ?? -1;
    if (k < 0 || phrases[k]!.last !== at) break;
    at = phrases[k]!.first;
  }
  return at;
}

/** «القصف العنيف والأمريكيون يطالبون»: an adjective of a happening is nobody whom «و» could join to another, unless it says whose it is. */
function describesHappening({ doc, triggerOf }: Scene, { first, last }: TokenSpan): boolean {
  const [happening, word] = [doc.words[first - 1], doc.words[first]];
  if (!happening || !word || last !== first + 1 || triggerOf[first - 1]! < 0) return false;
  const { conjunction, preposition, article, readings } = word.best;
  return (
    !conjunction &&
    !preposition &&
    article === happening.best.article &&
    readings.some(isAdjectival) &&
    !SIDES.some((c) => word.classes.has(c))
  );
}

/** Types of what is told of soldiers, fighters and detainees whose kin are named. */
const OF_PEOPLE = new Set(['killed', 'injured', 'detention']);

/** «تعازيها لأسر الجنود الذين قتلوا»: behind a relative clause the soldiers, and not their families. */
export function withoutKin(
  { doc, tags }: Scene,
  span: TokenSpan,
  trigger: TokenSpan & { readonly type: string },
): TokenSpan {
  const { first, last } = span;
  const head = doc.words[first];
  if (!OF_PEOPLE.has(trigger.type) || tags[last] !== 'R' || trigger.first <= last || last < first + 2) return span;
  return isOf(head, 'family') && !head!.best.article && !head!.best.enclitic
    ? { ...span, first: first + 1, start: doc.tokens[first + 1]!.start }
    : span;
}

/** Index of the phrase that «و» joins to one of them, or, behind a part and its whole, to the part: «12 عنصرا من الحزب و6 مقاتلين»; −1 for none. */
function conjunctAfter(scene: Scene, k: number): number {
  const { phrases } = scene;
  if (phrases[k + 1]?.conjunctOf === k) return k + 1;
  const isPart = partitive(scene, k) !== phrases[k];
  return isPart && phrases[k + 2]?.conjunctOf === k + 1 && isSome(scene, phrases[k + 2]!) ? k + 2 : -1;
}

/** A number, or some people. */
function isSome(scene: Scene, { first }: TokenSpan): boolean {
  const head = scene.doc.words[first];
  return (
    near(scene).numbers.has(first) || Boolean(head && !head.best.article && MEMBERS.some((c) => head.classes.has(c)))
  );
}

/**
 * «عدد السوريين (اللاجئين)»، «إقدام الجبهة على خطف»، «قيام الجيش بقصف», «على يد مسلحين», «في قبضة المسلحين»، «في إطار البرنامج»: a verbal noun that carries the happening is no part of who does it, nor are the hands at which it
 * is done or the setting.
 */
function withoutCarrier(scene: Scene, span: TokenSpan): TokenSpan {
  const { doc } = scene;
  const head = doc.words[span.first];
  const carries =
    head &&
    !head.best.article &&
    (isAtHands(scene, span.first) ||
      isInHands(scene, span.first) ||
      isPart(scene, span.first) ||
      (isOf(head, 'tally') && doc.words[span.first + 1]?.best.article === true) ||
      isSetting(scene, span.first) ||
      head.best.readings.some(({ entry }) => entry.pos === 'masdar' && isCarrier(entry.classes)));
  if (!carries || span.last - span.first < 2 || !doc.words[span.first + 1]) return span;
  return { ...span, first: span.first + 1, start: doc.tokens[span.first + 1]!.start };
}

/** «جميع الرهائن»، «خمسة مختطفين»: a quantity or a number alone, with the noun behind it, which names a happening of its own and is no phrase. */
function withWhole(scene: Scene, span: TokenSpan): TokenSpan {
  const { doc, tags, triggers, triggerOf } = scene;
  const head = doc.words[span.first];
  const isNumber = scene.numbers.some((n) => n.first === span.first && n.last === span.last);
  const isQuantity = span.last === span.first + 1 && head?.classes.has('quantity') && !head.best.article;
  if (!(isNumber || isQuantity) || head?.best.enclitic) return span;
  const noun = triggers[triggerOf[span.last] ?? -1];
  const word = doc.words[noun?.first ?? -1];
  if (!noun || !word || noun.first !== span.last || tags[noun.first] !== 'N') return span;
  if (word.best.conjunction || word.best.preposition || !(isNumber ? isOf(word, 'person') : word.best.article))
    return span;
  return { ...span, last: noun.last, end: noun.end };
}

/** «(سقطت المدينة) في قبضة المسلحين», «(أصبحت) في يد الجيش»: whose hands it is in. */
const isInHands = ({ doc }: Scene, i: number): boolean =>
  doc.words[i]!.classes.has('hands') && doc.words[i]!.classes.has('body') && doc.tokens[i - 1]?.key === IN;

/** «(قصف) من جانب الجيش»: on whose part. */
const isPart = ({ doc }: Scene, i: number): boolean => isOf(doc.words[i], 'part') && doc.tokens[i - 1]?.key === FROM;

/** «في إطار»: what stands behind it is meant. */
const isSetting = ({ doc }: Scene, i: number): boolean =>
  doc.words[i]!.classes.has('setting') && doc.tokens[i - 1]?.key === IN;

const IN = 'في';

/** Classes of nouns for those whose bullets and fire are told of. */
const SHOOTERS = ['fighter', 'soldier', 'officer', 'population', 'person', 'group', 'org', 'state-body'];

/** «على يد», «بأيدي», «برصاص قناصة»: a noun for hands or for fire that names by whom something is done; not «برصاص حي». */
export function isAtHands(scene: Scene, i: number): boolean {
  const { doc } = scene;
  const word = doc.words[i];
  if (!word?.classes.has('hands') || word.best.article || word.best.enclitic) return false;
  const next = doc.words[i + 1];
  if (word.classes.has('fire'))
    return word.best.preposition === 'ب' && (namesActor(scene, i + 1) || SHOOTERS.some((c) => isOf(next, c)));
  return word.best.preposition === 'ب' || doc.words[i - 1]?.classes.has('against') === true;
}

const isCarrier = (classes: readonly string[]): boolean => classes.includes('light') && !classes.includes('cause');

export const FROM = 'من';
const LINKS = [FROM, 'في'];
/** Nouns for some of a body's people, and for the bodies themselves. */
const MEMBERS = ['person', 'fighter', 'soldier', 'officer', 'leader', 'official', 'medic', 'rescuer', 'group'];
const BODIES = [...BODY_NOUNS, 'fighter'];

/** «38 من المقاتلين», «عدد من البلدات», «عناصر من حزب الله», «قيادي في الجبهة»: number, quantity or members, and the whole they are part of. */
function partitive(scene: Scene, k: number): TokenSpan {
  const p = scene.phrases[k]!;
  const { doc } = scene;
  const head = doc.words[p.first];
  const next = scene.phrases[k + 1];
  const link = next?.first === p.last + 1 ? doc.tokens[p.last]!.key : '';
  if (!next || !LINKS.includes(link)) return p;
  if (isOf(doc.words[next.first], 'whole')) return withTotal(scene, p, k + 2);
  const measures = !head || head.classes.has('quantity') || near(scene).numbers.has(p.first);
  const isBody = BODIES.some((c) => doc.words[next.first]?.classes.has(c)) || namesActor(scene, next.first);
  // «ثلاثة مستشفيات من الخدمة»
  if (!isBody && isOf(doc.words[p.last - 1], 'facility') && !isPlaceWord(doc.words[next.first])) return p;
  // «أن تطلب الرئيسة ماي من الحكومة»: who is known by name is not told of by his body
  const some = !head?.best.article && !head?.best.enclitic && MEMBERS.some((c) => head?.classes.has(c));
  const members = some && isBody && !endsInKnownPerson(scene, p);
  if ((measures && link === FROM) || members) return { ...p, last: next.last, end: next.end };
  return link === IN && isBody && isHolder(scene, p.first) ? named(scene, p, k + 1) : p;
}

/** A phrase whose last words are the name of a listed person. */
export const endsInKnownPerson = ({ nameAt }: Scene, { first, last }: TokenSpan): boolean => {
  for (let i = first; i < last; i++) {
    const name = nameAt.get(i);
    if (name?.last === last && idsOf(name, 'person').length > 0) return true;
  }
  return false;
};

/** «القيادي»، «الضابط»: a definite noun for one of rank, whose body and name stand behind it. */
const isHolder = ({ doc }: Scene, i: number): boolean => {
  const word = doc.words[i];
  const one = word?.best.readings.some((r) => r.entry.pos === 'noun' && r.number === 'sg');
  return Boolean(one && word!.best.article && RANKS.some((c) => word!.classes.has(c)));
};
const RANKS = ['leader', 'official', 'officer'];

/** «القيادي في الحركة أبو البراء»: with the body at a phrase, and the name behind it. */
function named({ doc, phrases, nameAt }: Scene, holder: TokenSpan, body: number): TokenSpan {
  const of = phrases[body]!;
  const name = phrases[body + 1];
  const word = doc.words[name?.first ?? -1];
  const listed = name ? nameAt.get(name.first) : undefined;
  const isName = listed ? idsOf(listed, 'person').length > 0 : word?.classes.has('before-name') || !word?.known;
  const { last, end } = name && name.first === of.last && word && isName && !word.best.preposition ? name : of;
  return { ...holder, last, end };
}

/** «22 من أصل 30 مسافرا»: with the whole that it is part of. */
function withTotal(scene: Scene, part: TokenSpan, k: number): TokenSpan {
  const total = scene.phrases[k];
  const isNext = total?.first === scene.phrases[k - 1]!.last && near(scene).numbers.has(total.first);
  return isNext ? { ...part, last: total.last, end: total.end } : part;
}

const isPlaceWord = (word: Word | null | undefined): boolean => PLACE_NOUNS.some((c) => word?.classes.has(c));

function namesActor({ nameAt }: Scene, i: number): boolean {
  const name = nameAt.get(i);
  return name !== undefined && idsOf(name, 'actor').length > 0;
}

const BREAKS = new Set(['،', ',', '؛', ';', ':', '-', '–', '—', '..', '...', '…', '،"']);

/**
 * The quote of a claim: the smallest run of whole clauses of its sentence (cut at commas and the like) that holds the trigger, what was
 * chosen in the same sentence, and its numbers.
 */
export function quoteSpan(scene: Scene, decided: Decided, parts: readonly TokenSpan[]): { start: number; end: number } {
  const { doc } = scene;
  const sentence = doc.sentences[doc.sentenceOf[decided.trigger.first]!]!;
  let from = decided.trigger.first;
  let to = decided.trigger.last;
  for (const p of [...parts, ...decided.counts.map((c) => c.count)]) {
    if (p.first < sentence.first || p.last > sentence.last) continue;
    from = Math.min(from, p.first);
    to = Math.max(to, p.last);
  }
  while (from > sentence.first && !isBreak(scene, from - 1)) from--;
  while (to < sentence.last && !isBreak(scene, to)) to++;
  while (from < to - 1 && isMark(scene, from)) from++;
  while (to > from + 1 && isMark(scene, to - 1)) to--;
  return {
    start: Math.min(doc.tokens[from]!.start, decided.trigger.start),
    end: Math.max(doc.tokens[to - 1]!.end, decided.trigger.end),
  };
}

/** A mark that parts clauses; not the hyphen of «إس-300». */
function isBreak({ doc }: Scene, i: number): boolean {
  const { key, start, end } = doc.tokens[i]!;
  if (doc.words[i] || !BREAKS.has(key)) return false;
  return key !== '-' || doc.tokens[i - 1]?.end !== start || doc.tokens[i + 1]?.start !== end;
}
const isMark = ({ doc, tags }: Scene, i: number): boolean =>
  tags[i] === '.' && !/["«»“”()[\]]/.test(doc.tokens[i]!.key);
