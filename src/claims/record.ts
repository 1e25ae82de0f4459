/** From what was decided to the claim as it is written down: words, offsets, entities, coordinates, days, and why. */
import type { Knowledge } from '../knowledge/index.ts';
import {
  type Attribution,
  type Because,
  type Claim,
  type Count,
  type Counted,
  idsOf,
  type Mention,
  type Source,
  type TokenSpan,
  type When,
} from '../model/index.ts';
import { isHolding, isWork } from './apart.ts';
import type { CountPhrase } from './counts.ts';
import { AS_LONG, COUNTED_BACK, type DatedBefore, isNight, SAME_DAY, whenOf } from './dating.ts';
import type { Chosen, Decided } from './decide.ts';
import type { EntityReader, Standpoint } from './entities.ts';
import { near } from './near.ts';
import { isNever } from './negation.ts';
import type { Scene } from './scene.ts';
import { quoted, quoteSpan, roleSpans, withoutKin } from './spans.ts';
import { type Link, speakerChain, wholeSpeaker } from './speakers.ts';
import { placeMentions } from './whereabouts.ts';

export interface RecordContext {
  readonly doc: string;
  /** ISO day of publication. */
  readonly published: string | null;
  readonly knowledge: Knowledge;
  readonly entities: EntityReader;
  readonly standpoint: Standpoint;
  /** Types that are done to places. */
  readonly onPlaces: ReadonlySet<string>;
}

/** The claims of an article, in the order of the triggers; their sentences, which are phrased later, are left empty. */
export function recordClaims(scene: Scene, decided: readonly Decided[], context: RecordContext): Claim[] {
  let before: DatedBefore = { day: null, sentence: 0 };
  const sayers = sayersOf(decided);
  return decided.map((d, k) => {
    const time = d.time.it ? scene.times[d.time.it.time]! : null;
    const ahead = d.modality.it === 'planned' || d.modality.it === 'demanded';
    const dating = { before, published: context.published, ahead };
    const when = whenOf(scene, d.trigger, time, d.time.it?.back ?? 0, dating);
    before = spokenOf(before, when, scene.doc.sentenceOf[d.trigger.first]!);
    return record(scene, d, when, k, sayers, context);
  });
}

/** What the next claim may point back to. */
function spokenOf(before: DatedBefore, when: When, sentence: number): DatedBefore {
  const { from, to, inferred } = when;
  if (inferred === COUNTED_BACK || inferred === AS_LONG || (!from && !to)) return before;
  const span = { from, to };
  if (inferred === SAME_DAY) return { day: to, sentence, span };
  return from && isOneDay(when) ? { day: from, sentence, span } : { ...before, span };
}

/** A day, or a night: no month, no stretch that has gone on, and no hours up to now. */
const isOneDay = (when: When): boolean => when.from === when.to || isNight(when);

const UNPHRASED: Claim['sentence'] = { ar: '', en: '' };

/** First token of a happening → index of the phrase that was chosen for its doer. */
type Sayers = ReadonlyMap<number, number>;

const sayersOf = (decided: readonly Decided[]): Sayers =>
  new Map(
    decided.flatMap(({ trigger, agent }) => (agent.it?.kind === 'phrase' ? [[trigger.first, agent.it.phrase]] : [])),
  );

/** The chain behind a claim: of what is demanded whoever demands it, and then who tells so. */
function linksOf(scene: Scene, d: Decided, chosen: number, sayers: Sayers, knowledge: Knowledge): Link[] {
  const told = speakerChain(scene, vouchedBy(scene, chosen, sayers), knowledge);
  const own = demandedBy(scene, d, chosen);
  if (own === chosen) return told;
  const demanding = speakerChain(scene, vouchedBy(scene, own, sayers), knowledge);
  const first = new Set(demanding.map(({ span }) => span.first));
  return [...demanding, ...told.filter(({ span }) => !first.has(span.first))];
}

/** «ذكرت الصحيفة أن الوزيرة دعت إلى اجتماع»: the demand that stands nearest before what is demanded. */
function demandedBy(scene: Scene, { trigger, modality }: Decided, chosen: number): number {
  if (modality.it !== 'demanded' || scene.attributions[chosen]!.kind === 'trigger') return chosen;
  const sentence = scene.doc.sentenceOf[trigger.first]!;
  const own = near(scene).attributions[sentence]!.findLast((k) => {
    const a = scene.attributions[k]!;
    const type = a.kind === 'trigger' ? scene.triggers[scene.triggerOf[a.first]!]?.type : '';
    return (
      type === 'demand' && a.speaker >= 0 && a.last <= trigger.first && a.first > scene.attributions[chosen]!.first
    );
  });
  return own ?? chosen;
}

