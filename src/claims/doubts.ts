/** What is left open: asked, feared, hinted at, told of by nobody in particular, or not confirmed. */
import type { Trigger } from '../model/index.ts';
import { isComma } from '../text/tokens.ts';
import { isAccusativeParticiple, isOf, type Word } from '../text/words.ts';
import { headOf, isLinked } from './aims.ts';
import type { Scene } from './scene.ts';

/** Tokens from a happening back to what leaves it open, and from a verb to the noun that it carries. */
const BACK = 14;
const CARRIED = 6;
/** What leads from a hint, and from a report, to what they tell of. */
const TO_HINT = ['الي', 'ب'];
const OF = 'عن';

/** Whether something leaves a happening open. */
export const isLeftOpen = (scene: Scene, trigger: Trigger): boolean =>
  isAsked(scene, trigger) ||
  isOfThat(scene, trigger) ||
  isHinted(scene, trigger) ||
  isRumoured(scene, trigger) ||
  isUnconfirmed(scene, trigger);

/** «هل الحل في الهجوم؟»، «ما إذا كانت أسلحة كيميائية استخدمت»، «تساؤلات فيما إذا كان الاتفاق …»: a question that may be answered with no. */
function isAsked({ doc, tags }: Scene, trigger: Trigger): boolean {
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  for (let k = trigger.first - 1; k >= Math.max(first, trigger.first - BACK); k--) {
    const word = doc.words[k];
    if (word?.classes.has('whether')) return trigger.first - k <= CARRIED;
    if (word?.classes.has('condition') && tags[k] === 'S')
      return Boolean(doc.words[k - 1]?.classes.has('rel') && doc.words[k + 1]?.classes.has('copula'));
    if (tags[k] === 'S' || tags[k] === 'R' || isComma(doc.tokens[k]!.key)) return false;
  }
  return false;
}

/** The «أن» of the clause that a happening is the verb of, or that its verb carries; −1 where there is none. */
function thatOf({ doc, tags }: Scene, { first: i }: Trigger): number {
  const { first } = doc.sentences[doc.sentenceOf[i]!]!;
  let verb = tags[i] === 'V' ? i : -1;
  for (let k = i - 1; k >= Math.max(first, i - CARRIED); k--) {
    if (isComma(doc.tokens[k]!.key) || tags[k] === 'R' || isAccusativeParticiple(doc.words[k])) return -1;
    if (tags[k] === 'S') return verb >= 0 && (verb === k + 1 || verb === k + 2) ? k : -1;
    if (tags[k] !== 'V') continue;
    if (verb >= 0 && !doc.words[k]?.classes.has('copula')) return -1;
    verb = k;
  }
  return -1;
}

/** «خوف من أن تصبح المدينة ساحة لصراع»، «احتمال أن يكونوا عبثوا بالأدلة»، «يعتقد أن 39 قتلوا»، «قيل إن القوات انسحبت». */
function isOfThat(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  const that = thatOf(scene, trigger);
  if (that < 1) return false;
  const by = tags[that - 1] === 'P' ? that - 2 : that - 1;
  const word = doc.words[by];
  if (tags[by - 1] === 'G') return false;
  if (isOf(word, 'feared')) return true;
  return by === that - 1 && tags[by] === 'V' && isNobodys(scene, by);
}

/** «يعتقد أن»، «قيل إن»، «تردد أن»: a verb of telling or believing with nobody to it. */
function isNobodys({ doc, tags }: Scene, verb: number): boolean {
  const { first } = doc.sentences[doc.sentenceOf[verb]!]!;
  const { best } = doc.words[verb]!;
  if (verb > first && !best.conjunction && !isComma(doc.tokens[verb - 1]!.key) && tags[verb - 1] !== 'R') return false;
  const verbs = best.readings.filter(({ entry }) => entry.pos === 'verb');
  const { entry, tense, person } = verbs[0]!;
  if (person !== '3ms' || entry.classes.includes('t-ahead')) return false;
  if (entry.classes.includes('say-believe')) return tense === 'present';
  return (
    entry.classes.includes('say') && (entry.classes.includes('impersonal') || verbs.every((r) => r.voice === 'passive'))
  );
}

/** «ألمح إلى دعم أمريكي»، «ما يشي بموافقة». */
function isHinted(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  if (tags[trigger.first] === 'V') return false;
  const head = headOf(scene, trigger.first);
  const own = doc.words[head]?.best.preposition;
  const link = own || doc.tokens[head - 1]?.key || '';
  let by = own ? head - 1 : head - 2;
  while (tags[by] === 'N' && !isLinked(doc.words[by]) && head - by < CARRIED) by--;
  return TO_HINT.includes(link) && tags[by] === 'V' && isOf(doc.words[by], 'hint') && tags[by - 1] !== 'G';
}

/** «تقارير يومية تتحدث عن مقتل مدنيين»، «معلومات عن المزيد من الخسائر»: reports of which nobody is named as the author. */
function isRumoured(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags, quoteOf } = scene;
  const head = headOf(scene, trigger.first);
  if (tags[trigger.first] === 'V' || doc.tokens[head - 1]?.key !== OF || tags[head - 1] !== 'P') return false;
  let k = head - 2;
  if (tags[k] === 'V' && isOf(doc.words[k], 'say')) k--;
  while (isVague(doc.words[k]) && tags[k] === 'N') k--;
  const word = doc.words[k];
  if (!word?.classes.has('rumour') || word.best.preposition || word.best.enclitic) return false;
  if (doc.words[k - 1]?.classes.has('neg') || quoteOf[k] !== quoteOf[trigger.first]) return false;
  return word.best.readings[0]?.number === 'pl' && doc.sentenceOf[k] === doc.sentenceOf[trigger.first];
}

const isVague = (word: Word | null | undefined): boolean => Boolean(word?.classes.has('vague'));

/** «لم يؤكد الجيش مقتل أحد»: what nobody vouches for. */
function isUnconfirmed(scene: Scene, trigger: Trigger): boolean {
  const { doc, tags } = scene;
  const { first } = doc.sentences[doc.sentenceOf[trigger.first]!]!;
  if (tags[trigger.first] === 'V') return false;
  const head = headOf(scene, trigger.first);
  if (isLinked(doc.words[head])) return false;
  for (let k = head - 1; k >= Math.max(first, head - CARRIED); k--) {
    if (tags[k] === 'V') return tags[k - 1] === 'G' && isOf(doc.words[k], 'confirm');
    if (tags[k] !== 'N') return false;
  }
  return false;
}
