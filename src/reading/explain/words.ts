/** Sentences and words, as a derivation shows them. */
import type { Tag } from '../../model/index.ts';
import type { TextDocument } from '../../text/document.ts';
import type { Reading } from '../../text/lexicon.ts';
import type { Analysis } from '../../text/words.ts';
import type { ReadingView, SentenceView, TokenView } from './derivation.ts';

/** Readings shown of one word. */
const MOST = 3;

export function sentenceViews(doc: TextDocument, tags: readonly Tag[]): SentenceView[] {
  return doc.sentences.map(({ first, last }) => {
    const start = doc.tokens[first]!.start;
    const end = doc.tokens[last - 1]!.end;
    const tokens = Array.from({ length: last - first }, (_, k) => tokenView(doc, tags, first + k));
    return { start, end, text: doc.text.slice(start, end), tokens };
  });
}

function tokenView(doc: TextDocument, tags: readonly Tag[], i: number): TokenView {
  const { start, end, kind, key, disguised } = doc.tokens[i]!;
  const word = doc.words[i];
  return {
    start,
    end,
    text: doc.text.slice(start, end),
    kind,
    key,
    tag: tags[i]!,
    ...(disguised && { disguised }),
    ...(word && {
      known: word.known,
      cut: cutOf(word.best),
      readings: word.best.readings.slice(0, MOST).map(readingView),
    }),
    ...(word?.slip && { slip: word.slip }),
  };
}

/** Clitics and stem, joined by `+`. */
export function cutOf(a: Analysis): string {
  const parts = [a.conjunction, a.preposition, a.article ? 'ال' : '', a.future ? 'س' : '', a.stem, a.enclitic];
  return parts.filter(Boolean).join('+');
}

function readingView({ entry, ...features }: Reading): ReadingView {
  const { lemma, pos, root, classes, gloss, from } = entry;
  const form = Object.entries(features).flatMap(([name, value]) =>
    value === undefined ? [] : [value === true ? name : String(value)],
  );
  return { lemma, pos, form: form.join(' '), classes, from, ...(root && { root }), ...(gloss && { gloss }) };
}