/** «كما طالب المجلس بفك الحصار»: what is demanded is the words of whoever was found to demand it, and not of whom he asks. */
function vouchedBy(scene: Scene, k: number, sayers: Sayers): Attribution {
  const a = scene.attributions[k]!;
  const speaker = a.kind === 'trigger' ? sayers.get(a.first) : undefined;
  if (speaker === undefined || speaker === a.speaker) return a;
  return { ...a, speaker, carried: false, speakerFirst: scene.phrases[speaker]!.first < a.first };
}

function record(scene: Scene, d: Decided, when: When, k: number, sayers: Sayers, context: RecordContext): Claim {
  const { text } = scene.doc;
  const mention = (span: TokenSpan, speaker?: string): Mention => {
    const entity = context.entities.of(scene, span, context.standpoint, speaker);
    const words = quoted(text, span);
    if (!entity) return words;
    const { start, end, text: own } = words;
    return { start, end, text: own, entity: entity.id, ...(entity.inferred ? { inferred: entity.inferred } : {}) };
  };
  const parties = [d.agent.it, d.partner].flatMap((c) => roleSpans(scene, c)).sort((a, b) => a.first - b.first);
  const speaks = scene.sayings.has(d.trigger.type);
  const agents = speaks ? parties.map((p) => wholeSpeaker(scene, p, d.trigger.first, context.knowledge)) : parties;
  const targets = roleSpans(scene, d.target.it).map((t) => withoutKin(scene, t, d.trigger));
  const speakers = d.source.it ? linksOf(scene, d, d.source.it.attribution, sayers, context.knowledge) : [];
  const sources = speakers.map(
    ({ span, cue }): Source =>
      cue ? Object.assign(mention(span), { cue: text.slice(cue.start, cue.end) }) : mention(span),
  );
  const home = sources[0]?.entity ?? (speakers[0] && context.entities.stateIn(scene, speakers[0].span));
  const says = (span: TokenSpan) => mention(span, home);
  const { onPlaces, knowledge } = context;
  const place = d.place.it && d.place.it.back === 0 ? [scene.places[d.place.it.place]!] : [];
  return {
    id: `${context.doc}#c${k + 1}`,
    doc: context.doc,
    type: d.trigger.type,
    trigger: quoted(text, d.trigger),
    quote: quoted(text, quoteSpan(scene, d, [...agents, ...targets, ...place])),
    agent: agents.map(says),
    target: targets.map((t) => {
      if (isWork(scene, d.trigger, t) || (onPlaces.has(d.trigger.type) && isTown(scene, t, knowledge)))
        return quoted(text, t);
      const said = says(t);
      return isHolding(scene, d.trigger, t, knowledge.actors.get(said.entity ?? '')?.kind ?? '')
        ? quoted(text, t)
        : said;
    }),
    place: placeMentions(scene, d.place.it, knowledge.places),
    when,
    numbers: d.counts.map(({ count, of }): Count => {
      const { start, end, text: words } = quoted(text, count);
      return { start, end, text: words, of, qualifier: count.qualifier, ...bounds(count, of) };
    }),
    source: sources,
    modality: d.modality.it!,
    ...(d.modality.it === 'denied' && isNever(scene, d.trigger) ? { ahead: true as const } : {}),
    because: because(d),
    sentence: UNPHRASED,
  };
}

/** «قصفت إسرائيل دمشق»: the name of a town alone, which stands for its government elsewhere. */
function isTown({ nameAt }: Scene, { first, last }: TokenSpan, { places }: Knowledge): boolean {
  const name = nameAt.get(first);
  if (name?.last !== last || idsOf(name, 'person').length > 0) return false;
  const found = idsOf(name, 'place').map((id) => places.get(id));
  return found.length > 0 && found.every((p) => p && p.level !== 'country');
}

/** A share is given in percent: «نصف المدينة» is 50. */
function bounds({ kind, lo, hi }: CountPhrase, of: Counted): Pick<Count, 'lo' | 'hi'> {
  const scale = (x: number | null) => (x === null ? null : Math.round(x * 100));
  return kind === 'fraction' && of === 'percent' ? { lo: scale(lo), hi: scale(hi) } : { lo, hi };
}

/** Each field with the probability that its chooser gave it. */
function because(d: Decided): Because {
  const say = (c: Chosen<unknown>) => `${c.it === null ? 'none of the candidates' : 'chosen'} ${c.sure.toFixed(2)}`;
  return {
    trigger: `model ${d.trigger.sure.toFixed(2)}`,
    agent: say(d.agent),
    target: say(d.target),
    place: say(d.place),
    when: say(d.time),
    source: say(d.source),
    modality: say(d.modality),
  };
}
