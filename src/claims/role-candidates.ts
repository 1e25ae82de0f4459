/** Who can take a role in a happening: the noun phrases of its sentence, and the trigger's own phrase («عشرة قتلى»). */
import type { TokenSpan, Trigger } from '../model/index.ts';
import { isOf, type Word } from '../text/words.ts';
import { near } from './near.ts';
import type { Scene } from './scene.ts';

export interface RoleCandidate extends TokenSpan {
  /** `self`: the trigger with the number before it. */
  readonly kind: 'phrase' | 'self';
  /** Index of the phrase; −1 for the trigger's own. */
  readonly phrase: number;
}

/** Phrases that can act or be acted on: not the trigger's own number, not bare measures of time. */
export function roleCandidates(scene: Scene, trigger: Trigger): RoleCandidate[] {
  const { doc, phrases } = scene;
  const { first: from, last: to } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  const out: RoleCandidate[] = [];
  const own = selfPhrase(scene, trigger);
  if (own) out.push(own);
  for (const k of phrasesOf(scene, from, to)) {
    const p = phrases[k]!;
    if (own && p.first >= own.first && p.last <= own.last) continue;
    if (doc.words[p.first]?.classes.has('time-unit')) continue;
    out.push({ kind: 'phrase', phrase: k, first: p.first, last: p.last, start: p.start, end: p.end });
  }
  return out;
}

/** Indices of the phrases that lie in a stretch of tokens. */
export function phrasesOf(scene: Scene, from: number, to: number): number[] {
  const out: number[] = [];
  for (let i = from; i < to; i++) {
    const k = scene.phraseOf[i]!;
    if (k < 0) continue;
    out.push(k);
    i = Math.max(i, scene.phrases[k]!.last - 1);
  }
  return out;
}

/** A noun that names people by what befell them (قتلى، جريح، نازحون) is a phrase itself, with the number before it. */
function selfPhrase(scene: Scene, trigger: Trigger): RoleCandidate | null {
  if (scene.tags[trigger.first] === 'V') return null;
  const before = trigger.first > 0 ? scene.phraseOf[trigger.first - 1]! : -1;
  const p = before >= 0 ? scene.phrases[before]! : null;
  const same = p && p.last === trigger.first && scene.doc.sentenceOf[p.first] === scene.doc.sentenceOf[trigger.first];
  const counted =
    same && numberAt(scene, p.first) && !(areCounted(scene, p) && isEvent(scene.doc.words[trigger.first]));
  const first = counted ? p : trigger;
  return { kind: 'self', phrase: -1, first: first.first, last: trigger.last, start: first.start, end: trigger.end };
}

const DOERS = ['person', 'population', 'aircraft'];

/** «ثلاثة انتحاريين», «عشرات المسلحين»: people or aircraft who are counted. */
export function areCounted(scene: Scene, { first, last }: TokenSpan): boolean {
  if (!numberAt(scene, first)) return false;
  for (let i = first; i < last; i++) if (DOERS.some((c) => isOf(scene.doc.words[i], c))) return true;
  return false;
}

/** A noun for what happens, and for nobody: «(نفذ تسعة مسلحين) هجوما», not «(تسعة مسلحين) قتلى». */
const isEvent = (word: Word | null | undefined): boolean => isOf(word, 'event') && !DOERS.some((c) => isOf(word, c));

const numberAt = (scene: Scene, i: number): boolean => near(scene).numbers.has(i);
