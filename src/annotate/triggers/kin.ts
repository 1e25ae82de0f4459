/** Words for somebody's family that are spelt like a capture: «أسرهم» is "their families" and "took them prisoner". */
import type { TextDocument } from '../../text/document.ts';

const OF = 'من';

/**
 * Whether the words before show that a form means a family: «مع أسرهم»، «إلى أسرهم», behind people («أفراد أسرته»، «أفراد من أسرهم») or
 * joined to them («المقاتلون وأسرهم»).
 */
export function areKin({ words, tokens }: TextDocument, i: number): boolean {
  const word = words[i];
  if (!word?.best.enclitic || !word.classes.has('family')) return false;
  const isPeople = (k: number) => words[k]?.classes.has('person') ?? false;
  const before = words[i - 1]?.classes;
  if (before?.has('with') || before?.has('t-to')) return true;
  if (tokens[i - 1]?.key === OF) return isPeople(i - 2);
  return isPeople(i - 1) && (word.best.conjunction === 'و' || !words[i - 1]!.best.article);
}
