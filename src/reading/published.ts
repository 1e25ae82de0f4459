/** Days of publication, for ingest. */
import { publishedOf, type Resources } from '../pipeline.ts';
import { loadLexicon } from '../text/lexicon.ts';
import { Words } from '../text/words.ts';

const UNKNOWN = { date: null, from: 'unknown' } as const;

/** A reader of days of publication for ingest, which meets texts that no article holds; what it needs is loaded at its first use. */
export function dateReader(): (text: string) => { readonly date: string; readonly from: string } | null {
  let language: Pick<Resources, 'words' | 'lexicon'> | undefined;
  return (text) => {
    if (!language) {
      const lexicon = loadLexicon();
      language = { lexicon, words: new Words(lexicon) };
    }
    const { date, from } = publishedOf(language, { text, published: UNKNOWN });
    return date === null ? null : { date, from };
  };
}
