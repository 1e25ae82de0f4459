/** Who says so: which attribution a claim stands under. What the chooser looks at. */
import { atom, type Emitter, NONE, templates } from '../learn/atoms.ts';
import type { Attribution, Trigger } from '../model/index.ts';
import { isToldOf } from './asides.ts';
import { bucket, headAtoms, nameKinds, pathAtoms, triggerAtoms } from './features.ts';
import { inSentences, near } from './near.ts';
import { path } from './path.ts';
import type { Scene } from './scene.ts';
import { tieFeatures } from './ties.ts';

export interface SourceCandidate {
  /** Index in `scene.attributions`. */
  readonly attribution: number;
  /** Sentences back. */
  readonly back: number;
}

export interface SourceHistory {
  /** First token of the agent chosen for this trigger. */
  readonly agent: number | null;
  /** Attributions of the earlier triggers, the nearest last. */
  readonly earlier: readonly { readonly attribution: number | null; readonly back: number; readonly type: string }[];
}

const BACK = 3;

/** Attributions with a speaker in the sentence and the three before it; a trigger does not vouch for itself. */
export function sourceCandidates(scene: Scene, trigger: Trigger): SourceCandidate[] {
  const here = scene.doc.sentenceOf[trigger.first]!;
  const out: SourceCandidate[] = [];
  for (const attribution of inSentences(near(scene).attributions, here - BACK, here)) {
    const a = scene.attributions[attribution]!;
    if ((a.speaker < 0 && a.kind !== 'impersonal') || a.first === trigger.first) continue;
    if (closes(scene, a, trigger) || opens(scene, a, trigger) || isToldOf(scene, a, trigger)) continue;
    out.push({ attribution, back: here - scene.doc.sentenceOf[a.first]! });
  }
  return out;
}

/** Tokens behind «بحسب المرصد» within which what follows may still be the Observatory's. */
const STILL = 24;

/** «قتل عشرة بحسب المرصد، … وأضحت المدينة …»: words for a source that close what they vouch for do not reach far beyond. */
function closes(scene: Scene, a: Attribution, trigger: Trigger): boolean {
  const { doc, triggers } = scene;
  if (a.kind !== 'preposition' || trigger.first - speakerOf(scene, a).last <= STILL || trigger.first < a.last)
    return false;
  return near(scene).triggers[doc.sentenceOf[a.first]!]!.some((k) => triggers[k]!.last <= a.first);
}

/** «اعترف الجيش بإسقاط طائرة، وبحسب المرصد قتل الطيار»: words for a source behind «و» tell whose the following is, and nothing before them. */
const opens = ({ doc }: Scene, a: Attribution, trigger: Trigger): boolean =>
  a.kind === 'preposition' && trigger.last <= a.first && doc.words[a.first]!.best.conjunction === 'و';

const T = templates(
  'none',
  'none+lemma',
  'none+count',
  'none+earlier',
  'none+quote',
  'back',
  'type+back',
  'kind',
  'type+kind',
  'cue',
  'type+cue',
  'path',
  'kind+path',
  'cue+path',
  'type+path',
  'between',
  'distance',
  'kind+distance',
  'carried',
  'that',
  'that+kind',
  'earlier',
  'type+earlier',
  'agent',
  'same-quote',
  'quote',
  'order',
  'speaker',
  'speaker-head',
  'last',
  'paragraph',
  'start',
  'later',
  'lead',
  'tie',
);
const YES = atom('yes');
const NO = atom('no');
const BACKS = ['0', '1', '2', '3'].map(atom);

