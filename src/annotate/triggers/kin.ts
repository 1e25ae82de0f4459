/** Words that name a happening elsewhere: families that are spelt like a capture («أسرهم»), martyrs that a unit is called after. */
import type { TextDocument } from '../../text/document.ts';

const OF = 'من';

/**
 * Whether the words before show that a form means a family: «مع أسرهم»، «إلى أسرهم», behind people («أفراد أسرته»، «أفراد من أسرهم») or
 * joined to them («المقاتلون وأسرهم»); or that so many are counted: «مئات الأسر», «عدد كبير من الأسر».
 */
export function areKin({ words, tokens }: TextDocument, i: number): boolean {
  const word = words[i];
  if (!word?.classes.has('family')) return false;
  if (!word.best.enclitic) {
    const counts = (k: number) => words[k]?.classes.has('quantity') ?? false;
    return counts(i - 1) || (tokens[i - 1]?.key === OF && (counts(i - 2) || counts(i - 3)));
  }
  const isPeople = (k: number) => words[k]?.classes.has('person') ?? false;
  const before = words[i - 1]?.classes;
  if (before?.has('with') || before?.has('t-to')) return true;
  if (tokens[i - 1]?.key === OF) return isPeople(i - 2);
  return isPeople(i - 1) && (word.best.conjunction === 'و' || !words[i - 1]!.best.article);
}

/** «لواء شهداء بدر»: the dead whose name a unit bears. */
export function namesUnit({ words, tokens }: TextDocument, i: number): boolean {
  const [unit, word] = [tokens[i]!.fresh ? null : words[i - 1], words[i]];
  if (!unit || !word || unit.best.article || unit.best.enclitic || word.best.article || word.best.conjunction)
    return false;
  return word.classes.has('victim') && unit.classes.has('armed') && words[i + 1] !== null;
}
