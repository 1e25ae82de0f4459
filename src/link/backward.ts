/**
 * Short names that point back inside one article: «رضائي» after «محسن رضائي», «المجلس» after «مجلس الأمن القومي». A name of one word stands for the
 * nearest longer name before it that ends in that word, or begins with it, but for a prefix of up to three letters (the article).
 */
import type { Claim, Mention } from '../model/index.ts';
import { nameWords } from './keys.ts';

const PREFIX = 3;
const SHORT = 3;

/**
 * @param claims of one article, in the order of the text
 * @param idOf the id of a full name
 * @param shared folded words that several bodies are called by («المرصد»): the article's own long name tells which, not the country it is about
 */
export function pointsBack(
  claims: readonly Claim[],
  idOf: (m: Mention) => string,
  shared: ReadonlySet<string>,
): Map<Mention, string> {
  const mentions = claims.flatMap((c) => [...c.agent, ...c.target, ...c.source]).sort((a, b) => a.start - b.start);
  const longer: { readonly words: readonly string[]; readonly id: string }[] = [];
  const out = new Map<Mention, string>();
  for (const m of mentions) {
    const words = nameWords(m.text);
    const [word] = words;
    if (words.length > 1) longer.push({ words, id: idOf(m) });
    else if (word !== undefined && (!m.entity || (shared.has(word) && !longer.some((l) => l.id === m.entity)))) {
      const found = longer.findLast(({ words: full }) => (m.entity ? full[0] === word : refers(word, full)));
      if (found) out.set(m, found.id);
    }
  }
  return out;
}

function refers(word: string, full: readonly string[]): boolean {
  if (word.length < SHORT) return false;
  const first = full[0]!;
  if (full.at(-1) === word || first === word) return true;
  return (
    first.length >= SHORT && word.length > first.length && word.length - first.length <= PREFIX && word.endsWith(first)
  );
}
