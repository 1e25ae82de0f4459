/**
 * Coarse parts of speech in context: enough to tell a finite verb from a noun phrase. A written form without vowels is often
 * both (قتل); the words beside it decide.
 */
import type { Tag } from '../model/index.ts';
import type { TextDocument } from './document.ts';
import { PerWord } from './per-word.ts';
import { isOf, readingCost, type Word } from './words.ts';

const PARTICLE_TAGS: readonly (readonly [string, Tag])[] = [
  ['prep', 'P'],
  ['rel', 'R'],
  ['neg', 'G'],
  ['dem', 'D'],
  ['sub', 'S'],
  ['cue', 'P'],
  ['by', 'P'],
  ['time', 'P'],
  ['place', 'P'],
  ['cause', 'P'],
  ['purpose', 'P'],
  ['with', 'P'],
  ['against', 'P'],
  ['conj', 'C'],
];

/** What a word can be, whatever stands around it: worked out once for each form. */
interface Leaning {
  readonly particle: Tag | null;
  /** Cost of the cheapest verbal and nominal reading; Infinity where there is none. */
  readonly verb: number;
  readonly noun: number;
  readonly present: boolean;
  /** «نصف» is rather the half than "we describe". */
  readonly ours: boolean;
}

const held = new PerWord<Leaning>();

function leaning(word: Word): Leaning {
  let it = held.get(word);
  if (it) return it;
  let verb = Number.POSITIVE_INFINITY;
  let noun = Number.POSITIVE_INFINITY;
  const classes = new Set<string>();
  let particleCost = Number.POSITIVE_INFINITY;
  let present = false;
  let ours = false;
  for (const a of word.analyses) {
    if (a.readings.length === 0) noun = Math.min(noun, a.cost);
    const base = a.readings[0] ? a.cost - readingCost(a.readings[0]) : 0;
    for (const r of a.readings) {
      const cost = base + readingCost(r);
      if (r.entry.pos === 'verb') {
        if (cost < verb) {
          present = r.tense === 'present';
          ours = r.person?.startsWith('1') ?? false;
        }
        verb = Math.min(verb, cost);
      } else if (r.entry.pos === 'particle') {
        if (!a.article && cost <= particleCost) {
          if (cost < particleCost) classes.clear();
          particleCost = cost;
          for (const c of r.entry.classes) classes.add(c === 'neg' && r.entry.value === 'noun' ? 'prep' : c);
        }
      } else noun = Math.min(noun, cost);
    }
  }
  const particle =
    particleCost <= Math.min(verb, noun) + 0.5 ? (PARTICLE_TAGS.find(([name]) => classes.has(name))?.[1] ?? 'X') : null;
  if (!word.known) noun = 1;
  it = { particle, verb, noun, present, ours };
  held.set(word, it);
  return it;
}

/** Tags every token of a document. */
export function tag(doc: TextDocument): Tag[] {
  const out: Tag[] = [];
  doc.tokens.forEach((token, i) => {
    const word = doc.words[i];
    if (!word) {
      out.push(token.kind === 'number' ? '#' : '.');
      return;
    }
    const it = leaning(word);
    if (it.particle) out.push(saysOf(doc, i, word) ? 'V' : it.particle);
    else if (it.verb === Number.POSITIVE_INFINITY || isSpeakersName(doc, i, word, out) || isNamesEnd(doc, i))
      out.push('N');
    else if (it.noun === Number.POSITIVE_INFINITY) out.push('V');
    else out.push(isVerbHere(doc, i, word, it, out) ? 'V' : 'N');
  });
  return out;
}

const OF = 'عن';
/** A verb before a definite noun may be dearer by this than the noun written alike; not a command to one («وحي الشيخ»). */
const ODD = 1.5;

/** «عبر عن قلقه»: the verb of saying, not the preposition that is spelt like it. */
const saysOf = (doc: TextDocument, i: number, { best }: Word): boolean =>
  doc.tokens[i + 1]?.key === OF &&
  best.readings.some(({ entry }) => entry.pos === 'verb' && entry.classes.includes('say'));

/**
 * «قال نزار قباني», «قال أدهم باشو»: right behind a verb that takes a clause alone a form that may be a verb is the first name of who speaks, where
 * the next word is one that only names have.
 */