export function sourceFeatures(
  out: Emitter,
  scene: Scene,
  trigger: Trigger,
  candidate: SourceCandidate | null,
  history: SourceHistory,
  all: readonly SourceCandidate[],
): void {
  const t = triggerAtoms(scene, trigger);
  const { doc, quoteOf } = scene;
  const quoted = quoteOf[trigger.first]! > 0;
  const last = history.earlier.at(-1);
  const here = all.filter((c) => c.back === 0).length;
  const opener = atom(openerOf(scene, trigger));
  tieFeatures(out, T, scene, trigger, last?.back === 0 ? last.attribution : undefined, candidate?.attribution ?? null);
  if (!candidate) {
    out.add(T.none, t.type);
    out.add(T['none+lemma'], t.lemma);
    out.add(T['none+count'], bucket(here), quoted ? YES : NO);
    out.add(T['none+count'], bucket(here), t.type);
    out.add(T['none+count'], bucket(here), bucket(all.length));
    out.add(T['none+quote'], quoted ? YES : NO, t.type);
    out.add(
      T['none+earlier'],
      !last ? NONE : last.attribution === null ? NO : YES,
      last ? bucket(last.back) : NONE,
      bucket(here),
    );
    out.add(T.start, opener, bucket(here));
    return;
  }
  const a = scene.attributions[candidate.attribution]!;
  const back = BACKS[candidate.back]!;
  const kind = atom(a.kind);
  const cueWord = doc.words[a.first];
  const cue = headAtoms(cueWord ?? null).lemma;
  const speaker = speakerOf(scene, a);
  const sameSentenceSpeaker = doc.sentenceOf[speaker.first] === doc.sentenceOf[trigger.first];
  out.add(T.back, back, kind);
  out.add(T['type+back'], t.type, back);
  out.add(T.kind, kind, a.carried ? YES : NO, back);
  out.add(T['type+kind'], t.type, kind, back);
  out.add(T.cue, cue, back);
  out.add(T['type+cue'], t.type, cue);
  out.add(T.carried, a.carried ? YES : NO, back, sameSentenceSpeaker ? YES : NO);
  out.add(T.speaker, nameKinds(scene, speaker.first, speaker.last), back);
  out.add(T['speaker-head'], headAtoms(doc.words[speaker.first] ?? null).lemma, back);
  for (const c of headAtoms(doc.words[speaker.first] ?? null).classes) out.add(T.speaker, c, back, kind);
  out.add(T.agent, history.agent === null ? NONE : history.agent === speaker.first ? YES : NO, t.type, back);
  const rank = all.findIndex((c) => c.attribution === candidate.attribution);
  out.add(T.last, rank === all.length - 1 ? YES : NO, back, bucket(here));
  history.earlier.forEach((e, k) => {
    if (e.attribution !== candidate.attribution) return;
    const near = k === history.earlier.length - 1 ? YES : NO;
    out.add(T.earlier, near, back, bucket(e.back));
    out.add(T['type+earlier'], t.type, near, atom(e.type));
    out.add(T['type+earlier'], near, back, bucket(here));
  });
  out.add(T.quote, quoted ? YES : NO, back, kind);
  out.add(T.quote, quoted ? YES : NO, back, opener);
  out.add(T.start, opener, back, bucket(here));
  const opens = quoteAfter(scene, a);
  out.add(T['same-quote'], opens > 0 && opens === quoteOf[trigger.first] ? YES : NO, back);
  if (candidate.back > 0) {
    out.add(T.paragraph, atom(String(breaksBetween(scene, a.first, trigger.first))), back, kind);
    out.add(T.paragraph, atom(String(breaksBetween(scene, a.first, trigger.first))), back, quoted ? YES : NO);
    return;
  }
  const pa = pathAtoms(path(scene, trigger, a));
  const that = thatAfter(scene, a);
  out.add(T.path, pa.steps, kind);
  out.add(T['kind+path'], kind, pa.far, pa.direction);
  out.add(T['cue+path'], cue, pa.steps);
  out.add(T['cue+path'], cue, pa.direction);
  out.add(T['type+path'], t.type, pa.steps, kind);
  out.add(T.between, pa.between, pa.direction, kind);
  out.add(T.distance, pa.distance, pa.direction, kind);
  out.add(T.that, atom(that), pa.direction, kind);
  out.add(T['that+kind'], atom(that), pa.between, pa.direction);
  out.add(T.order, atom(`${orderOf(all, scene, candidate, trigger)}`), kind, pa.direction);
}

/** Where the speaker stands: his phrase, or the cue itself where nobody is named («قيل»). */
export function speakerOf(scene: Scene, a: Attribution): { first: number; last: number; start: number; end: number } {
  if (a.speaker >= 0) return scene.phrases[a.speaker]!;
  return {
    first: a.first,
    last: a.last,
    start: scene.doc.tokens[a.first]!.start,
    end: scene.doc.tokens[a.last - 1]!.end,
  };
}

/** The first word of the trigger's sentence: «وأضاف»، «وكان» … */
function openerOf(scene: Scene, trigger: Trigger): string {
  const { first } = scene.doc.sentences[scene.doc.sentenceOf[trigger.first]!]!;
  const word = scene.doc.words[first];
  if (!word) return scene.doc.tokens[first]!.key;
  const reading = word.best.readings[0];
  return `${word.best.conjunction}${reading?.entry.pos === 'verb' ? (reading.entry.classes.includes('say') ? 'say' : 'verb') : reading?.entry.pos === 'particle' ? word.best.stem : (reading?.entry.pos ?? 'name')}`;
}

/** What follows cue and speaker: `that` (أن، إن، بأن), a quotation, a comma or colon. */
function thatAfter({ doc, tags, phrases }: Scene, a: Attribution): string {
  const from = a.speakerFirst || a.carried || a.speaker < 0 ? a.last : Math.max(a.last, phrases[a.speaker]!.last);
  for (let i = from; i < Math.min(doc.tokens.length, from + 10); i++) {
    if (tags[i] === 'S') return 'that';
    const { key, kind } = doc.tokens[i]!;
    if (kind !== 'mark') continue;
    if (/["«“]/.test(key)) return 'quote';
    if (key === ':') return 'colon';
    if (key === '.') return 'stop';
  }
  return 'none';
}

/** The quotation that opens soon after a cue, or 0. */
function quoteAfter({ doc, quoteOf }: Scene, a: Attribution): number {
  for (let i = a.last; i < Math.min(doc.tokens.length, a.last + 25); i++) if (quoteOf[i]! > 0) return quoteOf[i]!;
  return 0;
}

function breaksBetween({ doc }: Scene, from: number, to: number): number {
  let n = 0;
  for (let i = from + 1; i <= to && n < 3; i++) if (doc.tokens[i]!.fresh) n++;
  return n;
}

/** Which attribution of the sentence this is, counted from the trigger: `<1` the nearest before it. */
function orderOf(all: readonly SourceCandidate[], scene: Scene, candidate: SourceCandidate, trigger: Trigger): string {
  const at = scene.attributions[candidate.attribution]!.first;
  const same = all.filter((c) => c.back === 0).map((c) => scene.attributions[c.attribution]!.first);
  if (at < trigger.first)
    return `<${Math.min(3, same.filter((x) => x < trigger.first && x > at).length + 1)} of ${Math.min(3, same.filter((x) => x < trigger.first).length)}`;
  return `>${Math.min(3, same.filter((x) => x > trigger.first && x < at).length + 1)}`;
}
