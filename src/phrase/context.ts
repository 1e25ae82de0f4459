/** What is known beside the claim when it is put into words. */
import type { Claim } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';
import { fixed, type Named } from './nouns.ts';
import type { Phraser } from './phraser.ts';

export interface PhraseContext {
  /** Id, name or domain of the article's outlet; null where it is not known. */
  readonly outlet?: string | null;
  /** Day of publication, ISO; roles are those held on it. */
  readonly published?: string | null;
  /** Ids of entities and places, and strings, that a reviewer withholds. */
  readonly withheld?: ReadonlySet<string>;
}

/** «[محجوب]», "[withheld]". */
export function withheldName({ ar, en }: Phraser): Named {
  return { ar: fixed(ar.get('withheld')), en: { text: en.get('withheld'), plural: false } };
}

/** Whether a mention names what is withheld: by its id, by a string in it, or by a listed name in it. */
export function isWithheld(
  phraser: Phraser,
  context: PhraseContext,
  mention: { readonly text: string; readonly entity?: string; readonly id?: string },
): boolean {
  const { withheld } = context;
  if (!withheld || withheld.size === 0) return false;
  if ((mention.entity && withheld.has(mention.entity)) || (mention.id && withheld.has(mention.id))) return true;
  const text = fold(mention.text);
  for (const name of withheld) if (text.includes(fold(name))) return true;
  return namesIn(phraser, mention.text).some((id) => withheld.has(id));
}

function namesIn({ language }: Phraser, text: string): string[] {
  const tokens = tokenize(text);
  const words = tokens.map((t) => (t.kind === 'word' ? language.words.of(t.key) : null));
  const ids: string[] = [];
  tokens.forEach((_, k) => {
    for (const { id } of language.names.at(tokens, words, k, tokens.length)?.values ?? []) ids.push(id);
  });
  return ids;
}

/** The last look over a sentence: whatever withheld name is still in it is masked. */
export function masked(sentence: string, phraser: Phraser, context: PhraseContext, language: 'ar' | 'en'): string {
  let out = sentence;
  for (const name of context.withheld ?? []) {
    const known = phraser.entities.name(name, null) ?? phraser.places.byId(name, false);
    const forms = known ? [known.ar.nominative, known.ar.genitive, known.en.text.replace(/^the /, '')] : [name];
    for (const form of new Set(forms)) if (form) out = out.replaceAll(form, phraser[language].get('withheld'));
  }
  return out;
}

/** The words of the quote between two offsets of the article, folded; null where the quote does not reach. */
export function quotedBetween(claim: Claim, from: number, to: number): string[] | null {
  const { start, end, text } = claim.quote;
  if (from < start || to > end || to < from) return null;
  return tokenize(text.slice(from - start, to - start)).map((t) => t.key);
}
