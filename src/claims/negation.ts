/** What the language says did not come about, and what has in spite of a negation beside it: grammar that no weight may overrule. */
import type { Frame, Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { isOf } from '../text/words.ts';
import { asideAt } from './asides.ts';
import { at, near } from './near.ts';
import type { Scene } from './scene.ts';

/** Tokens behind a happening within which an exception undoes its negation: «لا تستهدف سوى». */
const EXCEPTION = 8;
/** Tokens before a negation within which a condition leaves it open: «إذا لم يوافق». */
const CONDITION = 4;
/** Tokens back from a happening to the verb of being able, of failing or of nearly doing that takes it. */
const TAKEN = 12;
/** What leads from such a word to what it takes: «لم يستطع … أن يقتحم»، «لم يتمكن من دخول»، «غير قادر على دخول»، «عجز عن اقتحام». */
const ABLE_TO = ['ان', 'من', 'في'];
const FIT_FOR = ['ان', 'علي'];
const FAILED_IN = ['في', 'عن'];
/** Tokens from «ليس هناك» to what there is none of. */
const NONE_OF = 3;
/** Tokens from a subject to its verb. */
const SUBJECT = 12;
/** Class of verbs that say of what was to be that it was not. */
export const PUT_OFF = 'put-off';
/** Classes of verbs whose subject has happened, whatever they and a negation say of it. */
const OUTCOMES = ['outcome', 'cause', 'halt', 'foil'];

/** «لم يقصف»، «فشل في السيطرة»، «بدلا من مهاجمة»، «كادت تسيطر»، «ليس هناك اتفاق»، «لا ينوي شن هجوم»: whatever the weights say. */
export function isDenied(scene: Scene, trigger: Trigger): boolean {
  return (
    isNegated(scene, trigger) ||
    isInstead(scene, trigger) ||
    isNearly(scene, trigger) ||
    isAbsent(scene, trigger) ||
    isUnwished(scene, trigger) ||
    isDisowned(scene, trigger)
  );
}

/** «لم يشن هجمات»، «الهجوم لم يبدأ بعد»، «خارج سيطرة النظام»، «ألغى الزيارة»: not so, where the weights would only assert it. */
export const isNotSo = (scene: Scene, trigger: Trigger): boolean =>
  isOutside(scene, trigger) || isUndone(scene, trigger) || isNotBegun(scene, trigger) || isPutOff(scene, trigger);

/** «لم يقصف»، «لم يستطع لمدة عام أن يدخل»، «فشل في السيطرة»: what a word of negation, or of failing, takes. */
export function isNegated(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  const i = trigger.first;
  const { first } = doc.sentences[doc.sentenceOf[i]!]!;
  const isNot = (k: number) =>
    k > first && (tags[k - 1] === 'G' || (tags[k] === 'N' && Boolean(doc.words[k - 1]?.classes.has('neg'))));
  const able = takerOf(scene, trigger, 'able', (k) => (tags[k] === 'V' ? ABLE_TO : FIT_FOR));
  const failed = takerOf(scene, trigger, 'fail', () => FAILED_IN);
  let by = -1;
  if (tags[i] === 'V' && i > first && tags[i - 1] === 'G') by = i;
  else if (able >= 0 && isNot(able)) by = able;
  else if (failed >= 0 && !isNot(failed)) by = failed;
  if (by < 0 || isLeftOpen(scene, by)) return false;
  return !holds(scene, i, by + 1, i + EXCEPTION, 'exception') && !holds(scene, i, by - CONDITION, by, 'condition');
}

/** The nearest word of a class that takes a happening behind one of its links, with no verb, clause or link between; −1 where there is none. */
function takerOf(
  { doc, tags }: Scene,
  { first: i }: Trigger,
  name: string,
  linksOf: (k: number) => readonly string[],
): number {
  const { first } = doc.sentences[doc.sentenceOf[i]!]!;
  const link = doc.tokens[i - 1]?.key ?? '';
  for (let k = i - 2; k >= Math.max(first, i - TAKEN) && !isComma(doc.tokens[k]!.key); k--) {
    if (doc.words[k]?.classes.has(name)) return linksOf(k).includes(link) ? k : -1;
    if (tags[k] === 'V' || tags[k] === 'S' || doc.tokens[k]!.key === link) return -1;
  }
  return -1;
}

/** Whether a word of a class stands between two tokens, within the sentence of the one at `of`. */
function holds({ doc }: Scene, of: number, from: number, to: number, name: string): boolean {
  const { first, last } = doc.sentences[doc.sentenceOf[of]!]!;
  for (let k = Math.max(first, from); k < Math.min(last, to); k++) if (doc.words[k]?.classes.has(name)) return true;
  return false;
}

/** «ما لم يوافق»، «إن لم يوافق»، «ألا يقصف»: what is made a condition or an aim by the negation of the word at `by`. */
function isLeftOpen({ doc }: Scene, by: number): boolean {
  const not = doc.words[by - 1];
  const before = doc.tokens[by - 2]?.key ?? '';
  return (
    Boolean(not?.classes.has('sub')) || before === 'ان' || (before === 'ما' && !doc.words[by - 3]?.classes.has('pron'))
  );
}

/** «بدلا من مهاجمة المدينة»، «بدل أن يهاجموها». */
function isInstead({ doc, tags }: Scene, { first }: Trigger): boolean {
  let k = tags[first - 1] === 'S' ? first - 2 : first - 1;
  if (tags[k] === 'P' && !doc.words[k]?.classes.has('instead')) k--;
  return Boolean(doc.words[k]?.classes.has('instead'));
}

/** «كادت القوات (أن) تسيطر على البلدة»: what came close to being. */
function isNearly({ doc, tags }: Scene, { first }: Trigger): boolean {
  if (tags[first] !== 'V') return false;
  let k = tags[first - 1] === 'S' ? first - 2 : first - 1;
  while (tags[k] === 'N' && first - k < TAKEN) k--;
  const isNear = tags[k] === 'V' && isOf(doc.words[k], 'nearly');
  return isNear && tags[k - 1] !== 'G' && doc.sentenceOf[k] === doc.sentenceOf[first];
}

/** «ليس هناك اتفاق»، «لا توجد أي غارات»، «لم تكن ثمة هدنة»: what there is none of. */
function isAbsent({ doc, tags }: Scene, { first }: Trigger): boolean {
  const word = doc.words[first];
  if (tags[first] === 'V' || word?.best.article || word?.best.preposition) return false;
  let k = first - 1;
  while (first - k < NONE_OF && tags[k] === 'N' && doc.words[k]?.classes.has('any')) k--;
  const isThere = doc.words[k]?.best.readings.some(
    (r) => r.entry.classes.includes('there') && (r.entry.pos !== 'verb' || r.voice === 'passive'),
  );
  if (!isThere) return false;
  const before = doc.words[k - 1];
  const not = before?.classes.has('copula') ? k - 2 : k - 1;
  return Boolean(doc.words[not]?.classes.has('neg')) && doc.sentenceOf[not] === doc.sentenceOf[first];
}

/** «لا يرغب السكان في النزوح»، «لا ينوي الجيش شن هجوم»، «لم تكن تخطط لمهاجمته»: what somebody does not mean to do. */
function isUnwished(scene: Scene, { first: i }: Trigger): boolean {
  const { doc, tags, triggerOf } = scene;
  const { first } = doc.sentences[doc.sentenceOf[i]!]!;
  for (let k = i - 1, left = TAKEN; k > first && left > 0; k--, left--) {
    // «لا يرغب سكانها، الذين …، في النزوح»
    if (isComma(doc.tokens[k]!.key)) k = asideAt(scene, k - 1)?.open ?? k;
    if (tags[k] === 'V' && isOf(doc.words[k], 'wish')) {
      let not = k - 1;
      while (not > first && k - not < COPULA && tags[not] === 'N') not--;
      return tags[k - 1] === 'G' || (Boolean(doc.words[not]?.classes.has('copula')) && tags[not - 1] === 'G');
    }
    // «يرغب في شن هجوم», «يريد أن يقصف»: nothing but the subject and a light noun before what is meant
    const leads = k >= i - LED && (tags[k] === 'S' || tags[k] === 'P');
    if (!leads && ('VSRGP'.includes(tags[k]!) || triggerOf[k]! >= 0)) return false;
  }
  return false;
}
/** Tokens of «في أن», «في شن» before a happening. */
const LED = 2;
/** Tokens from «لم تكن» to the verb behind its subject. */
const COPULA = 4;

/** Tokens between an insertion and what is denied: «تورطها المباشر في». */
const PART = 4;

/** «تنفي روسيا، التي تدخلت …، تورطها في قصف المدينة»: what a verb of denying takes behind an insertion on its subject. */
function isDisowned(scene: Scene, { first: i }: Trigger): boolean {
  const { doc, tags, triggers, triggerOf } = scene;
  if (tags[i] === 'V' || scene.sayings.has(triggers[triggerOf[i]!]!.type)) return false;
  // «تورطها» may be a verb by its letters
  const isNoun = (k: number) => tags[k] === 'N' || doc.words[k]?.best.readings.some((r) => r.entry.pos === 'masdar');
  let comma = i - 1;
  while (comma > 0 && i - comma <= PART && (tags[comma] === 'P' || isNoun(comma))) comma--;
  if (comma < 1 || !isComma(doc.tokens[comma]!.key)) return false;
  const aside = asideAt(scene, comma - 1);
  let open = aside?.close === comma ? aside.open : comma - 1;
  // «ونفت روسيا، الخميس، اتفاقا»
  if (!aside) while (open > 0 && comma - open <= PART && !isComma(doc.tokens[open]!.key)) open--;
  if (!isComma(doc.tokens[open]!.key)) return false;
  let verb = open - 1;
  while (verb > 0 && tags[verb] === 'N') verb--;
  return tags[verb] === 'V' && tags[verb - 1] !== 'G' && triggers[triggerOf[verb]!]?.type === 'denial';
}

/** «ألغى الزيارة»، «إرجاء المحادثات»، «تأجلت الجولة»: what was to be, and was not. */
export function isPutOff(scene: Scene, { first }: Trigger): boolean {
  const { doc, tags } = scene;
  if (tags[first] === 'V') return false;
  // «ضغط لإلغاء الجلسة»: an aim
  const puts = (k: number) => isOf(doc.words[k], PUT_OFF) && doc.words[k]!.best.preposition !== 'ل';
  if (tags[first - 1] === 'N' && !doc.words[first]?.best.preposition && !doc.words[first - 1]?.best.article)
    return puts(first - 1);
  return at(near(scene).frames, first).some(
    (f) => puts(f.verb) && tags[f.verb - 1] !== 'G' && isPatient(scene, f, first),
  );
}

/** Whether it is what an active verb does something to, or what a passive or intransitive one tells of. */
function isPatient({ doc }: Scene, { subject, object }: Frame, first: number): boolean {
  if (object === first) return true;
  return subject === first && (object < 0 || Boolean(doc.words[object]?.best.preposition));
}

/** «خارج سيطرة النظام». */
const isOutside = ({ doc }: Scene, { type, first }: Trigger): boolean =>
  type === 'territory_control' && Boolean(doc.words[first - 1]?.classes.has('outside'));

/** «لم يشن التنظيم هجمات»، «لم تصل إلى البلدة مساعدات»: what a negated verb would have carried. */
function isUndone(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  if (tags[trigger.first] === 'V') return false;
  const { article, enclitic } = doc.words[trigger.first]?.best ?? {};
  if (article || enclitic) return false;
  return at(near(scene).frames, trigger.first).some(({ verb, object }) => {
    if (verb > trigger.first || tags[verb - 1] !== 'G' || (object >= 0 && object !== trigger.first)) return false;
    const { classes } = doc.words[verb]!;
    const carries = classes.has('light') && !OUTCOMES.some((c) => classes.has(c));
    return carries && !holds(scene, verb, verb, trigger.last + EXCEPTION, 'exception');
  });
}

/** «الهجوم على المدينة لم يبدأ بعد». */
function isNotBegun({ doc, tags }: Scene, trigger: Trigger): boolean {
  const { first, last } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  if (tags[trigger.first] === 'V' || (trigger.first > first && tags[trigger.first - 1] !== 'S')) return false;
  for (let k = trigger.last; k < Math.min(last, trigger.last + SUBJECT); k++) {
    if (tags[k] === 'S' || tags[k] === 'R' || isComma(doc.tokens[k]!.key)) return false;
    if (tags[k] === 'V') return tags[k - 1] === 'G' && doc.words[k]!.classes.has('begin');
  }
  return false;
}

/** «لم يحقق الهجوم أهدافه»، «لم تتوقف الغارات»، «لم يتمكن سوى من دخول قريتين»: it happened, though a negation stands by it. */
export function isStillSo(scene: Scene, trigger: Trigger): boolean {
  return isOfOutcome(scene, trigger) || isOnly(scene, trigger);
}

/** The subject of a negated verb that tells what came of it, and not what came of that. */
const isOfOutcome = (scene: Scene, { first, type }: Trigger): boolean =>
  scene.tags[first] !== 'V' &&
  scene.tags[first - 1] !== 'P' &&
  !scene.effects.has(type) &&
  at(near(scene).frames, first).some(
    ({ verb, subject }) =>
      subject === first && scene.tags[verb - 1] === 'G' && OUTCOMES.some((c) => isOf(scene.doc.words[verb], c)),
  );

/** An exception stands between it and the past that is negated: «لم يقتل إلا جندي» is told of one. */
function isOnly({ doc, tags }: Scene, { first: at }: Trigger): boolean {
  const { first } = doc.sentences[doc.sentenceOf[at]!]!;
  let only = false;
  for (let k = at - 1; k >= Math.max(first, at - TAKEN) && !isComma(doc.tokens[k]!.key); k--) {
    const classes = doc.words[k]?.classes;
    if (tags[k] === 'G') return only && classes?.has('past') === true;
    if (classes?.has('exception')) only = !classes.has('sub');
  }
  return false;
}

/** Tokens from a light verb to the noun that it carries: «ستشن القوات هجوما». */
const CARRIED = 3;

/** The verb of a happening, or the light verb that carries it; −1 where it has none. */
export function verbOf({ doc, tags }: Scene, { first }: Trigger): number {
  let verb = first;
  while (tags[verb] !== 'V' && verb > first - CARRIED && doc.words[verb]) verb--;
  const word = tags[verb] === 'V' ? doc.words[verb] : null;
  if (!word || doc.sentenceOf[verb] !== doc.sentenceOf[first]) return -1;
  return verb < first && (!word.classes.has('light') || word.classes.has('cause')) ? -1 : verb;
}

/** «لن تنسحب القوات»، «لن تشن هجوما»: what will not be. */
export function isNever(scene: Scene, trigger: Trigger): boolean {
  const verb = verbOf(scene, trigger);
  const { doc } = scene;
  return (
    verb > 0 && doc.sentenceOf[verb - 1] === doc.sentenceOf[verb] && Boolean(doc.words[verb - 1]?.classes.has('never'))
  );
}
