/** A noun phrase as the article words it, put into the case of its new place: what is not surely known stays as it stands. */
import type { ListedName } from '../knowledge/index.ts';
import { fold } from '../text/fold.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { NameTrie } from '../text/trie.ts';
import type { Word, Words } from '../text/words.ts';
import { inCase, isAdjectival, isNumeral, nominal, numeralInCase } from './arabic-words.ts';
import type { ArabicNoun, Case } from './nouns.ts';

/** What the text of a mention is read with. */
export interface Language {
  readonly words: Words;
  /** Every listed name, for mentions that begin with one. */
  readonly names: NameTrie<ListedName>;
  /** Gender of words that go by none of the rules. */
  readonly genders: ReadonlyMap<string, 'm' | 'f'>;
}

interface Cut {
  readonly token: Token;
  readonly word: Word | null;
  readonly surface: string;
}

/** The phrase in each case, with the gender that a verb before it takes. A ل or و written onto its first word is taken off. */
export function arabicText(text: string, language: Language): ArabicNoun {
  const bare = withoutClitic(text.trim(), language);
  const cuts = tokenize(bare).map(
    (token): Cut => ({
      token,
      word: token.kind === 'word' ? language.words.of(token.key) : null,
      surface: bare.slice(token.start, token.end),
    }),
  );
  const changing = changingWords(cuts, startsWithName(cuts, language));
  const form = (wanted: Case): string => {
    let out = bare;
    for (let k = changing.length - 1; k >= 0; k--) {
      const { token, surface } = cuts[k]!;
      out = out.slice(0, token.start) + changing[k]!(surface, wanted) + out.slice(token.end);
    }
    return out;
  };
  return {
    nominative: form('nominative'),
    genitive: form('genitive'),
    accusative: form('accusative'),
    ...genderOf(cuts, language),
  };
}

/** «للطيران الروسي» is «الطيران الروسي»; «لتركيا» is «تركيا»; «لبنان» stays. */
export function withoutClitic(text: string, { words, names }: Pick<Language, 'words' | 'names'>): string {
  const tokens = tokenize(text, 0, Math.min(text.length, 80));
  const [first] = tokens;
  if (first?.kind !== 'word') return text;
  const named = names.at(tokens, [words.of(first.key)], 0, 1)?.values.find((v) => v.common === 0);
  if (named && fold(named.text) !== first.key) return named.text + text.slice(first.end);
  if (named) return text;
  const { best } = words.of(first.key);
  let out = text.slice(first.start);
  if (best.conjunction) out = out.slice(1);
  if (!best.preposition) return out;
  if (best.preposition !== 'ل' || !best.article) return out.slice(1);
  const doubled = best.stem.startsWith('ل') && first.key.endsWith(`لل${best.stem.slice(1)}`);
  return `ال${out.slice(doubled ? 1 : 2)}`;
}

/** A listed name keeps its form, but for peoples and parties in the plural (الحوثيون). */
function startsWithName(cuts: readonly Cut[], { names }: Language): boolean {
  const tokens = cuts.map((c) => c.token);
  const words = cuts.map((c) => c.word);
  const match = names.at(tokens, words, 0, cuts.length);
  return match !== null && match.values.some((v) => v.common !== 1 && v.kind !== 'weapon');
}

type Change = (surface: string, wanted: Case) => string;

/** How the head and the adjectives right behind it change: one entry for each word from the first, up to the last that changes. */
function changingWords(cuts: readonly Cut[], name: boolean): Change[] {
  const out: Change[] = [];
  if (name && !/(ون|ين)$/.test(cuts[0]!.surface)) return out;
  for (let k = 0; k < cuts.length; k++) {
    const { word, surface } = cuts[k]!;
    if (numeralInCase(surface, 'nominative') !== numeralInCase(surface, 'genitive')) {
      out.push((s, wanted) => numeralInCase(s, wanted));
      break;
    }
    const it = nominal(word);
    if (!it || (k > 0 && !(isAdjectival(it.reading) && agrees(cuts[0]!, cuts[k]!)))) break;
    if (it.analysis.enclitic) break;
    const alef = !it.analysis.article && word!.known && indefinite(cuts, k);
    out.push((s, wanted) => inCase(s, it.reading, wanted, alef));
    if (!it.analysis.article && !adjectiveFollows(cuts, k) && it.reading.number !== 'du') break;
  }
  return out;
}

/** Same definiteness as the head. */
function agrees(head: Cut, other: Cut): boolean {
  const a = nominal(head.word);
  const b = nominal(other.word);
  return a !== null && b !== null && a.analysis.article === b.analysis.article && !b.analysis.preposition;
}

function adjectiveFollows(cuts: readonly Cut[], k: number): boolean {
  const next = cuts[k + 1];
  const it = nominal(next?.word ?? null);
  if (!next || !it || !agrees(cuts[0]!, next) || it.analysis.conjunction) return false;
  return next.word!.analyses.some((a) => a.readings.some(isAdjectival));
}

/** Nothing that stands behind the word makes it definite: the phrase ends, or an adjective or a preposition follows. */
function indefinite(cuts: readonly Cut[], k: number): boolean {
  const next = cuts[k + 1];
  if (!next) return true;
  if (next.token.kind === 'mark') return next.token.key === '،' || next.token.key === ',';
  const particle = next.word?.best.readings[0]?.entry.pos === 'particle' || !!next.word?.best.preposition;
  return particle || adjectiveFollows(cuts, k);
}

function genderOf(cuts: readonly Cut[], language: Language): { gender: 'm' | 'f'; human: boolean } {
  for (const { token, word, surface } of cuts) {
    const listed = language.genders.get(surface);
    if (listed) return { gender: listed, human: false };
    if (isNumeral(token.key)) continue;
    const it = nominal(word);
    if (!it) {
      if (token.kind === 'word' && !/ة$/.test(token.key)) continue;
      if (token.kind === 'word') return { gender: 'f', human: false };
      continue;
    }
    const { reading } = it;
    if (reading.entry.classes.includes('quantity') && nounBehind(cuts, token)) continue;
    const human = reading.entry.classes.includes('person') || (reading.number === 'pl' && !!reading.final);
    const counted = cuts[0]!.token !== token;
    const thing = reading.number === 'pl' && !human && !counted;
    return { gender: thing ? 'f' : (reading.gender ?? 'm'), human };
  }
  return { gender: 'm', human: false };
}

/** «عشرات المدنيين»: a noun in the genitive stands behind the quantity. */
function nounBehind(cuts: readonly Cut[], token: Token): boolean {
  const next = cuts[cuts.findIndex((c) => c.token === token) + 1];
  const best = next?.word?.best;
  return !!best && !best.preposition && best.readings[0]?.entry.pos !== 'particle';
}
