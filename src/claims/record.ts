/** From what was decided to the claim as it is written down: words, offsets, entities, coordinates, days, and why. */
import type { Knowledge } from '../knowledge/index.ts';
import type { Attribution, Because, Claim, Count, Counted, Mention, Source, TokenSpan, When } from '../model/index.ts';
import type { CountPhrase } from './counts.ts';
import { AS_LONG, COUNTED_BACK, type DatedBefore, SAME_DAY, whenOf } from './dating.ts';
import type { Chosen, Decided } from './decide.ts';
import type { EntityReader, Standpoint } from './entities.ts';
import { isNever } from './rulings.ts';
import type { Scene } from './scene.ts';
import { quoted, quoteSpan, roleSpans } from './spans.ts';
import { speakerChain, wholeSpeaker } from './speakers.ts';
import { placeMentions } from './whereabouts.ts';

export interface RecordContext {
  readonly doc: string;
  /** ISO day of publication. */
  readonly published: string | null;
  readonly knowledge: Knowledge;
  readonly entities: EntityReader;
  readonly standpoint: Standpoint;
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
const isOneDay = ({ from, to, precision, rule = '' }: When): boolean =>
  from === to || (precision === 'hours' && !rule.startsWith('within') && rule !== 'during-length');

const UNPHRASED: Claim['sentence'] = { ar: '', en: '' };

/** First token of a happening → index of the phrase that was chosen for its doer. */
type Sayers = ReadonlyMap<number, number>;

const sayersOf = (decided: readonly Decided[]): Sayers =>
  new Map(
    decided.flatMap(({ trigger, agent }) => (agent.it?.kind === 'phrase' ? [[trigger.first, agent.it.phrase]] : [])),
  );

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
  const targets = roleSpans(scene, d.target.it);
  const speakers = d.source.it
    ? speakerChain(scene, vouchedBy(scene, d.source.it.attribution, sayers), context.knowledge)
    : [];
  const sources = speakers.map(
    ({ span, cue }): Source =>
      cue ? Object.assign(mention(span), { cue: text.slice(cue.start, cue.end) }) : mention(span),
  );
  const [speaker] = sources;
  const says = (span: TokenSpan) => mention(span, speaker?.entity);
  const places = placeMentions(scene, d.place.it, context.knowledge.places);
  const place = d.place.it && d.place.it.back === 0 ? [scene.places[d.place.it.place]!] : [];
  return {
    id: `${context.doc}#c${k + 1}`,
    doc: context.doc,
    type: d.trigger.type,
    trigger: quoted(text, d.trigger),
    quote: quoted(text, quoteSpan(scene, d, [...agents, ...targets, ...place])),
    agent: agents.map(says),
    target: targets.map(says),
    place: places,
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
