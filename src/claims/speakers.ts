/**
 * The chain behind an attribution, nearest first: whose words they are («نقلت رويترز عن مصدر»: the source's), those who say it together, the body
 * that each speaks for, and last who passes it on or was told («قال الوزير لرويترز»).
 */
import { type Knowledge, relays } from '../knowledge/index.ts';
import { type Attribution, idsOf, isBodyName, type Phrase, type TokenSpan } from '../model/index.ts';
import { canSpeak, isHisSaying, isSayingOf } from '../text/speaking.ts';
import { isComma } from '../text/tokens.ts';
import { BODY_NOUNS, isOnlyAdjective } from '../text/words.ts';
import { isInTitle, isStandingTowards } from './bearing.ts';
import { isServed } from './entities.ts';
import type { Scene } from './scene.ts';
import { speakerOf } from './sourcing.ts';
import { endsInKnownPerson, FROM } from './spans.ts';

/** One link of the chain. */
export interface Link {
  readonly span: TokenSpan;
  /** The words that attribute to it; null for a body behind its speaker and for whom a speaker told. */
  readonly cue: TokenSpan | null;
}

/** Class of words for how a text comes out. */
const ISSUE = 'issue';
/** Class of words that tie a speaker to his body: «المتحدث باسم التحالف»، «مصدر في الجيش». */
const TIE = 'tie';
/** Class of words that pass on another's words with «عن»: «نقلت»، «نقلا». */
const RELAY = 'relay';
const OF = 'عن';
const IN = 'في';
/** Tokens that may stand between a speaker and the word that passes on. */
const PASSED_OVER = 10;
const STOPS = new Set(['.', ':', '؟', '!', '؛']);
/** Class of words for where a body is at home: «ومقره لندن». */
const SEAT = 'seat';

/** Speakers with one cue stand side by side; each is followed by the body named inside its phrase, when it is another than the whole. */
export const speakerChain = (scene: Scene, a: Attribution, knowledge: Knowledge): Link[] =>
  new Speakers(scene, knowledge).chain(a);

/** «المتحدث باسم التحالف»، «الناطق، أحمد المسماري»: who speaks, with the body he speaks for and his name. @param cue token of the word that attributes */
export const wholeSpeaker = (scene: Scene, phrase: TokenSpan, cue: number, knowledge: Knowledge): TokenSpan =>
  new Speakers(scene, knowledge).whole(phrase, cue);

interface Together {
  readonly links: readonly Link[];
  /** Token behind the last of them. */
  readonly end: number;
}

class Speakers {
  constructor(
    private readonly scene: Scene,
    private readonly knowledge: Knowledge,
  ) {}

  chain(chosen: Attribution): Link[] {
    const a = this.relayEndingIn(chosen) ?? chosen;
    if (a.speaker < 0) return [{ span: speakerOf(this.scene, a), cue: cueSpan(this.scene, a.first, a.last) }];
    const own = this.together(a.speaker, a);
    const told = this.toldTo(own.end);
    const chain = [
      ...(this.quotedBy(a, own.end)?.links ?? []),
      ...own.links,
      ...(told ? [{ span: told, cue: null }] : []),
      ...this.quoting(a),
    ];
    return chain.filter((link, k) => chain.findIndex((other) => other.span.first === link.span.first) === k);
  }

  /** Those who stand together with a speaker («أمريكا وفرنسا»), each with his body. */
  private together(phrase: number, cue: Pick<Attribution, 'first' | 'last'>): Together {
    const { phrases, triggerOf } = this.scene;
    const all = [phrase];
    const joins = (k: number, from: number, to: number) =>
      triggerOf[phrases[k]!.first]! < 0 &&
      canSpeak(this.scene, phrases[k]!.first) &&
      !this.scene.doc.words[phrases[k]!.first]?.best.enclitic &&
      !(phrases[from]!.last <= cue.first && cue.first < phrases[to]!.first);
    // «دمشق وموسكو اتهمتا»; but «…، والأمم المتحدة تدعو» begins a clause
    if (mayBeOfSeveral(this.scene, cue.first))
      for (let k = phrases[phrase]!.conjunctOf; k >= 0 && joins(k, k, phrase); k = phrases[k]!.conjunctOf)
        all.unshift(k);
    for (let k = phrase + 1; phrases[k]?.conjunctOf === k - 1 && joins(k, phrase, k); k++) all.push(k);
    const attributes = cueSpan(this.scene, cue.first, cue.last);
    const links: Link[] = [];
    let end = 0;
    for (const k of all) {
      const span = this.whole(phrases[k]!, cue.first);
      links.push({ span, cue: attributes });
      const body = bodyIn(this.scene, span);
      if (body) links.push({ span: body, cue: null });
      end = span.last;
    }
    return { links, end };
  }

