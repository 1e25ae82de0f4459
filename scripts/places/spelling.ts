/** Cleaning of Arabic and Latin names as the sources write them. */

/** Nouns in front of a name that say what kind of place it is; the name is kept without them. */
const HEADS = /^(?:قرية|القرية|بلدة|مدينة|مُحافظة|محافظة|ناحية|حي|حيّ|مركز|موقع)\s+(?=\S)/;
const TAILS = /\s+(?:الضاحية|الضاحبة|البلد)$/;
const LETTERS = /^[\u0621-\u063a\u0641-\u064a0-9]+(?: [\u0621-\u063a\u0641-\u064a0-9]+)*$/;

/** Drops presentation forms, tatweel, harakat and invisible marks; one space between words. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0640\u064b-\u065f\u0670\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The Arabic names in one cell of a source: joins by `/`, `_`, `-` and brackets taken apart, heads such as قرية dropped.
 * @param districts names of districts, dropped where a source appends them to tell namesakes apart
 */
export function arabicNames(cell: string, districts: ReadonlySet<string> = new Set()): string[] {
  const out: string[] = [];
  const pieces = plain(cell).split(/[/_()[\]،,-]+/);
  for (const raw of pieces) {
    let name = raw.trim().replace(TAILS, '');
    while (HEADS.test(name) && name.replace(HEADS, '').length > 2) name = name.replace(HEADS, '');
    const words = name.split(' ');
    if (words.length > 1 && districts.has(words.at(-1)!) && pieces.length > 1) name = words.slice(0, -1).join(' ');
    if (pieces.length > 1 && out.length > 0 && districts.has(name)) continue;
    if (name.length > 1 && LETTERS.test(name) && !out.includes(name)) out.push(name);
  }
  return out;
}

/** Spellings of the same name that the press also uses: a final ه for ة and the other way round, كفر joined or apart. */
export function spellings(name: string): string[] {
  const out = [name];
  const add = (other: string) => {
    if (other !== name && !out.includes(other)) out.push(other);
  };
  for (const one of [...out]) if (/[^ال]ه$/.test(one) && one.length > 3) add(one.replace(/ه$/, 'ة'));
  for (const one of [...out]) {
    const kafr = /^كفر ?(?!ال)(\S{2,})$/.exec(one);
    if (kafr && !/^[ةه]/.test(kafr[1]!)) {
      add(`كفر ${kafr[1]}`);
      add(`كفر${kafr[1]}`);
    }
  }
  return out;
}

/**
 * English names in plain letters: diacritics of scholarly transliteration and the bracketed district that OCHA appends dropped,
 * joins by ` - ` taken apart, what follows a `/` dropped (mostly a district again).
 */
export function englishNames(names: readonly string[]): string[] {
  const plainer = names.flatMap((name) =>
    name
      .replace(/\s*\([^)]*\)/g, '')
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[\u2018\u2019\u02bb\u02bc`]/g, "'")
      .replace(/\s*\/.*$/, '')
      .split(/\s+-\s+/),
  );
  return [...new Set(plainer.map((n) => n.trim().replace(/^'/, '')).filter((n) => /^[A-Za-z0-9][\w '.-]*$/.test(n)))];
}
