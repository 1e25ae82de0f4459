/** The chain behind an attribution: the speaker as named, with office and name, then the body he speaks for. */
import { type Attribution, idsOf, type TokenSpan } from '../model/index.ts';
import type { Scene } from './scene.ts';
import { speakerOf } from './sourcing.ts';

/** Class of words that tie a speaker to his body: «المتحدث باسم التحالف»، «مصدر في الجيش». */
const TIE = 'tie';
const COMMA = new Set(['،', ',']);

/** Speaker first, then the body named inside the phrase, when it is another than the whole. */
export function speakerSpans(scene: Scene, a: Attribution): TokenSpan[] {
  if (a.speaker < 0) return [speakerOf(scene, a)];
  const speaker = extend(scene, scene.phrases[a.speaker]!, a);
  const bodies: TokenSpan[] = [];
  for (let i = speaker.first; i < speaker.last; i++) {
    const name = scene.nameAt.get(i);
    if (!name || idsOf(name, 'actor').length === 0 || idsOf(name, 'person').length > 0) continue;
    if (name.first > speaker.first && name.last <= speaker.last) bodies.push(name);
  }
  const body = bodies.at(-1);
  return body && body.last - body.first < speaker.last - speaker.first ? [speaker, body] : [speaker];
}

/** Takes in what follows the head: the body it speaks for and a name set off by a comma. */
function extend(scene: Scene, phrase: TokenSpan, a: Attribution): TokenSpan {
  const { doc } = scene;
  let span: TokenSpan = phrase;
  for (let step = 0; step < 3; step++) {
    const next = nextPart(scene, span.last);
    if (!next || (a.first >= span.last && next.last > a.first)) break;
    span = { ...span, last: next.last, end: doc.tokens[next.last - 1]!.end };
  }
  return span;
}

function nextPart(scene: Scene, at: number): TokenSpan | null {
  const { doc, phrases, phraseOf } = scene;
  const token = doc.tokens[at];
  if (!token || token.fresh) return null;
  const phraseAt = (i: number): TokenSpan | null => {
    const k = phraseOf[i] ?? -1;
    return k >= 0 && phrases[k]!.first === i ? phrases[k]! : null;
  };
  const here = phraseAt(at);
  if (here)
    return (doc.words[at]?.best.preposition === 'ل' && isBody(scene, at)) || doc.words[at]?.classes.has(TIE)
      ? here
      : null;
  if (doc.words[at]?.classes.has(TIE)) {
    const next = phraseAt(at + 1);
    return next && isUtterance(scene, next) ? null : next;
  }
  if (COMMA.has(token.key)) {
    const name = phraseAt(at + 1);
    return name && isPersonName(scene, name) ? name : null;
  }
  return null;
}

/** «في بيان»، «في تصريحات صحفية»: where it was said, no part of who said it. */
function isUtterance({ doc, nameAt }: Scene, { first }: TokenSpan): boolean {
  const classes = doc.words[first]?.classes;
  return !nameAt.has(first) && ['speech', 'document', 'event'].some((c) => classes?.has(c));
}

/** A group, office or listed body; «للصحفيين» names whom he spoke to. */
function isBody({ doc, nameAt }: Scene, at: number): boolean {
  const classes = doc.words[at]?.classes;
  return nameAt.has(at) || ['group', 'org', 'state-body', 'media', 'side'].some((c) => classes?.has(c));
}

/** A phrase that is a person's name: listed, or of words that no lexicon holds. */
function isPersonName(scene: Scene, span: TokenSpan): boolean {
  const name = scene.nameAt.get(span.first);
  if (name) return idsOf(name, 'person').length > 0;
  if (span.last - span.first > 4) return false;
  let unknown = 0;
  for (let i = span.first; i < span.last; i++)
    if (!scene.doc.words[i] || scene.doc.words[i]!.best.readings.length === 0) unknown++;
  return unknown > 0;
}
