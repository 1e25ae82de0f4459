/**
 * The Arabic noun and adjective, written without vowels: every form in print that an entry can take, without its clitics.
 * Source: Ryding, A Reference Grammar of Modern Standard Arabic (2005), chs. 7–10.
 */
export type Gender = 'm' | 'f';
export type Grammatical = 'sg' | 'du' | 'pl';

export interface NounForm extends NounFeatures {
  readonly text: string;
}

export interface NounFeatures {
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
    if (singular.endsWith('ى')) out.push({ text: `${singular.slice(0, -1)}ا`, number: 'sg', gender, construct: true });
    out.push(...hamzated(singular, 'sg', gender));
  }
  for (const plural of plurals) {
    if (plural === '-ون') out.push(...soundMasculine(singular));
    else if (plural === '-ات')
      for (const stem of feminineStems(singular)) out.push({ text: `${stem}ات`, number: 'pl', gender });
    else {
      out.push({ text: plural, number: 'pl', gender }, ...accusative(plural, 'pl', gender));
      if (plural.endsWith('ة')) out.push({ text: `${plural.slice(0, -1)}ت`, number: 'pl', gender, construct: true });
      if (plural.endsWith('ى')) out.push({ text: `${plural.slice(0, -1)}ا`, number: 'pl', gender, construct: true });
      out.push(...hamzated(plural, 'pl', gender));
    }
  }
  return out;
}

/**
 * Forms of an adjective or participle: both genders, three numbers.
 * @param plurals broken plurals, if any
 * @param weak the final ي belongs to a weak root and falls in the plural and the indefinite (داعي: داعون، داع)
 */
export function declineAdjective(masculine: string, plurals: readonly string[] = [], weak = false): NounForm[] {
  const feminine = feminineOf(masculine);
  const stem = feminine.slice(0, -1);
  const base = weak && masculine.endsWith('ي') ? masculine.slice(0, -1) : '';
  return [
    ...declineNoun(masculine, base ? plurals : ['-ون', ...plurals], 'm'),
    ...(base ? [{ text: base, number: 'sg' as const, gender: 'm' as const }, ...soundMasculine(base)] : []),
    { text: feminine, number: 'sg', gender: 'f' },
    { text: `${stem}ت`, number: 'sg', gender: 'f', construct: true },
    ...dual(feminine, 'f'),
    { text: `${stem}ات`, number: 'pl', gender: 'f' },
  ];
}

function feminineOf(masculine: string): string {
  if (masculine.endsWith('ى')) return `${masculine.slice(0, -1)}اة`;
  if (masculine.endsWith('يء')) return `${masculine.slice(0, -1)}ئة`;
  return `${masculine}ة`;
}

/** اعتداؤه، اعتدائه: before a suffix a final hamza after ا takes a seat. */
function hamzated(text: string, number: Grammatical, gender: Gender): NounForm[] {
  if (!text.endsWith('اء')) return [];
  const stem = text.slice(0, -1);
  return [
    { text: `${stem}ؤ`, number, gender, construct: true },
    { text: `${stem}ئ`, number, gender, construct: true },
  ];
}

/** قتيلا: an alef is written unless the word ends in ة, ى, or ا with hamza. */
function accusative(text: string, number: Grammatical, gender: Gender): NounForm[] {
  if (/[ةىا]$|اء$/.test(text)) return [];
  if (text.endsWith('يء')) return [{ text: `${text.slice(0, -1)}ئا`, number, gender, accusative: true }];
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
  const stem = singular.endsWith('ى') ? singular.slice(0, -1) : singular.replace(/ء$/, 'ئ');
  return [
    { text: `${stem}ون`, number: 'pl', gender: 'm', final: true },
    { text: `${stem}ين`, number: 'pl', gender: 'm', final: true },
    { text: `${stem}و`, number: 'pl', gender: 'm', construct: true },
    { text: `${stem}ي`, number: 'pl', gender: 'm', construct: true },
  ];
}

/** What ات is put on: هجمة → هجم, مستشفى → مستشفي, اعتداء → اعتداء, صحراء → صحراو. */
function feminineStems(singular: string): string[] {
  const body = singular.slice(0, -1);
  if (singular.endsWith('ة')) return [body];
  if (singular.endsWith('ى')) return [`${body}ي`];
  return singular.endsWith('اء') ? [singular, `${body}و`] : [singular];
}
