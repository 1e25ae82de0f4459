/** Which language a text is in. */
import { isLetter } from '../text/fold.ts';

/** Code units looked at. */
const SAMPLE = 4000;
/** Below this share of letters outside the Arabic alphabet proper, an Arabic-script text is Arabic without further question. */
const FOREIGN = 0.01;
/** From this share of Arabic-script letters on a text of two languages counts as Arabic. */
const MIXED = 0.3;

/** Arabic script in the Basic Multilingual Plane. */
const isArabicScript = (code: number): boolean =>
  (code >= 0x600 && code <= 0x6ff) ||
  (code >= 0x750 && code <= 0x77f) ||
  (code >= 0x8a0 && code <= 0x8ff) ||
  (code >= 0xfb50 && code <= 0xfdff) ||
  (code >= 0xfe70 && code <= 0xfefc);

/**
 * Primary language as a BCP 47 code; `und` for a text without letters, or too short to tell. Unclear cases are asked of `eld`, whose
 * tables are loaded at the first of them.
 */
export async function languageOf(text: string): Promise<string> {
  let letters = 0;
  let arabic = 0;
  let basic = 0;
  let from = 0;
  while (from < text.length && !isLetter(text.charCodeAt(from))) from++;
  const sample = text.slice(from, from + SAMPLE);
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (!isLetter(code)) continue;
    letters++;
    if (!isArabicScript(code)) continue;
    arabic++;
    // Presentation forms from U+FE70 on are Arabic's own; those below hold the letters of other languages too.
    if (code <= 0x65f || code === 0x670 || code >= 0xfe70) basic++;
  }
  if (letters === 0) return 'und';
  if (arabic / letters >= 0.6 && arabic - basic <= FOREIGN * arabic) return 'ar';
  const { eld } = await import('eld/small');
  const found = eld.detect(sample).language || 'und';
  return arabic / letters >= MIXED && !USES_ARABIC_SCRIPT.has(found) ? 'ar' : found;
}

/** Languages of the detector that are written in Arabic script. */
const USES_ARABIC_SCRIPT = new Set(['ar', 'fa', 'ur', 'ku']);

const names = new Intl.DisplayNames('en', { type: 'language' });

/** English name of a language, «an unknown language» for `und`. */
export function languageName(code: string): string {
  return code === 'und' ? 'an unknown language' : (names.of(code) ?? code);
}