  /** «(نقلت) رويترز عن مصدر عسكري (قوله)»، «(ذكرت) سانا نقلا عن مصدر»: the one behind the relay, whose words they are. */
  private quotedBy({ first, last: cued }: Attribution, end: number): Together | null {
    const { doc } = this.scene;
    const at = this.relayBehind(Math.max(end, cued), doc.words[first]?.classes.has(RELAY) ?? false);
    if (at < 0) return null;
    const of = doc.tokens[at]!.key === OF ? at : at + 1;
    if (!phraseAt(this.scene, of + 1) || !canSpeak(this.scene, of + 1)) return null;
    const { links, end: last } = this.together(this.scene.phraseOf[of + 1]!, { first: at, last: of + 1 });
    if (!isHisSaying(doc.words[last])) return { links, end: last };
    const saying = cueSpan(this.scene, last, last + 1);
    return { links: links.map((l) => (l.cue ? { ...l, cue: saying } : l)), end: last };
  }

  /**
   * The token at which «عن» («نقل المرصد، ومقره لندن، الأحد عن مصادر») or «نقلا عن» begins, behind marks, a time, what stands in quotation marks or
   * brackets, and where the speaker has his seat; −1 where something else comes first. `direct`: the cue itself passes on, so that «عن» is enough.
   */
  private relayBehind(from: number, direct: boolean): number {
    const { doc, tags, times, quoteOf } = this.scene;
    let isAside = false;
    for (let i = from; i < Math.min(doc.tokens.length, from + PASSED_OVER); i++) {
      const { key, kind, fresh } = doc.tokens[i]!;
      if (fresh || STOPS.has(key)) return -1;
      if (direct && key === OF) return i;
      if (doc.words[i]?.classes.has(RELAY) && doc.tokens[i + 1]?.key === OF) return i;
      const within = quoteOf[i]! > 0 || doc.tokens[i - 1]?.key === '(' || times.some((t) => t.first <= i && i < t.last);
      if (kind === 'mark' || within) continue;
      // «"سكاي نيوز" البريطانية عن متحدث»
      if (doc.words[i]?.best.article && doc.words[i]!.classes.has('nationality')) continue;
      isAside ||= i === from && (tags[i] === 'R' || doc.words[i]?.classes.has(SEAT) === true);
      if (!isAside || tags[i] === 'V' || tags[i] === 'S') return -1;
    }
    return -1;
  }

  /** «(ذكرت) سانا نقلا عن مصدر»: who stands right before the relay that was chosen. */
  private quoting(a: Attribution): readonly Link[] {
    const { doc, attributions } = this.scene;
    if (!doc.words[a.first]?.classes.has(RELAY) || a.kind === 'verb') return [];
    for (const b of attributions) {
      if (b.first >= a.first || b.speaker < 0 || b.carried || doc.sentenceOf[b.first] !== doc.sentenceOf[a.first])
        continue;
      const outer = this.together(b.speaker, b);
      if (this.relayBehind(Math.max(outer.end, b.last), false) === a.first) return outer.links;
    }
    return [];
  }

  /** «نقلت رويترز عن مصدر قوله»: his saying is the end of the relay. */
  private relayEndingIn(chosen: Attribution): Attribution | null {
    const { doc, attributions } = this.scene;
    if (!isHisSaying(doc.words[chosen.first])) return null;
    for (const a of attributions) {
      if (a.first >= chosen.first || a.speaker < 0 || doc.sentenceOf[a.first] !== doc.sentenceOf[chosen.first])
        continue;
      if (this.quotedBy(a, this.together(a.speaker, a).end)?.end === chosen.first) return a;
    }
    return null;
  }

  /** «لرويترز»، «في تصريح لقناة العربية»: the outlet or agency that was told, which passes it on. */
  private toldTo(end: number): TokenSpan | null {
    const { doc } = this.scene;
    let at = end;
    for (let step = 0; step < 2; step++) {
      if (doc.tokens[at]?.fresh !== false) return null;
      const phrase = phraseAt(this.scene, at);
      if (phrase) return phrase.preposition === 'ل' && this.isMedia(at) ? phrase : null;
      const next = doc.words[at]?.classes.has(TIE) ? phraseAt(this.scene, at + 1) : null;
      if (!next || !isUtterance(this.scene, next)) return null;
      at = next.last;
    }
    return null;
  }

