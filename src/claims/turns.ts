/** The turns of phrase around a happening that say whether it is so: «فشل في اقتحام»، «نفت روسيا قصف …»، «أنباء عن سقوط قتلى»، «الهجوم المفترض». */
import type { Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { asideAt } from './asides.ts';
import type { Scene } from './scene.ts';

/** Tokens back from a happening within which the verb that it completes stands in the same clause. */
const CLAUSE = 12;
/** Tokens from a light verb to the noun that it carries. */
const CARRIED = 4;
/** Tokens between a word for failing and «في». */
const FAILING = 6;
/** Tokens from a word of doubt to what it doubts, and back from one that follows. */
const NEAR = 3;
/** Verbs that say that something begins, takes place or is undergone: «الهجوم لم يبدأ بعد». */
const HAPPENING = ['aspect', 'light', 'undergo'];
/** Tokens behind a happening within which the verb of its clause stands. */
const SUBJECT = 7;

/** Names of the turns: classes of the lexicons, what stands with them, and how many tokens lie between. */
export function turnsOf(scene: Scene, trigger: Trigger): string[] {
  return [...turnsBefore(scene, trigger), ...turnsBehind(scene, trigger)];
}

function turnsBefore(scene: Scene, trigger: Trigger): string[] {
  const { doc, tags } = scene;
  const turns: string[] = [];
  const i = trigger.first;
  const { first } = doc.sentences[doc.sentenceOf[i]!]!;
  const has = (k: number, name: string) => k >= first && Boolean(doc.words[k]?.classes.has(name));
  const key = (k: number) => (k >= first ? (doc.tokens[k]?.key ?? '') : '');
  const isThat = (k: number) => k >= first && tags[k] === 'S';
  const isNot = (k: number) => k > first && tags[k - 1] === 'G';
  const isVerb = tags[i] === 'V';
  const nearest = (reach: number, holds: (k: number) => boolean) => {
    for (let k = i - 1, left = reach; k >= first && left > 0; k--, left--) {
      if (isComma(key(k))) k = (asideAt(scene, k - 1)?.open ?? k + 1) - 1;
      if (k < first || isComma(key(k))) return -1;
      if (holds(k)) return k;
    }
    return -1;
  };
  const own = asideAt(scene, i);
  const verbs = (from: number) =>
    tags
      .slice(from + 1, i)
      .filter((t, k) => t === 'V' && (asideAt(scene, from + 1 + k)?.open ?? own?.open) === own?.open).length;

  if (isNot(i)) turns.push('not');
  const except = nearest(CLAUSE, (k) => has(k, 'exception') && key(k + 1) !== 'ان');
  if (except >= 0) {
    const denied = tags.slice(Math.max(first, except - CLAUSE), except).includes('G');
    turns.push(`except+${Math.min(3, i - except)}${denied ? '+not' : ''}`);
  }
  if (isNot(i) && key(i - 2) === 'ما') turns.push('unless');
  if (!isVerb) {
    const verb = nearest(CARRIED, (k) => tags[k] === 'V');
    if (isNot(verb)) for (const c of ['light', 'undergo', 'aspect', 'cause']) if (has(verb, c)) turns.push(`not+${c}`);
  }
  const denied = nearest(CLAUSE, (k) => has(k, 'negate'));
  if (denied >= 0) {
    const that = doc.tokens.slice(denied + 1, i).some((_, k) => isThat(denied + 1 + k));
    turns.push(`negate${that ? '+that' : ''}+${isVerb ? 'verb' : 'noun'}+${Math.min(2, verbs(denied))}`);
  }
  if (has(i - 1, 'fail')) turns.push(`fail+${isNot(i - 1) ? 'not' : ''}`);
  const into = key(i - 1) === 'في' ? i - 1 : key(i - 2) === 'في' ? i - 2 : -1;
  if (into >= 0 || doc.words[i]?.best.preposition === 'ب') {
    const failed = nearest(FAILING + 2, (k) => has(k, 'fail'));
    if (failed >= 0) turns.push(`fail+in+${i - into}${isNot(failed) ? '+not' : ''}`);
  }
  const opened = nearest(CLAUSE, (k) => has(k, 'condition'));
  if (opened >= 0)
    turns.push(`if+${Math.min(3, i - opened)}+${isVerb ? 'verb' : 'noun'}+${Math.min(2, verbs(opened))}`);
  const able = nearest(CLAUSE, (k) => has(k, 'able') && tags[k] === 'V');
  if (able >= 0) {
    const direct = key(i - 1) === 'من' || isThat(i - 1) || (key(i - 1) === 'في' && !isVerb);
    turns.push(`able${isNot(able) ? '+not' : ''}${direct ? '+direct' : ''}`);
  }
  const unsaid = nearest(CLAUSE, (k) => tags[k] === 'V' && has(k, 'say') && !has(k, 'negate') && isNot(k));
  if (unsaid >= 0) turns.push(`unsaid+${Math.min(2, verbs(unsaid))}`);
  const halted = nearest(2, (k) => has(k, 'halt'));
  if (halted >= 0 && !isVerb) turns.push(`halt+${tags[halted]}`);
  if (has(i - 1, 'foil')) turns.push(`foil+${tags[i - 1]}`);
  if (has(i - 1, 'outside') || (key(i - 1) === 'عن' && has(i - 2, 'outside'))) turns.push('outside');
  const declined = nearest(FAILING, (k) => has(k, 'decline'));
  if (declined >= 0) turns.push(`decline+${i - declined}${isNot(declined) ? '+not' : ''}${isVerb ? '+verb' : ''}`);
  if (declined >= 0 && halted > declined) turns.push('decline+halt');
  const allowed = nearest(CLAUSE, (k) => has(k, 'allow'));
  if (allowed >= 0) turns.push(`allow${isNot(allowed) ? '+not' : ''}+${Math.min(2, verbs(allowed))}`);
  for (const c of ['unsure', 'intend', 'invent', 'attempt'])
    for (let d = 1; d <= NEAR; d++)
      if (has(i - d, c)) {
        turns.push(`${c}+${d}${d === 2 ? `+${key(i - 1)}` : ''}`);
        break;
      }
  return turns;
}

function turnsBehind({ doc, tags }: Scene, trigger: Trigger): string[] {
  const turns: string[] = [];
  const { first, last } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  for (let k = trigger.last; k < Math.min(last, trigger.last + NEAR) && doc.words[k]; k++)
    for (const c of ['unsure', 'future-ref'])
      if (doc.words[k]!.classes.has(c)) turns.push(`${c}-behind+${k - trigger.last}`);
  for (let k = trigger.last; k < Math.min(last, trigger.last + SUBJECT) && !isComma(doc.tokens[k]!.key); k++)
    if (doc.words[k]?.classes.has('exception'))
      turns.push(`except-behind+${tags[trigger.first - 1] === 'G' ? 'not' : ''}`);
  for (let k = trigger.last + 1; k < Math.min(last, trigger.last + CLAUSE); k++) {
    const negated = doc.words[k - 1]?.classes.has('neg') || tags[k - 1] === 'G' || tags[k - 2] === 'G';
    if (negated && doc.words[k]?.classes.has('true')) turns.push('untrue-behind');
  }
  if (tags[trigger.first] === 'V') return turns;
  for (let k = trigger.last; k < Math.min(last, trigger.last + SUBJECT); k++) {
    if (isComma(doc.tokens[k]!.key) || tags[k] === 'R') break;
    if (tags[k] !== 'V') continue;
    const opens = trigger.first === first || tags[trigger.first - 1] === 'S';
    if (doc.words[k]!.best.future)
      turns.push(`future-behind+${Math.min(3, k - trigger.last)}${opens ? '+subject' : ''}`);
    if (tags[k - 1] === 'G') {
      turns.push(`not-behind+${Math.min(3, k - trigger.last)}${opens ? '+subject' : ''}`);
      for (const c of HAPPENING) if (doc.words[k]!.classes.has(c)) turns.push(`not-behind+${c}`);
    }
    break;
  }
  return turns;
}
