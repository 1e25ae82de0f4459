/** Whether two phrases name the same, as the scorer sees it: they share a word, clitics aside. */
import { fold } from '../text/fold.ts';

const CLITICS = /^(وال|فال|بال|كال|لل|ال|و|ف|ب|ل|ك)(?=.{2})/u;

function wordsOf(text: string): Set<string> {
  const out = new Set<string>();
  for (const word of fold(text)
    .replaceAll('ة', 'ه')
    .split(/[^\p{L}\p{N}]+/u)) {
    if (word.length > 1) out.add(word);
    const bare = word.replace(CLITICS, '');
    if (bare.length > 1) out.add(bare);
  }
  return out;
}

export function alike(a: string, b: string): boolean {
  const words = wordsOf(a);
  for (const word of wordsOf(b)) if (words.has(word)) return true;
  return false;
}