  /** A speaker with what follows his phrase: the body he speaks for and a name set off by a comma. */
  whole(phrase: TokenSpan, cue: number): TokenSpan {
    // «اتهامات أمريكية لإيران»: an adjective names the speaker, and holds no office
    const head = this.scene.doc.words[phrase.first];
    if (phrase.last === phrase.first + 1 && head && !head.best.article && isOnlyAdjective(head)) return phrase;
    let span = this.cut(this.withIssuer(this.behindSaying(phrase, cue)));
    for (let step = 0; step < 3 && span.last >= phrase.last; step++) {
      // «طلبت تيريزا ماي من مجلس الوزراء»: of whom she asks it
      if (this.scene.doc.tokens[span.last]?.key === FROM && endsInKnownPerson(this.scene, span)) break;
      if (this.isPublished(span)) break;
      const next = this.nextPart(span.last, !this.scene.doc.words[span.first]?.best.enclitic);
      if (!next || (cue >= span.last && next.last > cue)) break;
      span = this.cut({ ...span, last: next.last, end: next.end });
    }
    return span;
  }

  /** «صحيفة الشرق الأوسط الصادرة (في لندن)». */
  private isPublished({ first, last }: TokenSpan): boolean {
    const { doc } = this.scene;
    return last > first + 1 && doc.tokens[last]?.key === IN && Boolean(doc.words[last - 1]?.classes.has(ISSUE));
  }

  /** «بيان صادر عن الوزارة»، «تقرير أصدرته المنظمة»: a text with whom it comes from. */
  private withIssuer(text: TokenSpan): TokenSpan {
    const { doc, times } = this.scene;
    const issues = (i: number) => doc.words[i]?.classes.has(ISSUE) ?? false;
    if (!isUtterance(this.scene, text)) return text;
    let at = text.last > text.first + 1 && issues(text.last - 1) ? text.last : issues(text.last) ? text.last + 1 : -1;
    const own = doc.words[at - 1]?.best.enclitic;
    at = times.find((t) => t.first === at)?.last ?? at;
    const issuer = doc.tokens[at]?.key === OF ? phraseAt(this.scene, at + 1) : own ? phraseAt(this.scene, at) : null;
    return issuer ? { ...text, last: issuer.last, end: issuer.end } : text;
  }

  /** «قول مسؤولين»: those who say it. */
  private behindSaying(phrase: TokenSpan, cue: number): TokenSpan {
    if (cue !== phrase.first || !isSayingOf(this.scene, cue, phrase)) return phrase;
    return { ...phrase, first: cue + 1, start: this.scene.doc.tokens[cue + 1]!.start };
  }

  /** Ends a phrase before whom the speaker told («متحدث باسم الوحدات لرويترز») and before his saying («مصدر عسكري قوله»). */
  private cut(phrase: TokenSpan): TokenSpan {
    const { doc } = this.scene;
    for (let i = phrase.first + 1; i < phrase.last; i++)
      if (this.isSaying(i) || (doc.words[i]?.best.preposition === 'ل' && this.isMedia(i)))
        return { ...phrase, last: i, end: doc.tokens[i - 1]!.end };
    return phrase;
  }

  /** «(عن مصدر) قوله إن», «(عن قائد) القول إن» */
  private isSaying(i: number): boolean {
    const { doc, tags } = this.scene;
    const word = doc.words[i];
    if (isHisSaying(word)) return true;
    const says = word?.best.readings.some(({ entry }) => entry.pos === 'masdar' && entry.classes.includes('say'));
    return Boolean(word?.best.article && says) && tags[i + 1] === 'S';
  }

  /** @param ofBody whether the head may be of a body at a place («مصدر في حلب»); «نظيره في القاهرة» is not */
  private nextPart(at: number, ofBody: boolean): TokenSpan | null {
    const { doc } = this.scene;
    const token = doc.tokens[at];
    if (!token || token.fresh) return null;
    const word = doc.words[at];
    const here = phraseAt(this.scene, at);
    if (here) {
      const to = word?.best.preposition === 'ل';
      return (to && isBody(this.scene, at) && !this.isMedia(at)) || word?.classes.has(TIE) ? here : null;
    }
    if (word?.classes.has(TIE)) {
      const next = phraseAt(this.scene, at + 1);
      const aside = next && (isUtterance(this.scene, next) || (!ofBody && isSite(this.scene, next)));
      return aside ? null : next;
    }
    // «مبعوث الأمم المتحدة إلى سوريا ستيفان دي ميستورا»
    const posted = this.scene.tags[at] === 'P' ? phraseAt(this.scene, at + 1) : null;
    if (posted && endsInPerson(this.scene, posted)) return posted;
    if (isComma(token.key)) {
      const name = phraseAt(this.scene, at + 1);
      return name && isPersonName(this.scene, name) ? name : null;
    }
    return null;
  }

