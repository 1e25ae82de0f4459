/** A number with the noun that it counts, each in the form that the other asks for. */
import { IsnadError } from '../../model/index.ts';
import { MAX_SPELLED, type Spelling, spellNumber } from './spell.ts';

/** Forms of a noun; those left out are made by rule. */
export interface CountedNoun {
  readonly sg: string;
  /** Dual, nominative: قتيلان. */
  readonly du?: string;
  /** Plural, nominative: قتلى, مسلحون. */
  readonly pl: string;
  /** Singular, accusative, indefinite: قتيلا. */
  readonly accSg?: string;
  readonly gender: 'm' | 'f';
}

export interface CountOptions {
  readonly case?: Spelling['case'];
  /** Write the number in figures, by this formatter or plainly. One and two stay words: قتيل واحد, قتيلان. */
  readonly figures?: boolean | ((n: number) => string);
}

/**
 * «ثلاثة قتلى», «أحد عشر قتيلا», «مئة قتيل», «قتيلان», «30 غارة»: after 3 to 10 the plural, after 11 to 99 the singular in the
 * accusative, after hundreds and scales the singular in the genitive; the last two digits decide.
 * @throws IsnadError `not-a-count` for what is no whole number, is negative, or in words exceeds 10⁹
 */
export function countPhrase(n: number, noun: CountedNoun, options: CountOptions = {}): string {
  const { figures = false, case: grammaticalCase = 'nominative' } = options;
  if (!Number.isInteger(n) || n < 0 || (!figures && n > MAX_SPELLED))
    throw new IsnadError('not-a-count', `${n} counts nothing · ${n} لا يعد شيئا`);
  const how = { gender: noun.gender, case: grammaticalCase } as const;
  if (n === 1) return `${noun.sg} ${spellNumber(1, how)}`;
  if (n === 2) return dual(noun, grammaticalCase);
  const rest = n % 100;
  if (figures) return `${typeof figures === 'function' ? figures(n) : n} ${counted(noun, rest)}`;
  // مئة قتيل وقتيلان
  if (rest === 1 || rest === 2)
    return `${countPhrase(n - rest, noun, options)} و${rest === 1 ? noun.sg : dual(noun, grammaticalCase)}`;
  return `${spellNumber(n, { ...how, construct: true })} ${counted(noun, rest)}`;
}

function counted(noun: CountedNoun, rest: number): string {
  if (rest >= 3 && rest <= 10) return genitivePlural(noun);
  return rest >= 11 ? (noun.accSg ?? accusative(noun.sg)) : noun.sg;
}

/** مسلحون becomes مسلحين; broken plurals stay. */
function genitivePlural({ sg, pl }: CountedNoun): string {
  return pl === `${sg}ون` ? `${sg}ين` : pl;
}

/** The ending that shows in writing: قتيلا, but غارة, لواء, مستشفى. */
function accusative(sg: string): string {
  return /([ةىا]|اء)$/u.test(sg) ? sg : `${sg}ا`;
}

function dual({ sg, du }: CountedNoun, grammaticalCase: Spelling['case']): string {
  const nominative = du ?? `${sg.replace(/ة$/u, 'ت').replace(/ى$/u, 'ي')}ان`;
  return grammaticalCase === 'nominative' ? nominative : nominative.replace(/ان$/u, 'ين');
}
