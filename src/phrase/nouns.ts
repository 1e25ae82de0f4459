/** What is put into a slot: a noun phrase in both languages, with what the words beside it need to know. */

/** As it shows in print: مسلحون, مسلحين; where the cases look alike, all three are the same. */
export interface ArabicNoun {
  readonly nominative: string;
  readonly genitive: string;
  readonly accusative: string;
  /** For the verb before it: the feminine also serves for things in the plural. */
  readonly gender: 'm' | 'f';
  /** Persons, whatever their number: «بينهم». */
  readonly human?: boolean;
  /** More than one, for the English verb beside it. */
  readonly plural?: boolean;
  /** The pronoun that stands for it behind a verbal noun or a preposition. */
  readonly suffix?: string;
}

export type Case = 'nominative' | 'genitive' | 'accusative';

export interface EnglishNoun {
  readonly text: string;
  readonly plural: boolean;
  /** Of a pronoun: its form behind a verb or a preposition. */
  readonly object?: string;
}

export interface Named {
  readonly ar: ArabicNoun;
  readonly en: EnglishNoun;
}

/** A phrase that looks the same in every case. */
export function fixed(text: string, gender: 'm' | 'f' = 'm', human = false): ArabicNoun {
  return { nominative: text, genitive: text, accusative: text, gender, human };
}

/** The same change made to every case. */
export function mapCases(noun: ArabicNoun, change: (text: string) => string): ArabicNoun {
  return {
    ...noun,
    nominative: change(noun.nominative),
    genitive: change(noun.genitive),
    accusative: change(noun.accusative),
  };
}

/** «روسيا وإيران»: the verb before it looks at the first alone. */
function joinArabic(nouns: readonly ArabicNoun[], and: string): ArabicNoun {
  if (nouns.length === 1) return nouns[0]!;
  const all = (form: Case): string => nouns.map((n) => n[form]).join(and);
  return {
    nominative: all('nominative'),
    genitive: all('genitive'),
    accusative: all('accusative'),
    gender: nouns[0]!.gender,
    human: nouns[0]!.human ?? false,
  };
}

/** "A, B and C". */
function joinEnglish(nouns: readonly EnglishNoun[], and: string): EnglishNoun {
  if (nouns.length === 1) return nouns[0]!;
  const texts = nouns.map((n) => n.text);
  return { text: texts.slice(0, -1).join(', ') + and + texts.at(-1), plural: true };
}

/** Both languages' joining words are those of the tables. */
export function joinNamed(all: readonly Named[], { ar, en }: { ar: Words; en: Words }): Named {
  return {
    ar: joinArabic(
      all.map((n) => n.ar),
      ar.get('and'),
    ),
    en: joinEnglish(
      all.map((n) => n.en),
      en.get('and'),
    ),
  };
}

interface Words {
  readonly get: (key: string) => string;
}

/** Writes a preposition of one letter onto what follows: بحلب, للنظام, and with a tatweel before what is no Arabic letter. */
export function attach(preposition: string, text: string): string {
  if (!/^\p{Script=Arabic}/u.test(text) || /^[\u0660-\u0669]/.test(text)) return `${preposition}ـ${text}`;
  if (preposition !== 'ل' || !text.startsWith('ال')) return preposition + text;
  // للجيش; of اللاذقية, which has its own, للاذقية: three are never written
  return text.startsWith('الل') ? text.slice(1) : `لل${text.slice(2)}`;
}

/** Writes a pronoun onto the end of a noun in the genitive: شنها, مهاجمتها, إبدائها. */
export function withSuffix(text: string, suffix: string): string {
  return text.replace(/ة$/, 'ت').replace(/ى$/, 'ا').replace(/اء$/, 'ائ') + suffix;
}