function isSpeakersName({ words, tokens }: TextDocument, i: number, { best }: Word, before: readonly Tag[]): boolean {
  if (before[i - 1] !== 'V' || tokens[i]!.fresh || best.conjunction || !words[i - 1]!.classes.has('clause'))
    return false;
  const next = words[i + 1];
  return Boolean(next && !next.best.article && next.best.readings.every((r) => r.entry.pos === 'name'));
}

/** «من جهته جدد الناطق …», «بدوره نفى الجيش …»: right behind the noun with its pronoun that a preposition governs at the beginning of a sentence. */
function opensBehind({ words }: TextDocument, start: number, i: number): boolean {
  const [noun, first] = [words[i - 1], words[start]];
  if (!noun?.best.enclitic || i - start > 2 || i === start || words[i]!.best.enclitic) return false;
  return i - start === 1 ? noun.best.preposition === 'ب' : Boolean(first?.classes.has('prep'));
}

/** «أبو زيد», «ابن يزيد»: what stands right behind a word that begins a name is no verb. */
const isNamesEnd = ({ words, tokens }: TextDocument, i: number): boolean => {
  const before = tokens[i]!.fresh ? null : words[i - 1];
  return Boolean(before?.classes.has('before-name') && !before.best.article && !before.best.enclitic);
};

const ACTORS = ['person', 'group', 'state-body', 'aircraft'];

/** «قرية قصفها النظام», «سفينة خطفها قراصنة»: behind an indefinite noun and before those who did it, a verb in the past with a pronoun that points back. */
function describesBefore({ words }: TextDocument, i: number, { best }: Word): boolean {
  const [noun, next] = [words[i - 1], words[i + 1]];
  if (!best.enclitic || best.conjunction || !noun || !next || next.best.preposition || next.best.conjunction)
    return false;
  if (noun.best.article || noun.best.enclitic || noun.best.readings[0]?.entry.pos !== 'noun') return false;
  const tells = best.readings.some(({ tense, entry }) => tense === 'past' && !entry.classes.includes('say'));
  return tells && ACTORS.some((c) => isOf(next, c));
}

function isVerbHere(doc: TextDocument, i: number, word: Word, it: Leaning, before: readonly Tag[]): boolean {
  const { best } = word;
  if (best.article || best.preposition) return false;
  // «أما وزير الخارجية فقال»
  if (doc.words[i - 1]?.classes.has('topic')) return false;
  const start = doc.sentences[doc.sentenceOf[i]!]!.first;
  const previous = i > start ? before[i - 1]! : null;
  const last = previous === null ? undefined : doc.words[i - 1]?.classes;
  if (it.present) return it.verb <= it.noun + (it.ours ? 0 : 1.2);
  // «حسبما قال»، «في حين أعلنت»; «نفى ذلك وقال»: what «و» begins belongs to no demonstrative
  if ((previous === 'P' && !last?.has('before-verb')) || previous === '#' || (previous === 'D' && !best.conjunction))
    return false;
  // «أفراد أسرته»: a word for a family behind a bare word for people
  const people = previous === 'N' && !doc.words[i - 1]!.best.article && doc.words[i - 1]!.classes.has('person');
  if (people && best.enclitic && word.classes.has('family')) return false;
  // «قد كشف»، «ربما قتل»: nothing but a verb stands behind a particle of aspect or of doubt
  const particle = previous === 'X' ? doc.words[i - 1]!.classes : null;
  if (previous === 'R' || previous === 'G' || particle?.has('aspect') || particle?.has('doubt')) return true;
  if (previous === 'V' && !best.conjunction && doc.words[i - 1]!.classes.has('clause')) return false;
  const next = doc.words[i + 1];
  const definiteNext = next?.best.article === true && !next.best.conjunction && !next.best.preposition;
  if (definiteNext && opensBehind(doc, start, i)) return it.verb <= it.noun + ODD;
  if (previous === 'N' && describesBefore(doc, i, word)) return true;
  if (best.enclitic && it.verb > it.noun) return false;
  if (previous === null || /^[.CSP]$/.test(previous) || best.conjunction)
    return it.verb <= it.noun + (definiteNext ? ODD : 0);
  return it.verb < it.noun;
}
