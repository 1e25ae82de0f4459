/** Actors that a noun alone calls back: «قالت رويترز … نقلت الوكالة»، «جبهة النصرة … مقاتلو الجبهة». Which nouns these are is data: `body-kinds.tsv`. */
import { isCollectiveId, type Knowledge } from '../knowledge/index.ts';
import { idsOf, type NameMention } from '../model/index.ts';
import { bodyKinds } from '../text/body-kinds.ts';
import { opensQuote } from '../text/tokens.ts';
import type { Word } from '../text/words.ts';
import type { Scene } from './scene.ts';

/** How many sentences back a noun may find an actor of its kind. */
const REACH = 4;
/** Within so many sentences the actor named with the same noun is meant, whoever of its kind is named in between. */
const NEAR = 4;

/**
 * The actor that the noun at a token calls back: the one named last with the same noun, or the one named last of a kind that it can mean; null where
 * it is no such noun, or where these are two.
 */
export function calledBack(scene: Scene, i: number, knowledge: Knowledge): string | null {
  const noun = isAlone(scene, i) ? bodyNoun(scene.doc.words[i]) : null;
  if (!noun) return null;
  const same = sameNoun(scene, i, noun, knowledge);
  const { sentenceOf } = scene.doc;
  if (same?.id && sentenceOf[i]! - sentenceOf[same.at]! <= NEAR) return same.id;
  const other = sameKind(scene, i, noun, knowledge, same?.at ?? 0);
  if (!same?.id) return other ?? null;
  return other === undefined || other === same.id ? same.id : null;
}

/** The dictionary form of a noun of the table. */
function bodyNoun(word: Word | null | undefined): string | null {
  const reading = word?.best.readings.find((r) => r.entry.pos === 'noun' && bodyKinds().has(r.entry.lemma));
  return reading?.entry.lemma ?? null;
}

/** «الجبهة»: with the article, and no name («اللواء خالد»), number («الفرقة 30») or adjective («الحركة الشعبية») behind it. */
function isAlone({ doc, nameAt }: Scene, i: number): boolean {
  const name = nameAt.get(i);
  if (!doc.words[i]?.best.article || nameAt.has(i + 1) || (name && (name.last > i + 1 || isListed(name)))) return false;
  const next = doc.words[i + 1]?.best;
  if (doc.tokens[i + 1]?.kind === 'number') return false;
  if (!next || next.conjunction || next.preposition) return true;
  return !next.article && next.readings.some((r) => r.entry.pos !== 'name');
}

/** Whether a name is that of an actor or outlet, and no collective word. */
const isListed = (name: NameMention): boolean =>
  idsOf(name, 'outlet').length > 0 || idsOf(name, 'actor').some((id) => !isCollectiveId(id));

/** The actor that was named last with the noun, and where; its id is null where the noun stood with somebody who is not listed. */
function sameNoun(
  scene: Scene,
  before: number,
  noun: string,
  knowledge: Knowledge,
): { readonly at: number; readonly id: string | null } | null {
  for (let i = before - 1; i >= 0; i--) {
    if (bodyNoun(scene.doc.words[i]) !== noun || isAlone(scene, i)) continue;
    const own = scene.nameAt.get(i);
    if (own && own.last > i + 1) return { at: i, id: only(own, knowledge) };
    let at = i + 1;
    while (opensQuote(scene.doc.tokens[at]?.key)) at++;
    // «الجماعة "أنصار الله"»; not «دعت الهيئة إيران»
    const name = at > i + 1 || !scene.doc.words[i]!.best.article ? scene.nameAt.get(at) : undefined;
    const id = name ? only(name, knowledge) : null;
    // «مفوضية الأمم المتحدة»: whose it is
    return { at: i, id: id && !OWNERS.has(kindOf(id, knowledge)) ? id : null };
  }
  return null;
}

/** Kinds of actors that have bodies of their own. */
const OWNERS = new Set(['state', 'government', 'un', 'igo']);

/**
 * The one actor of a kind that the noun can mean in the last sentence before it that names any; null where two are named there, undefined where none
 * is in reach. Nothing before `from` is looked at.
 */
function sameKind(
  scene: Scene,
  before: number,
  noun: string,
  knowledge: Knowledge,
  from: number,
): string | null | undefined {
  const kinds = bodyKinds().get(noun)!;
  const isOne = scene.doc.words[before]!.best.readings.some((r) => r.number === 'sg');
  const here = scene.doc.sentenceOf[before]!;
  for (let s = here; isOne && s >= Math.max(0, here - REACH); s--) {
    const { first, last } = scene.doc.sentences[s]!;
    const ids = new Set<string>();
    for (let i = Math.max(first, from); i < Math.min(last, before); i++) {
      const name = scene.nameAt.get(i);
      const id = name && !isOtherwise(scene, name, noun) ? only(name, knowledge) : null;
      if (id && kinds.has(kindOf(id, knowledge))) ids.add(id);
    }
    if (ids.size > 0) return ids.size === 1 ? [...ids][0]! : null;
  }
  return undefined;
}

/** The kind of a listed actor or outlet; news agencies apart from other outlets. */
const kindOf = (id: string, { actors, outlets }: Knowledge): string =>
  outlets.get(id)?.agency ? 'news-agency' : (actors.get(id)?.kind ?? 'outlet');

/** «قناة الجزيرة» is no «الصحيفة»: a name that stands with another noun of the table. */
function isOtherwise({ doc }: Scene, { first }: NameMention, noun: string): boolean {
  const own = bodyNoun(doc.words[first]) ?? bodyNoun(doc.words[first - 1]);
  return own !== null && own !== noun;
}

/** The actor, or else the outlet, that a name stands for; null where it may stand for several. */
function only(name: NameMention, { actors, outlets }: Knowledge): string | null {
  const listed = idsOf(name, 'actor');
  const [id, other] = listed.length > 0 ? listed : idsOf(name, 'outlet');
  return id && !other && (actors.has(id) || outlets.has(id)) ? id : null;
}

/**
 * «المرصد» behind «المرصد السوري», «رئاسة الحكومة» behind «رئاسة الحكومة البريطانية»: of several that bear a name, or of any where the same noun stands
 * before it, the one that was named before by more; null where none was.
 */
export function wholeBefore(
  { doc, names }: Scene,
  { first, last }: NameMention,
  ids: readonly string[],
  isCollective: boolean,
): string | null {
  const stem = (i: number) => doc.words[i]?.best.stem;
  const bound = doc.words[first - 1]?.best;
  const isBound = bound !== undefined && !bound.article && !bound.enclitic;
  const isWhole = (n: NameMention) =>
    n.last <= first && n.last - n.first > last - first && stem(n.first) === stem(first) && only(n) !== undefined;
  const only = (n: NameMention) => {
    const [id, other] = idsOf(n, 'actor');
    return other ? undefined : id;
  };
  // «وزارة الدفاع» behind «وزارة الدفاع الأمريكية»
  const isNations = (n: NameMention) => {
    for (let k = 1; k < last - first; k++) if (stem(n.first + k) !== stem(first + k)) return false;
    return isCollective && last > first + 1 && doc.words[n.last - 1]!.classes.has('nationality');
  };
  const before = names.findLast(
    (n) =>
      isWhole(n) &&
      ((isBound && stem(n.first - 1) === bound.stem) || (ids.length > 1 && ids.includes(only(n)!)) || isNations(n)),
  );
  return before ? only(before)! : null;
}
