/** Days of publication, for ingest. */
import { readNumbers } from '../annotate/numbers/read.ts';
import { inferPublished } from '../annotate/times/index.ts';
import type { Resources } from '../pipeline.ts';
import { readText } from '../text/document.ts';
import { loadLexicon } from '../text/lexicon.ts';
import { Words } from '../text/words.ts';

type Language = Pick<Resources, 'words' | 'lexicon'>;

/** A reader of days of publication for ingest, which meets texts that no article holds; what it needs is loaded at its first use. */
export function dateReader(): (text: string) => { readonly date: string; readonly from: string } | null {
  let language: Language | undefined;
  return (text) => {
    if (!language) {
      const lexicon = loadLexicon();
      language = { lexicon, words: new Words(lexicon) };
    }
    return dayOf(language, text);
  };
}

function dayOf({ words: known, lexicon }: Language, text: string): { date: string; from: string } | null {
  const { tokens, words } = readText(text, known, lexicon);
  const numbers = readNumbers(tokens).map(
    (n) => [n.value.first, [{ name: 'number', last: n.value.last, value: n }]] as const,
  );
  return inferPublished({ tokens, words, found: new Map(numbers) });
}