  /** A listed outlet or agency, or a noun for one with its name: «لصحيفة محلية». */
  private isMedia(at: number): boolean {
    const { doc, nameAt } = this.scene;
    if (doc.words[at]?.classes.has('media')) return true;
    return nameAt.get(at)?.readings.some((r) => r.ids.some((id) => relays(this.knowledge, id))) ?? false;
  }
}

/** A phrase that is the name of a place. */
const isSite = ({ nameAt }: Scene, { first, last }: TokenSpan): boolean => {
  const name = nameAt.get(first);
  return name?.last === last && idsOf(name, 'place').length > 0;
};

/** The phrase that begins at a token. */
function phraseAt({ phrases, phraseOf }: Scene, at: number): Phrase | null {
  const k = phraseOf[at] ?? -1;
  return k >= 0 && phrases[k]!.first === at ? phrases[k]! : null;
}

/** A verb that may be a dual or plural. */
function mayBeOfSeveral({ doc, tags }: Scene, i: number): boolean {
  return tags[i] === 'V' && Boolean(doc.words[i]?.best.readings.some((r) => /^3.[dp]$/.test(r.person ?? '')));
}

/** The last body that is named inside a speaker's phrase. */
function bodyIn(scene: Scene, speaker: TokenSpan): TokenSpan | null {
  let body: TokenSpan | null = null;
  for (let i = speaker.first + 1; i < speaker.last; i++) {
    const name = isStandingTowards(scene, speaker.first, i) ? undefined : scene.nameAt.get(i);
    // «منسق الأمم المتحدة للشؤون الإنسانية في سوريا»: where he works is no body
    // «السفيرة لدى الأمم المتحدة» is no voice of theirs
    const posted = scene.doc.words[i - 1]?.classes.has('posted') === true;
    const where = posted || (scene.tags[i - 1] === 'P' && name !== undefined && idsOf(name, 'place').length > 0);
    // «مستشار الرئيس الأمريكي»: the holder of an office is no body
    const served = isServed(scene, speaker.first, i);
    const titled = name !== undefined && isInTitle(scene, speaker.first, name);
    if (name && name.last <= speaker.last && isBodyName(name) && !where && !served && !titled) body = name;
  }
  return body;
}

/** The words of a cue, without «و» and «ف» before the first. */
function cueSpan({ doc }: Scene, first: number, last: number): TokenSpan {
  const before = doc.words[first]?.best.conjunction.length ?? 0;
  return { first, last, start: doc.tokens[first]!.start + before, end: doc.tokens[last - 1]!.end };
}

/** «في بيان»، «في تصريحات صحفية»: where it was said, no part of who said it. */
function isUtterance({ doc, nameAt }: Scene, { first }: TokenSpan): boolean {
  const classes = doc.words[first]?.classes;
  return !nameAt.has(first) && ['speech', 'document', 'event'].some((c) => classes?.has(c));
}

/** A group, office or listed body; «للصحفيين» names whom he spoke to. */
function isBody({ doc, nameAt }: Scene, at: number): boolean {
  const classes = doc.words[at]?.classes;
  return nameAt.has(at) || [...BODY_NOUNS, 'media'].some((c) => classes?.has(c));
}

/** «سوريا ستيفان دي ميستورا»: a place with the person who is posted there. */
function endsInPerson({ nameAt }: Scene, { first, last }: TokenSpan): boolean {
  const place = nameAt.get(first);
  const person = place && idsOf(place, 'place').length > 0 ? nameAt.get(place.last) : undefined;
  return person?.last === last && idsOf(person, 'person').length > 0;
}

/** A phrase that is a person's name: listed, or of words that no lexicon holds. */
function isPersonName({ doc, nameAt }: Scene, span: TokenSpan): boolean {
  const name = nameAt.get(span.first);
  if (name) return idsOf(name, 'person').length > 0;
  if (span.last - span.first > 4) return false;
  let unknown = 0;
  for (let i = span.first; i < span.last; i++) if (!doc.words[i] || doc.words[i]!.best.readings.length === 0) unknown++;
  return unknown > 0;
}
