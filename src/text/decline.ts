/**
 * The Arabic noun and adjective, written without vowels: every form in print that an entry can take, without its clitics.
 * Source: Ryding, A Reference Grammar of Modern Standard Arabic (2005), chs. 7–10.
 */
export type Gender = 'm' | 'f';
export type Grammatical = 'sg' | 'du' | 'pl';

export interface NounForm {
  readonly text: string;
  readonly number: Grammatical;
  readonly gender: Gender;
  /** Only before a noun in the genitive or a pronoun: `مسلحو`، `قتيلي`. */
  readonly construct?: true;
  /** Carries the ending of the indefinite accusative: `قتيلا`. */
  readonly accusative?: true;
  /** Never before a pronoun suffix: قتيلان، مسلحون lose their ن there. */
  readonly final?: true;
}

/**
 * Forms of a noun.
 * @param singular dictionary form; empty for a noun used in the plural only
 * @param plurals broken plurals in full, or `-ون`, `-ات` for the sound ones
 */
export function declineNoun(singular: string, plurals: readonly string[], gender: Gender): NounForm[] {
  const out: NounForm[] = [];
  if (singular) {
    out.push(
      { text: singular, number: 'sg', gender },
      ...accusative(singular, 'sg', gender),
      ...dual(singular, gender),
    );
    if (singular.endsWith('ة')) out.push({ text: `${singular.slice(0, -1)}ت`, number: 'sg', gender, construct: true });
  }
  for (const plural of plurals) {
    if (plural === '-ون') out.push(...soundMasculine(singular));
    else if (plural === '-ات') out.push({ text: `${feminineStem(singular)}ات`, number: 'pl', gender });
    else {
      out.push({ text: plural, number: 'pl', gender }, ...accusative(plural, 'pl', gender));
      if (plural.endsWith('ة')) out.push({ text: `${plural.slice(0, -1)}ت`, number: 'pl', gender, construct: true });
      if (plural.endsWith('ى')) out.push({ text: `${plural.slice(0, -1)}ا`, number: 'pl', gender, construct: true });
    }
  }
  return out;
}

/** Forms of an adjective or participle: both genders, three numbers. `plurals` adds broken ones. */
export function declineAdjective(masculine: string, plurals: readonly string[] = []): NounForm[] {
  const stem = masculine.endsWith('ى') ? masculine.slice(0, -1) : masculine;
  const feminine = masculine.endsWith('ى') ? `${stem}اة` : `${masculine}ة`;
  return [
    ...declineNoun(masculine, ['-ون', ...plurals], 'm'),
    { text: feminine, number: 'sg', gender: 'f' },
    { text: `${feminine.slice(0, -1)}ت`, number: 'sg', gender: 'f', construct: true },
    ...dual(feminine, 'f'),
    { text: `${feminine.slice(0, -1)}ات`, number: 'pl', gender: 'f' },
  ];
}

/** قتيلا: an alef is written unless the word ends in ة, ى, or ا with hamza. */
function accusative(text: string, number: Grammatical, gender: Gender): NounForm[] {
  if (/[ةىا]$|اء$/.test(text)) return [];
  return [{ text: `${text}ا`, number, gender, accusative: true }];
}

function dual(singular: string, gender: Gender): NounForm[] {
  const stem = singular.endsWith('ة')
    ? `${singular.slice(0, -1)}ت`
    : singular.endsWith('ى')
      ? `${singular.slice(0, -1)}ي`
      : singular;
  return [
    { text: `${stem}ان`, number: 'du', gender, final: true },
    { text: `${stem}ين`, number: 'du', gender, final: true },
    { text: `${stem}ا`, number: 'du', gender, construct: true },
    { text: `${stem}ي`, number: 'du', gender, construct: true },
  ];
}

function soundMasculine(singular: string): NounForm[] {
  const stem = singular.endsWith('ى') ? singular.slice(0, -1) : singular;
  return [
    { text: `${stem}ون`, number: 'pl', gender: 'm', final: true },
    { text: `${stem}ين`, number: 'pl', gender: 'm', final: true },
    { text: `${stem}و`, number: 'pl', gender: 'm', construct: true },
    { text: `${stem}ي`, number: 'pl', gender: 'm', construct: true },
  ];
}

const feminineStem = (singular: string) =>
  singular.endsWith('ة')
    ? singular.slice(0, -1)
    : singular.endsWith('ى')
      ? `${singular.slice(0, -1)}ي`
      : singular.endsWith('اء')
        ? `${singular.slice(0, -1)}و`
        : singular;
